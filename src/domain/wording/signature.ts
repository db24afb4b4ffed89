import { casualSignOffs, formalSignOffs } from './sign-offs';

const longestSignOff = 60;
const longestSignature = 15;
/** From so many words on, a line below a sign-off is what the client still has to say. */
const sentenceWords = 5;
const proseWords = 14;

const signatureMark = /^(?:[-_=*~]{2,}|[—–]+)$/;
const postscript = /^(?:p\.? ?s\.?|n\.? ?b\.?|edit|nachtrag)(?:[ :.,-]|$)/i;
const sentenceEnd = /[.!?…]["')\]]?$/;
const conjunction = / (?:and|und|et|y|e|en|och|og|a|ac|i|&|\+) /;
const trailingMarks = /[\s,.!;:~*_()\-–—\p{Extended_Pictographic}\u200d\ufe0f]+$/u;
const leadingMarks = /^[\s*_~\-–—]+/;

/** Where a person can be reached: number with a key or in the form of one, address, web site. */
const reach =
  /^(?:t|m|f|p|e|d|w|dd|tel|tel\.|telefon|telefoon|téléphone|teléfono|phone|mobile|mob|mob\.|mobil|mobiel|móvil|cell|cellulare|portable|fax|direct|direct dial|ddi|office|switchboard|e-?mail|mail|web|website|skype|linkedin|durchwahl)(?: ?[:.|]| \+?\d| \()|\bwww\.|https?:\/\/|^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^\+?[\d(][\d\s()./-]{7,}\d$|^(?:mailto:)?[^\s@]+@[^\s@]+\.[a-z]{2,} ?\|/i;
/** A number among other words: `Birch & Co · Reading · 01234 567890`. */
const reachInside = /(?:^|[^\d])(?:\+\d|0\d|\(0\d)[\d ()/.-]{7,}\d/;
const namePart =
  /^(?:\p{Lu}[\p{L}'’.-]*|\(?(?:he|she|they)\/\w+\)?|van|von|de|den|der|di|da|del|la|le|zu|y|bin|al|el|ter|ten|dos|dr\.?|prof\.?|ing\.?|mag\.?|dipl\.?-ing\.?)$/u;

const fromDevice = new RegExp(
  '^(?:(?:sent|gesendet|versendet|envoyé|enviado|inviato|verstuurd|verzonden|skickat|sendt|wysłane|anfonwyd) (?:.{1,12} )?(?:from|via|using|with|von|vom|mit|de|depuis|à partir|desde|con|da|dal|dall|vanaf|met|från|fra|z|o) .{2,70}|' +
    'von (?:meinem|unterwegs).{0,40}(?:gesendet|geschickt)|diese nachricht wurde von meinem .{3,40} gesendet|' +
    '(?:get|download) outlook for .{2,20}|holen sie sich outlook für .{2,20}|(?:obtenez|télécharger|obtener|descargar|scarica|ottieni|download|obter) outlook .{2,30}|outlook voor .{2,20} downloaden)$',
  'i',
);
const device =
  /\b(?:iphone|ipad|android|samsung|galaxy|huawei|xiaomi|pixel|nokia|blackberry|outlook|mail|e-mail|mobile|mobil|handy|smartphone|phone|tablet|yahoo|gmx|proton|protonmail|unterwegs|telefon|cellulare|orange|vodafone)\b|móvil|téléphone/i;

/** The message without its sign-off, the signature below it and what a device adds. */
export function withoutSignature(text: string): string {
  const lines = text.split('\n').filter((line) => !isFromDevice(line));
  return withoutContactBlock(withoutSignOffs(lines)).join('\n');
}

function isFromDevice(line: string): boolean {
  return line.length <= 110 && fromDevice.test(line) && device.test(line) && line.split(' ').length <= 9;
}

/** The first line that says something is never a sign-off: somebody who only writes "Thanks" has said it. */
function withoutSignOffs(lines: readonly string[]): readonly string[] {
  const own: string[] = [];
  let hasWords = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const after = hasWords ? afterSignature(lines, at) : undefined;
    if (after === undefined) own.push(line);
    else at = after - 1;
    hasWords ||= line !== '';
  }
  return own;
}

/** The place after the signature that begins here; undefined when none does. */
function afterSignature(lines: readonly string[], at: number): number | undefined {
  const line = lines[at] ?? '';
  if (line === '' || line.length > longestSignOff) return undefined;
  if (signatureMark.test(line)) return isAboveSignature(lines, at) ? afterSignatureLines(lines, at + 1) : undefined;
  const kind = signOffKind(line);
  if (kind === undefined) return undefined;
  return kind === 'formal' || isFollowedByName(lines, at) ? afterSignatureLines(lines, at + 1) : undefined;
}

function saysHowToReach(line: string): boolean {
  return reach.test(line) || reachInside.test(line);
}

/** `Kind regards`, or with the name behind it: `Kind regards, Ada`. */
function signOffKind(line: string): 'formal' | 'casual' | undefined {
  const plain = line.replace(leadingMarks, '').replace(trailingMarks, '').toLowerCase();
  if (formalSignOffs.has(plain)) return 'formal';
  if (casualSignOffs.has(plain)) return 'casual';
  const parts = plain.split(conjunction);
  if (parts.length > 1 && parts.every((part) => formalSignOffs.has(part) || casualSignOffs.has(part))) return 'formal';
  const comma = line.indexOf(',');
  if (comma < 2 || !isName(line.slice(comma + 1).trim())) return undefined;
  const head = line.slice(0, comma).trim().toLowerCase();
  return formalSignOffs.has(head) || casualSignOffs.has(head) ? 'formal' : undefined;
}

function isFollowedByName(lines: readonly string[], at: number): boolean {
  const [next] = filledBelow(lines, at, 1);
  if (next === undefined) return true;
  return isName(next) || signatureMark.test(next) || reach.test(next) || signOffKind(next) === 'formal';
}

/** Between the parts of a list or a log the same marks stand. */
function isAboveSignature(lines: readonly string[], at: number): boolean {
  const below = filledBelow(lines, at, longestSignature + 1);
  const [first] = below;
  if (first === undefined || signatureMark.test(first)) return below.every((line) => signatureMark.test(line));
  if (isName(first)) return below.length <= longestSignature;
  return below.length <= longestSignature && below.some(saysHowToReach) && !isClientsWord(first);
}

/** The next lines that say something, at most so many. */
function filledBelow(lines: readonly string[], at: number, most: number): readonly string[] {
  const found: string[] = [];
  for (let next = at + 1; next < lines.length && found.length < most; next += 1) {
    const line = lines[next];
    if (line !== undefined && line !== '') found.push(line);
  }
  return found;
}

function afterSignatureLines(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) if (isClientsWord(lines[at] ?? '')) return at;
  return lines.length;
}

/** A postscript or a sentence. Addresses and slogans are shorter, or do not end like one. */
function isClientsWord(line: string): boolean {
  if (line === '') return false;
  if (postscript.test(line)) return true;
  if (reach.test(line) || line.includes('|')) return false;
  const words = line.split(' ').length;
  return words >= proseWords || (words >= sentenceWords && sentenceEnd.test(line));
}

/** One to five capitalized words: Ada Birch, Dr. J. van den Berg. */
function isName(line: string): boolean {
  if (line.length > longestSignOff) return false;
  const words = line.replace(trailingMarks, '').split(' ');
  return words.length <= 5 && words.every((word) => namePart.test(word.replace(/,$/, '')));
}

/** A last paragraph that begins with a name and says where its bearer can be reached. Never the only paragraph. */
function withoutContactBlock(lines: readonly string[]): readonly string[] {
  const end = lastFilled(lines);
  const start = lines.lastIndexOf('', end) + 1;
  const block = lines.slice(start, end + 1);
  if (start === 0 || block.length < 2 || block.length > longestSignature) return lines;
  const [name = ''] = block;
  const isContact = isName(name) && block.some(saysHowToReach) && !block.some(isClientsWord);
  return isContact ? lines.slice(0, start) : lines;
}

function lastFilled(lines: readonly string[]): number {
  for (let at = lines.length - 1; at >= 0; at -= 1) if (lines[at] !== '') return at;
  return -1;
}
