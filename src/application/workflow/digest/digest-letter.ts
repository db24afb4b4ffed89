import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Letter } from '../../ports/mail';
import { checkpointWords } from '../../views/checkpoint';
import {
  approversText,
  queueHeadings,
  queueNames,
  type QueueName,
  type RenewalQueue,
  type RenewalQueueLine,
} from '../../views/renewal-queue';

export interface DigestFacts {
  /** An address of People. */
  readonly to: string;
  readonly name: string;
  readonly week: CalendarDate;
  readonly queue: RenewalQueue;
}

/** Lines of a list in the mail; the homepage has the rest. */
const mostLines = 20;
/** Characters. */
const longestContracts = 100;

interface DigestList {
  readonly heading: string;
  readonly lines: readonly { readonly client: string; readonly words: string }[];
  readonly hidden: number;
}

/**
 * What renewals ask of one person, in the lists of the homepage. No link in it, and nothing is decided by it. The reference is that of
 * the week: a second copy bears the same. Undefined: there is nothing to do, and so no mail.
 */
export function digestLetter({ to, name, week, queue }: DigestFacts): Letter | undefined {
  const lists = queueNames.flatMap((list) => listOf(list, queue[list]));
  if (lists.length === 0) return undefined;
  const count = queueNames.reduce((sum, list) => sum + queue[list].length, 0);
  const late = queue.overdue.length === 0 ? '' : `, ${queue.overdue.length} overdue`;
  const waits = count === 1 ? '1 renewal asks for something' : `${count} renewals ask for something`;
  const intro = `${oneLine(name)}, this is what renewals ask for in the week of ${week}.`;
  const outro = [
    'Open Gmail with Renewal Desk beside it: its homepage lists the same, each a tap away. Nothing is decided by this mail.',
    `Reference ${referenceOf(week)}. A second mail with this reference is a copy.`,
  ];
  return {
    to,
    subject: `[${referenceOf(week)}] ${waits}${late}`,
    body: [intro, ...lists.map(textOf), ...outro].join('\n\n'),
    html: [
      `<p>${escaped(intro)}</p>`,
      ...lists.map(htmlOf),
      ...outro.map((text) => `<p style="color:#5f6368">${escaped(text)}</p>`),
    ].join('\n'),
  };
}

export function referenceOf(week: CalendarDate): string {
  return `renewals-${week}`;
}

function listOf(name: QueueName, lines: readonly RenewalQueueLine[]): readonly DigestList[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostLines).map((line) => ({
    client: oneLine(line.clientName),
    words: `${contractsText(line)}: ${oneLine(wordsOf[name](line))}`,
  }));
  return [{ heading: `${queueHeadings[name]}: ${lines.length}`, lines: shown, hidden: lines.length - shown.length }];
}

/** A renewal of many contracts must not push out what is to be done by when. */
function contractsText({ contracts }: RenewalQueueLine): string {
  const text = oneLine(contracts);
  return text.length <= longestContracts ? text : `${text.slice(0, longestContracts - 1)}…`;
}

const due = ({ item, owner }: RenewalQueueLine) =>
  item === undefined ? owner : `${item.window}, ${checkpointWords[item.state]}, due ${item.dueOn}. ${owner}`;
const decide = ({ decisionOn, owner }: RenewalQueueLine) =>
  `decide by ${decisionOn}.${owner === '' ? '' : ` ${owner}`}`;

const wordsOf: Readonly<Record<QueueName, (line: RenewalQueueLine) => string>> = {
  toApprove: due,
  toSettle: ({ owner }) => `person and engine disagree. ${owner}`,
  unowned: decide,
  toAcknowledge: decide,
  overdue: due,
  due,
  gated: (line) => `no contact about the renewal, ${decide(line)}`,
  awaited: (line) => `${line.item === undefined ? '' : `${line.item.window}. `}${approversText(line)}`,
  overflow: due,
};

function textOf({ heading, lines, hidden }: DigestList): string {
  return [heading, ...lines.map(({ client, words }) => `- ${client}, ${words}`), ...more(hidden)].join('\n');
}

function htmlOf({ heading, lines, hidden }: DigestList): string {
  const rows = lines.map(({ client, words }) => `<li><b>${escaped(client)}</b>, ${escaped(words)}</li>`);
  const rest = more(hidden).map((text) => `<p>${escaped(text)}</p>`);
  return [`<h3>${escaped(heading)}</h3>`, `<ul>${rows.join('')}</ul>`, ...rest].join('\n');
}

function more(hidden: number): readonly string[] {
  return hidden === 0 ? [] : [`And ${hidden} more on the homepage.`];
}

/** Written as code points: these characters would be invisible in this file. Marks that reorder a line leave a name as it is stored. */
const unseen = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]+', 'g');

/** A name from outside makes no line of its own, in the plain text neither. */
function oneLine(text: string): string {
  return text.replace(unseen, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
