import type { Random } from '../random';
import type { Language, WorldContact } from '../world';
import { phrases } from './phrases';

export interface Correspondent {
  readonly contact: WorldContact;
  readonly company: string;
  readonly town: string;
  readonly language: Language;
}

/** What stands below a person's words: name and numbers, a phone's advertisement, a lawyer's paragraph. */
export function mailTail({ contact, company, town, language }: Correspondent, random: Random): readonly string[] {
  const { mobileFooters, disclaimers } = phrases[language];
  if (random.chance(0.16)) return ['', random.pick(mobileFooters)];
  const lines: string[] = [];
  if (random.chance(0.65)) lines.push('', ...signature(contact, company, town, random));
  if (random.chance(0.28)) lines.push('', random.pick(disclaimers));
  return lines;
}

function signature(
  { firstName, lastName, title, phone, email }: WorldContact,
  company: string,
  town: string,
  random: Random,
): readonly string[] {
  const name = `${firstName} ${lastName}`;
  switch (random.whole(0, 3)) {
    case 0:
      return ['--', name, `${title} | ${company}`, `T: ${phone}`, email];
    case 1:
      return [
        '-- ',
        name,
        title,
        '',
        company,
        `12 Harbour Road, ${town}`,
        `Tel ${phone}  |  Mob 07700 900${phone.slice(-3)}`,
      ];
    case 2:
      return ['_________________________', `${name}, ${title}`, `${company} · ${town} · ${phone}`];
    default:
      return [
        name.toUpperCase(),
        `${title}`,
        `${company}`,
        `D ${phone}  E ${email}  W www.${email.split('@')[1] ?? ''}`,
      ];
  }
}

export interface Earlier {
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly at: number;
  readonly text: string;
}

/** An older mail below the new one, as different mail programs put it: words that the client did not write now. */
export function quotedMail(
  { name, address, subject, at, text }: Earlier,
  { contact, language }: Pick<Correspondent, 'contact' | 'language'>,
  random: Random,
): readonly string[] {
  const { wrote, header } = phrases[language];
  const body = text.split(/\r?\n/);
  const to = `${contact.firstName} ${contact.lastName} <${contact.email}>`;
  const date = new Date(at);
  const [from, sent, recipient, topic] = header;
  const block = [
    `${from}: ${name} <${address}>`,
    `${sent}: ${date.toUTCString().slice(0, 22)}`,
    `${recipient}: ${to}`,
    `${topic}: ${subject}`,
    '',
  ];
  switch (random.whole(0, 2)) {
    case 0:
      return [wrote(name, address, date), '', ...body.map((line) => `> ${line}`)];
    case 1:
      return ['________________________________', ...block, ...body];
    default:
      return [`-----Original Message-----`, ...block, ...body.map((line) => (line === '' ? '' : `> ${line}`))];
  }
}

/** Lines of a mail as HaloPSA keeps them: no two empty lines in a row, none at the ends. */
export function asMailText(lines: readonly string[]): string {
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\r\n')
    .trim();
}
