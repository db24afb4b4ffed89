/** Marks that mail programs put before the subject they answer to. */
const replyMarks = /^(?:\s*(?:re|aw|sv|antw|r|rv|res|fwd?|wg|tr)\s?:)*\s*/i;

/** Alone, or followed by a colon, a dash or the subject that is answered to. */
const absence = new RegExp(
  '^(?:' +
    [
      'automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply',
      'out of (?:the )?office(?: (?:auto-?reply|reply|notification|message))?|ooo',
      'automatische antwort|abwesenheitsnotiz|abwesenheit(?:smeldung|sassistent)?|abwesend|nicht im büro',
      "réponse automatique|absence du bureau|absent(?:e)? du bureau|message d['’]absence",
      'respuesta automática|fuera de (?:la )?oficina|ausente de la oficina',
      "risposta automatica|fuori (?:sede|ufficio)|assenza dall[’']ufficio",
      'automatisch antwoord|automatische (?:reactie|beantwoording)|afwezig(?:heidsbericht|heid)?|niet (?:op|aanwezig op) kantoor',
      'resposta automática|ausência|ausente|autosvar|automatiskt svar|autosvar|frånvaro|automatisk svar|odpowiedź automatyczna',
    ].join('|') +
    ')\\s*(?:$|[:：!.-]|–|—|\\(|until|bis|vom|from)',
  'i',
);

const bounce =
  /^(?:undeliverable|undelivered mail|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|failure|system|subsystem)|message (?:undeliverable|not delivered)|returned mail|failure notice|unzustellbar|nicht zustellbar|non remis|échec de la remise|no se puede entregar|no entregado|non recapitabile|mancato recapito|onbestelbaar|niet bezorgd)\s*(?:$|[:(]|-)/i;
/** What a report of a mail server says; a person who writes about bounced mail says it otherwise. */
const bounceReport =
  /\b(?:delivery has failed|could ?n[o']t be delivered|was ?n[o']t delivered|could not be delivered|was not delivered|recipient(?:'s)? (?:address|mailbox)|mailer-daemon|postmaster|remote server|action: failed|diagnostic|smtp|550|5\.\d\.\d|nicht zugestellt|n['’]a pas (?:pu être|été) remis|no se ha podido entregar|non è stato possibile recapitare|niet worden bezorgd)/i;

const receipt =
  /^(?:read|gelesen|lu|leído|letto|gelezen|accepted|declined|tentative|zugesagt|abgelehnt|accepté|refusé|aceptado|rechazado|accettato|rifiutato|geaccepteerd|geweigerd)\s?: /i;
const receiptReport =
  /^\s*$|\bwas read on\b|\bwurde (?:am .{4,40} )?gelesen\b|\ba été lu\b|\bfue leído\b|\bè stato letto\b|\bgelezen op\b|\bread receipt\b|\blesebestätigung\b/i;

/** Somebody wants such a reply to be set up, or asks about one. */
const request =
  /\b(?:can|could|would) (?:you|someone|somebody|we)\b|\bplease (?:can|could|set|turn|switch|add|put|remove|enable)|\b(?:how (?:do|can) (?:i|we)|need (?:an?|the|to)|isn['’]t working|not working|doesn['’]t work|won['’]t)\b|\b(?:können|könnten) (?:sie|wir)\b|\bbitte (?:um|ein|aus|akt)|\bpouvez-vous\b|\bpueden\b|\bpotete\b|\b(?:kunnen|kunt) (?:jullie|u)\b|\?\s*$/im;

/** Whether nobody wrote this: a mail program answered by itself, or a mail server reported. */
export function isAutomaticReply(summary: string, message: string): boolean {
  const subject = summary.replace(replyMarks, '');
  if (absence.test(subject)) return !request.test(message);
  if (bounce.test(subject)) return bounceReport.test(message);
  return receipt.test(subject) && receiptReport.test(message);
}
