/** `Re:`, `AW[2]:`, `Fwd:` and what mail programs of other languages write for them. Not `R:` and `I:`: they are drives, too. */
const mark =
  /^(?:re|fwd?|aw|wg|sv|vs|antw|antwort|rv|res|enc|tr|réf|rif|doorst|doorgestuurd|odp|pd)(?: ?[[(]\d{1,3}[\])])? ?: ?/i;
/** `[Ticket #0012345]`, `(ID: 12345)`, `##12345##`, `INC0012345 -`, `[External]`. A host name in brackets is none of these. */
const identity = new RegExp(
  '(?:' +
    [
      '[[({]+ ?(?:ticket|case|request|incident|id|ref|reference|sr|inc|req|vorgang|anfrage|dossier|caso|zaak)[ .:#-]*(?:id|no|nr|number)?[ .:#-]*[a-z]{0,4}-?\\d{3,12} ?[\\])}]+',
      '[[(] ?#? ?\\d{4,12} ?[\\])]',
      '##+ ?[\\w-]{3,20} ?##+',
      '\\[ ?(?:ext|extern|external|external e-?mail|external sender|externe|esterno|externo) ?\\]',
      '\\b(?:ticket|case|incident|request) ?(?:id|no\\.?|nr\\.?|number)? ?[:#]+ ?\\d{4,12}\\b',
      '\\b(?:INC|REQ|SR|RITM|CS)-?\\d{5,12}\\b',
    ].join('|') +
    ')[ :|–-]*',
  'gi',
);
const mayHoldIdentity = /\d{3}|\[ ?ext|##|estern/i;

/** A subject without reply marks, ids of tickets and the mark of mail from outside. */
export function withoutMarks(subject: string): string {
  const named = mayHoldIdentity.test(subject) ? subject.replace(identity, ' ') : subject;
  let own = named.trim();
  while (mark.test(own)) own = own.replace(mark, '');
  return own.replace(/[ :|–-]+$/, '').trim();
}
