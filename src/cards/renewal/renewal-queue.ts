import type { RenewalQueue, RenewalQueueLine } from '#application/views/renewal-queue';
import type { Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { capped, icon, line, opens } from '../widgets';
import { checkpointWords, windowText } from './renewal-words';

const mostLines = 12;
/** Lines of a list that show before a tap on "show more". */
const inSight = 3;

interface QueueWords {
  readonly header: string;
  readonly icon: string;
  below(line: RenewalQueueLine): string;
}

const due = ({ item, owner }: RenewalQueueLine) =>
  item === undefined
    ? owner
    : `${windowText(item.window)}, ${checkpointWords[item.state]}, due ${dayText(item.dueOn)}. ${owner}`;

/** In the order in which a person should look at them. */
const lists: Readonly<Record<keyof RenewalQueue, QueueWords>> = {
  toApprove: { header: 'Evidence to approve', icon: 'fact_check', below: due },
  toSettle: {
    header: 'Disagreements to settle',
    icon: 'balance',
    below: ({ owner }) => `Person and engine disagree. ${owner}`,
  },
  unowned: {
    header: 'Renewals nobody owns',
    icon: 'person_off',
    below: ({ decisionOn }) => `Decide by ${dayText(decisionOn)}`,
  },
  toAcknowledge: {
    header: 'Say that you have it',
    icon: 'how_to_reg',
    below: ({ decisionOn }) => `Decide by ${dayText(decisionOn)}`,
  },
  overdue: { header: 'Overdue checkpoints', icon: 'assignment_late', below: due },
  due: { header: 'Checkpoints due', icon: 'pending_actions', below: due },
  gated: {
    header: 'Held by an incident',
    icon: 'front_hand',
    below: ({ decisionOn }) => `No contact about the renewal. Decide by ${dayText(decisionOn)}`,
  },
  overflow: { header: 'In the list, not a task yet', icon: 'low_priority', below: due },
};

export function renewalQueueSections(queue: RenewalQueue | undefined): readonly Section[] {
  if (queue === undefined) return [];
  return (Object.keys(lists) as (keyof RenewalQueue)[]).flatMap((name) => sectionOf(name, queue[name]));
}

function sectionOf(name: keyof RenewalQueue, lines: readonly RenewalQueueLine[]): readonly Section[] {
  if (lines.length === 0) return [];
  const words = lists[name];
  const widgets = capped(
    lines,
    mostLines,
    (each) => lineOf(name, each, words),
    (hidden) => `And ${hidden} more.`,
  );
  const header = `${words.header}: ${lines.length}`;
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

function lineOf(name: keyof RenewalQueue, queued: RenewalQueueLine, words: QueueWords): Widget {
  const { clientId, renewalId, clientName, contracts, item } = queued;
  const place = { clientId, renewalId };
  const onClick =
    name === 'toApprove' && item !== undefined
      ? opens({ name: 'openEvidence', ...place, window: item.window })
      : name === 'toSettle'
        ? opens({ name: 'startSettling', ...place })
        : opens({ name: 'openRenewal', ...place });
  return line({
    icon: icon(words.icon, words.header),
    text: `<b>${escapeText(clientName)}</b> ${escapeText(contracts)}`,
    below: plainText(words.below(queued)),
    onClick,
  });
}
