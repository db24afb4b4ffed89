import { isAutomaticReply } from './automatic-reply';
import { isPersonal } from './personal-voice';

export interface TicketWording {
  /** As they came, nothing stripped. */
  readonly summary: string;
  readonly details: string;
  /** The service desk's category, where it has one. */
  readonly category?: string;
}

/** A message of a machine says what it is in its first lines. */
const headCharacters = 1_500;

/** Subjects that only monitoring writes: a severity or the name of a product, set apart from what follows. */
const alertSubject = new RegExp(
  [
    '^\\W*(?:alert|alarm|critical|warning|monitoring|monitor|rmm|autotask alert|threshold|fault|failed|failure|success|error|major|minor|down|up|ok|resolved|recovered|recovery|problem|acknowledged?|informational|event) ?[\\])|}]',
    '^\\W*(?:[A-Z]+ )?(?:alert|alarm|monitoring|rmm|warnung|alerte|alerta|allarme|melding|storingsmelding) ?(?:[:|]| [-–—] )',
    '^\\W*(?:problem|recovery|acknowledgement|flappingstart|flappingstop) (?:host|service)\\b',
    '\\b(?:nagios|zabbix|prtg|icinga|datadog|pingdom|uptime ?robot|site24x7|solarwinds|n-central|n-able|ninja(?:one|rmm)|datto|kaseya|connectwise|labtech|atera|syncro|auvik|veeam|acronis|storagecraft|shadowprotect|altaro|sentinelone|huntress|logicmonitor|checkmk|centreon|domotz|liongard|pulseway|synology|qnap|idrac|apc ups)\\b.{0,40}\\b(?:alert|alarm|notification|warning|report|event|failed|success|summary|monitor|incident)',
    '\\b(?:check|sensor|monitor|probe)\\b.{0,60}\\b(?:is|has gone|went|changed to|status) ?:? ?(?:down|up|critical|warning|ok)\\b',
  ].join('|'),
  'i',
);

/** What monitoring reports and people report, too: it takes a second sign of a machine. */
const conditionSubject = new RegExp(
  [
    '^\\W*(?:problem|resolved|recovery|down|up|critical|warning|triggered|ok|high|disaster|average) ?(?:[:|]| [-–—] ) ?(?=.*(?:host|server|sensor|device|disk|cpu|memory|ping|service|interface|trigger|\\bis (?:down|up|unreachable)\\b|(?:\\d+ ?%)))',
    '\\b(?:low|critical|insufficient) (?:disk|free) space|\\b(?:disk|free|drive) space (?:is )?(?:low|critical|below|under|warning)|\\bdisk (?:usage|full|is full|almost full)|\\bdrive [a-z]: .{0,30}(?:full|\\d+ ?%)',
    '\\bback-?ups?\\b.{0,60}\\b(?:fail(?:ed|ure|s)?|complete[ds]?|succeed(?:ed|s)?|successful|warnings?|missed|overdue|not run|error|issue)\\b|\\bfailed back-?up',
    '\\b(?:is|went|has gone|was|now|server|host|agent|device)? ?(?:offline|unreachable|not responding|back online|not reporting)\\b|\\b(?:host|server|node|site|interface|link|device|vm) .{0,40}\\bis (?:down|up)\\b|^\\S+ (?:is )?(?:down|up)$',
    '\\b(?:cpu|processor|memory|ram|swap|load|temperature)\\b.{0,40}(?:above|over|high|exceed|critical|\\d+ ?%)|\\bhigh (?:cpu|memory|ram|temperature|latency|packet loss)\\b',
    '\\bpatch(?:es|ing)?\\b.{0,40}\\b(?:fail(?:ed|ure)?|missing|pending)|\\bmissing patches|\\bwindows updates? (?:failed|missing)|\\b(?:reboot|restart) (?:required|pending)',
    '\\bservices?\\b.{0,60}\\b(?:stopped|not running|terminated|restarted)\\b',
    '\\b(?:threat|malware|virus|ransomware|trojan)\\b.{0,40}\\b(?:detected|found|quarantined|blocked|mitigated)\\b|\\b(?:antivirus|definitions?)\\b.{0,40}\\b(?:outdated|out of date|disabled|expired)',
    '\\b(?:ssl|tls|certificate|domain|warranty|licen[cs]e)\\b.{0,60}\\b(?:expires?|expiring|expired|will expire)\\b',
    '\\b(?:raid|array|smart|hdd|ssd|physical disk|volume)\\b.{0,40}\\b(?:degraded|failed|predict|rebuild|error|failure)|\\bups\\b.{0,40}\\b(?:battery|mains|power)',
    '\\b(?:has not|not) checked in\\b|\\bheartbeat\\b|\\bfailed log-?(?:on|in)s?\\b|\\baccount lockouts?\\b|\\bevent (?:id|log)\\b|\\breplication\\b.{0,30}\\b(?:failed|error|behind)',
    '\\b(?:daten)?sicherung\\b.{0,40}\\b(?:fehlgeschlagen|fehler|erfolgreich|nicht)|\\bspeicherplatz\\b|\\bfestplatte\\b.{0,30}\\bvoll\\b|\\bnicht erreichbar\\b|\\bausgefallen\\b',
    '\\b(?:sauvegarde)\\b.{0,40}(?:échou|échec|erreur|réussi)|échec de (?:la )?sauvegarde|\\bespace disque\\b|\\binjoignable\\b|\\bhors ligne\\b',
    '\\bcopia de seguridad\\b.{0,40}\\b(?:fall|error|correct)|\\bespacio en disco\\b|\\bfuera de línea\\b|\\bback-?up\\b.{0,40}\\b(?:non riuscit|fallit|mislukt)|\\bspazio su disco\\b|\\bnon raggiungibile\\b|\\bschijfruimte\\b|\\bniet bereikbaar\\b',
  ].join('|'),
  'i',
);

/** SRV-01, DC02, NAS-PARIS-1, WIN-3F9K2: a name that a person gives to a machine, or an address of one. */
const hostName =
  /\b(?=[A-Z0-9-]*\d)[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[a-z0-9-]+\.(?:local|lan|internal|corp)\b/;

/** Sentences and fields of monitoring in the message. */
const machineSentence = new RegExp(
  [
    '\\b(?:automated|automatic|automatically generated|system[- ]generated|auto-generated) (?:message|e-?mail|mail|alert|notification|report|response)',
    '\\b(?:was|is|been) (?:automatically generated|generated automatically|sent automatically)',
    '\\bdiese (?:e-?mail|nachricht) wurde automatisch|\\bce message (?:est|a été) (?:généré |envoyé )?automatique|\\bmensaje (?:generado )?automátic|\\bmessaggio (?:generato )?automatic|\\bautomatisch gegenereerd',
    '\\bthreshold (?:exceeded|breached|reached)|\\bexceeded (?:the |its )?threshold|\\b(?:monitor|sensor|check|alert|trigger) (?:was |has been )?(?:triggered|raised|cleared)|\\bhas not checked in\\b|\\bended with (?:warnings|errors)|\\bclears by itself',
    '\\b(?:alert|monitor|sensor|probe|trigger|event) (?:id|name|type|time|severity|status|details)\\b ?[:=]',
  ].join('|'),
  'i',
);
const field =
  /^(?:host(?:name)?|device(?: name)?|server|computer|machine|agent|site|client|customer|monitor|sensor|check|probe|severity|priority|status|state|alert(?: \w+)?|trigger(?: \w+)?|event(?: \w+)?|source|threshold|value|job(?: \w+)?|start(?: time)?|end(?: time)?|duration|address|ip(?: address)?|time(?:stamp)?|date\/time|service|message|description|details|os|drive|volume|free space|last (?:seen|check|run|backup)|error(?: code)?|result|output|additional info) ?[:=] ?\S/gim;
const monitoringCategory = /\bmonitor|\balert|\brmm\b/i;

/**
 * Whether a machine opened the ticket: monitoring, a backup job, an automatic reply. Where a person speaks, it is that person's
 * ticket, whatever was forwarded.
 */
export function isMachineMade({ summary, details, category = '' }: TicketWording): boolean {
  const head = details.slice(0, headCharacters);
  if (isAutomaticReply(summary, head)) return true;
  if (!isAlert(summary, head, category)) return false;
  return !isPersonal(`${summary}\n${head}`);
}

function isAlert(summary: string, head: string, category: string): boolean {
  if (alertSubject.test(summary) || monitoringCategory.test(category) || machineSentence.test(head)) return true;
  if (!conditionSubject.test(summary)) return false;
  return hostName.test(summary) || (head.match(field) ?? []).length >= 2;
}
