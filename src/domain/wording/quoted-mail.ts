import { headerKeys } from './mail-header-keys';

/** Longer lines are prose: no mail program introduces a quotation with so many characters. */
const longestIntroduction = 320;

const quoteMark = /^(?:>|\| )/;

/** `On 3 May 2025 at 10:12, Ada Birch wrote:` in the languages of the mail programs around us. A date has a digit. */
const introduction = new RegExp(
  '^(?=.*\\d).*(?:' +
    [
      '^(?:on|at|\\d).*\\bwrote ?:',
      '^(?:am|on|vom) .*\\bschrieb\\b.*:',
      '^le .* a écrit ?:',
      '^el .* escribió ?:',
      '^il .* ha scritto ?:',
      '^op .* schreef\\b.*:',
      '^em .* escreveu ?:',
      '^ar .* ysgrifennodd\\b.*:',
      '^(?:den|på) .* skrev\\b.*:',
    ].join('|') +
    ')$',
  'i',
);
/** Where an introduction that is wrapped over several lines may begin. */
const introductionStart = /^(?:on|am|le|el|il|op|em|ar|den|vom|på)\b|^\d{4}-\d\d-\d\d/i;
const introductionEnd = /:$/;

const rule = /^[-_=*–—]{2,}$/;

const originals =
  'original message|original appointment|forwarded message|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|' +
  "message d['’]origine|message transféré|message original|mensaje original|mensaje reenviado|messaggio originale|" +
  'messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|mensagem original|mensagem encaminhada|' +
  'ursprungligt meddelande|vidarebefordrat meddelande';
const originalLine = new RegExp(`^[-_*=– ]{2,}(?:${originals})\\b`, 'i');
const originalInside = new RegExp(`-{3,} ?(?:${originals}) ?-{3,}`, 'i');
const forwardedLine =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht) ?:?$/i;
/** Service desks ask for replies above such a line. */
const replyAbove =
  /^[#\-=* ]*(?:please )?(?:type|write|reply|enter)\b.{0,40}\babove this line\b|^[#\-=* ]*bitte (?:antworten|schreiben) sie (?:ober|über)/i;

/** Introductions inside a line: where a desk has kept a mail without its line ends. */
const introductionInside = /(?:^| )On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d)[^\n]{6,200}? wrote: /;

/** What may hold a quotation at all; most texts do not, and are not looked at line by line. */
const suspicion = new RegExp(
  `^(?:>|\\| )|above this line|antworten sie|schreiben sie|wrote ?:|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|ysgrifennodd|skrev|${originals}|weitergeleiteten|réexpédié|` +
    '^\\*?(?:from|von|de|da|van|från|oddi wrth)\\*? ?:|\\b(?:from|von): ',
  'im',
);

/** The lines that are not quoted from an earlier mail. Answers below or between quoted lines are kept. */
export function withoutQuotedMail(text: string): string {
  return suspicion.test(text) ? ownLines(cutInside(text).split('\n')).join('\n') : text;
}

function ownLines(lines: readonly string[]): readonly string[] {
  const own: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const after = quoteMark.test(line) ? at + 1 : introducedAt(lines, at);
    if (after === undefined) own.push(line);
    else if (!quoteMark.test(line) && !answersBelow(lines, after)) {
      // Above the first own word such a line is the desk's own request to answer above it.
      if (!replyAbove.test(line) || own.some((kept) => kept !== '')) return withoutRule(own);
    }
    at = after ?? at + 1;
  }
  return own;
}

/** Mail programs set an earlier mail apart with a rule. */
function withoutRule(own: readonly string[]): readonly string[] {
  let end = own.length;
  while (end > 0 && (own[end - 1] === '' || rule.test(own[end - 1] ?? ''))) end -= 1;
  return own.slice(0, end);
}

/** The place after what introduces an earlier mail here; undefined when nothing does. */
function introducedAt(lines: readonly string[], at: number): number | undefined {
  const line = lines[at] ?? '';
  if (line === '' || line.length > longestIntroduction) return undefined;
  if (originalLine.test(line) || forwardedLine.test(line) || replyAbove.test(line)) return at + 1;
  return afterIntroduction(lines, at) ?? afterHeaderBlock(lines, at);
}

/** Mail programs wrap an introduction over up to three lines. */
function afterIntroduction(lines: readonly string[], at: number): number | undefined {
  let joined = lines[at] ?? '';
  if (introduction.test(joined)) return at + 1;
  if (!introductionStart.test(joined)) return undefined;
  for (let next = at + 1; next <= at + 2; next += 1) {
    const line = lines[next] ?? '';
    if (line === '' || quoteMark.test(line) || joined.length + line.length > longestIntroduction) return undefined;
    joined = `${joined} ${line}`;
    if (introductionEnd.test(line)) return introduction.test(joined) ? next + 1 : undefined;
  }
  return undefined;
}

/** `From:` and, right below it, when or about what, and one key more. One that a client fills in has no such keys. */
function afterHeaderBlock(lines: readonly string[], at: number): number | undefined {
  if (headerKeyOf(lines[at]) !== 'from') return undefined;
  const keys = new Set<string>();
  let next = at + 1;
  for (; next <= at + 7 && lines[next] !== '' && next < lines.length; next += 1) {
    const key = headerKeyOf(lines[next]);
    // A list of addresses may go on in the next line.
    if (key !== undefined) keys.add(key);
  }
  return keys.size >= 2 && (keys.has('subject') || keys.has('sent')) ? next : undefined;
}

function headerKeyOf(line: string | undefined): string | undefined {
  const colon = line?.indexOf(':') ?? -1;
  if (line === undefined || colon < 1 || colon > 16) return undefined;
  return headerKeys.get(line.slice(0, colon).replace(/[* ]/g, '').toLowerCase());
}

/** Quoted lines follow: what comes after them is the answer. */
function answersBelow(lines: readonly string[], after: number): boolean {
  const next = lines.slice(after, after + 3).find((line) => line !== '');
  return next !== undefined && quoteMark.test(next);
}

/** Cuts where an earlier mail begins inside a line. */
function cutInside(text: string): string {
  const marks = [text.search(originalInside), text.search(introductionInside), headerBlockInside(text)];
  const found = marks.filter((place) => place >= 0);
  return found.length === 0 ? text : lineStartOr(text, Math.min(...found));
}

/** A mark at the start of its line is left to the walk over lines, which knows what may follow. */
function lineStartOr(text: string, place: number): string {
  const before = text.slice(text.lastIndexOf('\n', place - 1) + 1, place);
  return before.trim() === '' ? text : text.slice(0, place);
}

/** `From: … Sent: … To: … Subject:` within one line, each soon after the one before. */
function headerBlockInside(text: string): number {
  for (let from = text.indexOf('From: '); from !== -1; from = text.indexOf('From: ', from + 1)) {
    const near = text.slice(from, from + 700);
    const end = near.indexOf('\n');
    const line = end === -1 ? near : near.slice(0, end);
    const sent = firstOf(line, [' Sent: ', ' Date: ']);
    const subject = line.indexOf(' Subject: ');
    if (sent > 0 && subject > sent) return from;
  }
  return -1;
}

function firstOf(text: string, parts: readonly string[]): number {
  return parts.map((part) => text.indexOf(part)).find((place) => place >= 0) ?? -1;
}
