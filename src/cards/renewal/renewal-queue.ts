import type { HomepageView } from '#application/views/homepage';
import {
  approversText,
  isEmptyQueue,
  queueHeadings,
  queueNames,
  type QueueName,
  type RenewalQueueLine,
} from '#application/views/renewal-queue';
import type { Role } from '#domain/vocabulary/person';
import type { Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { capped, icon, line, opens, paragraph } from '../widgets';
import { checkpointWords, windowText } from './renewal-words';

const mostLines = 12;
/** Lines of a list that show before a tap on "show more". */
const inSight = 3;

interface QueueWords {
  readonly icon: string;
  below(line: RenewalQueueLine): string;
}

const due = ({ item, owner }: RenewalQueueLine) =>
  item === undefined
    ? owner
    : `${windowText(item.window)}, ${checkpointWords[item.state]}, due ${dayText(item.dueOn)}. ${owner}`;

const lists: Readonly<Record<QueueName, QueueWords>> = {
  toApprove: { icon: 'fact_check', below: due },
  toSettle: {
    icon: 'balance',
    below: ({ owner }) => `Person and engine disagree. ${owner}`,
  },
  unowned: {
    icon: 'person_off',
    below: ({ decisionOn }) => `Decide by ${dayText(decisionOn)}`,
  },
  toAcknowledge: {
    icon: 'how_to_reg',
    below: ({ decisionOn }) => `Decide by ${dayText(decisionOn)}`,
  },
  overdue: { icon: 'assignment_late', below: due },
  due: { icon: 'pending_actions', below: due },
  gated: {
    icon: 'front_hand',
    below: ({ decisionOn }) => `No contact about the renewal. Decide by ${dayText(decisionOn)}`,
  },
  awaited: {
    icon: 'hourglass_top',
    below: (queued) =>
      queued.item === undefined ? approversText(queued) : `${windowText(queued.item.window)}. ${approversText(queued)}`,
  },
  overflow: { icon: 'low_priority', below: due },
};

/** Whose renewals the lists are about, by the first role a person has. Source: PRODUCT, "Who sees what". */
const emptyLists: readonly { readonly role: Role; readonly header: string; readonly text: string }[] = [
  { role: 'mspOwner', header: 'Renewals', text: 'No renewal asks for anything.' },
  { role: 'successLead', header: 'Renewals of your team', text: 'No renewal of your team asks for anything.' },
  { role: 'accountManager', header: 'Your renewals', text: 'No renewal of yours asks for anything.' },
];

/** For whose work renewals are an empty list is said, too. */
export function renewalQueueSections({
  renewals: queue,
  person,
  isUpdating,
}: Pick<HomepageView, 'renewals' | 'person' | 'isUpdating'>): readonly Section[] {
  if (queue === undefined || isUpdating === true) return [];
  if (!isEmptyQueue(queue)) return queueNames.flatMap((name) => sectionOf(name, queue[name]));
  const words = emptyLists.find(({ role }) => person.roles.includes(role));
  return words === undefined ? [] : [{ header: words.header, widgets: [paragraph(words.text)] }];
}

function sectionOf(name: QueueName, lines: readonly RenewalQueueLine[]): readonly Section[] {
  if (lines.length === 0) return [];
  const words = lists[name];
  const widgets = capped(
    lines,
    mostLines,
    (each) => lineOf(name, each, words),
    (hidden) => `And ${hidden} more.`,
  );
  const header = `${queueHeadings[name]}: ${lines.length}`;
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

function lineOf(name: QueueName, queued: RenewalQueueLine, words: QueueWords): Widget {
  const { clientId, renewalId, clientName, contracts, item } = queued;
  const place = { clientId, renewalId };
  const onClick =
    (name === 'toApprove' || name === 'awaited') && item !== undefined
      ? opens({ name: 'openEvidence', ...place, window: item.window })
      : name === 'toSettle'
        ? opens({ name: 'startSettling', ...place })
        : opens({ name: 'openRenewal', ...place });
  return line({
    icon: icon(words.icon, queueHeadings[name]),
    text: `<b>${escapeText(clientName)}</b> ${escapeText(contracts)}`,
    below: plainText(words.below(queued)),
    onClick,
  });
}
