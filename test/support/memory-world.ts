import type { Card, CardActionName, CardResponse } from '#cards/card';
import type {
  AddOnAnswer,
  LocalWorld,
  MailMessage,
  StandingFaults,
  WorldPerson,
  WorldState,
} from '#hosts/workbench/local-world';
import type { Click } from '#hosts/workbench/page-api';
import { clientCard, contractCard, homepageCard, hostileCard, strangerCard, timelineCard } from './memory-cards';
import { interventionForm } from './memory-form';

const hour = 3_600_000;

/** Tuesday, August 12, 2025, 9:04 in Berlin. */
const firstInstant = Date.UTC(2025, 7, 12, 7, 4);

const people: readonly WorldPerson[] = [
  { email: 'mara.lind@harbour-it.example', name: 'Mara Lind', title: 'Account manager' },
  { email: 'tom.okafor@harbour-it.example', name: 'Tom Okafor', title: 'Customer success lead' },
  { email: 'ines.duarte@harbour-it.example', name: 'Inês Duarte', title: 'Leadership' },
  { email: 'admin@harbour-it.example', name: 'Robin Vale', title: 'Workspace administrator' },
];

interface Letter {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly hoursAgo: number;
  readonly isUnread: boolean;
}

const letters: readonly Letter[] = [
  {
    id: 'm-client',
    from: 'Jonas Weber <jonas.weber@northwind.example>',
    subject: 'Before we renew: the outages in July',
    hoursAgo: 1,
    isUnread: true,
    body: 'Hi Mara,\n\nbefore we talk about the next term I would like to understand what went wrong in July. Our warehouse stood still twice, and twice we learned of it from our own people.\n\nCould you send the figures, and come by next week? Thursday suits us.\n\nBest,\nJonas\n\n> On Aug 8, Mara Lind wrote:\n> Shall we set a date for the renewal talk?',
  },
  {
    id: 'm-hostile',
    from: '"<b>Bad</b> Actor" <actor@contoso.example>',
    subject: '<img src=x onerror="window.attacked=1"> مرحبا',
    hoursAgo: 3,
    isUnread: true,
    body:
      '<script>window.attacked=1</script>\n\n<img src=x onerror="window.attacked=1">\n\nمرحبا بكم\n\n' +
      'y'.repeat(180),
  },
  {
    id: 'm-stranger',
    from: 'news@vendor.example',
    subject: 'Seven ways to grow your practice',
    hoursAgo: 20,
    isUnread: false,
    body: 'Dear reader,\n\nread on.',
  },
  {
    id: 'm-crash',
    from: 'Lea Brandt <lea@fabrikam.example>',
    subject: 'Invoice 2210',
    hoursAgo: 26,
    isUnread: false,
    body: 'Hello,\n\nplease see the attached invoice.',
  },
  {
    id: 'm-slow',
    from: 'Sam Idowu <sam@tailspin.example>',
    subject: 'Laptops for the new starters',
    hoursAgo: 24 * 9,
    isUnread: false,
    body: 'Hi Mara,\n\nwe need five more laptops by September.\n\nSam',
  },
  {
    id: 'm-empty',
    from: 'Tom Okafor <tom.okafor@harbour-it.example>',
    subject: '',
    hoursAgo: 24 * 250,
    isUnread: false,
    body: 'FYI',
  },
];

/** What a test saw the page ask for. */
export interface MemoryWorld extends LocalWorld {
  readonly clicks: readonly Click[];
  readonly asked: readonly string[];
  setSyncing(isSyncing: boolean): void;
  /** The homepage is this card from now on. */
  setHomepage(card: Card): void;
}

/** The local system in memory: real cards, no vendor and no bundle behind them. */
export function memoryWorld(): MemoryWorld {
  const clicks: Click[] = [];
  const asked: string[] = [];
  let now = firstInstant;
  let lastSyncAt = firstInstant - 12 * 60_000;
  let isSyncing = false;
  let drawn = 0;
  let homepage: Card | undefined;
  let faults: StandingFaults = {};

  const inbox = (email: string): readonly MailMessage[] => (email === people[0]?.email ? letters.map(delivered) : []);
  const nameOf = (email: string): string => people.find((person) => person.email === email)?.name.split(' ')[0] ?? '';
  const state = (): WorldState => ({
    now,
    timeZone: 'Europe/Berlin',
    people,
    lastSyncAt,
    isSyncing,
    mspName: 'Harbour IT',
    faults,
  });

  return {
    clicks,
    asked,
    state,
    inbox,
    setSyncing(value) {
      isSyncing = value;
    },
    setHomepage(card) {
      homepage = card;
    },
    async openMessage(email, messageId) {
      asked.push(`open ${messageId} as ${email}`);
      if (messageId === 'm-slow') await pause(400);
      if (messageId === 'm-crash')
        return {
          kind: 'crashed',
          message: "TypeError: Cannot read properties of undefined (reading 'clientId')",
          calls: { http: {}, cpuMilliseconds: 2.4 },
        };
      const from = letters.find(({ id }) => id === messageId)?.from ?? '';
      if (messageId === 'm-client')
        return shown({ kind: 'push', card: clientCard('Northwind Logistics') }, { 'Google Sheets': 1 });
      if (messageId === 'm-hostile') return shown({ kind: 'push', card: hostileCard() });
      if (messageId === 'm-empty') return shown({ kind: 'notice', notice: 'Colleagues have no card' });
      return shown({ kind: 'push', card: strangerCard(/[^<>\s]+@[^<>\s]+/.exec(from)?.[0] ?? from) }, {});
    },
    async openHomepage(email) {
      asked.push(`home as ${email}`);
      drawn += 1;
      return shown(
        { kind: 'push', card: homepage ?? homepageCard(nameOf(email), drawn) },
        { 'Google Sheets': 1, token: 1 },
      );
    },
    async act(email, click) {
      clicks.push(click);
      await pause(30);
      const name = click.parameters['name'] as CardActionName;
      if (name === 'pauseWriting')
        return { kind: 'crashed', message: 'Exception: Access denied', calls: { http: {}, cpuMilliseconds: 1 } };
      return shown(responses(name, nameOf(email)), { 'Google Sheets': 2, HaloPSA: 1 });
    },
    async advance(milliseconds) {
      const steps = 8;
      for (let step = 0; step < steps; step += 1) {
        await pause(100);
        now += milliseconds / steps;
      }
      lastSyncAt = now - (milliseconds > 48 * hour ? 6 * hour : 5 * 60_000);
    },
    faults: () => faults,
    setFault(vendor, fault) {
      asked.push(`${fault?.kind ?? 'mend'} ${vendor}`);
      const { [vendor]: _former, ...others } = faults;
      faults = fault === undefined ? others : { ...others, [vendor]: fault };
      return Promise.resolve();
    },
    workbookFile: () => Promise.resolve(new TextEncoder().encode('PK\u0003\u0004 a workbook')),
  };
}

function responses(name: CardActionName, personName: string): CardResponse {
  switch (name) {
    case 'openContract':
      return { kind: 'push', card: contractCard() };
    case 'startIntervention':
      return { kind: 'push', card: interventionForm() };
    case 'saveIntervention':
      return { kind: 'update', card: interventionForm('Saved. Log another'), notice: 'Saved to the timeline' };
    case 'openTimeline':
      return { kind: 'push', card: timelineCard() };
    case 'openClient':
      return { kind: 'root', card: clientCard('Northwind Logistics') };
    case 'openGaps':
      return { kind: 'notice', notice: 'Nothing is missing' };
    default:
      return { kind: 'root', card: homepageCard(personName, 0) };
  }
}

function shown(response: CardResponse, http: Readonly<Record<string, number>> = {}): AddOnAnswer {
  return { kind: 'response', response, calls: { http, cpuMilliseconds: 6.2 } };
}

function delivered({ hoursAgo, ...letter }: Letter): MailMessage {
  return {
    ...letter,
    threadId: `t-${letter.id}`,
    to: ['Mara Lind <mara.lind@harbour-it.example>'],
    cc: letter.id === 'm-client' ? ['ops@northwind.example'] : [],
    sentAt: firstInstant - hoursAgo * hour,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
