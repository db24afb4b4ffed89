import { turnOnSync } from '#application/administer-sync';
import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { saveRevision } from '#application/concessions/request/revise-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings } from '#application/settings';
import type { ConcessionDeedName, ConcessionValues } from '#application/views/concession';
import { button, draftOf, shownIn, values } from '#test/application/concessions/concession-msp';
import { plantRenewal, workflowRecord } from '#test/application/workflow/renewal-msp';
import { ada, admin, lea, memoryMsp, otto, owner, type MemoryMsp } from '#test/support/memory-msp';

export const leo = 'leo@msp.example';
export const fay = 'fay@msp.example';
export const ivo = 'ivo@msp.example';
export { ada, admin, lea, otto, owner };

const people = [
  { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
  { email: otto, name: 'Otto Lane', roles: ['accountManager'] },
  { email: lea, name: 'Lea Hart', roles: ['successLead'], leads: [ada] },
  { email: leo, name: 'Leo Finch', roles: ['leader'] },
  { email: fay, name: 'Fay Reed', roles: ['finance'] },
  { email: ivo, name: 'Ivo Stone', roles: ['incidentCommander'] },
  { email: owner, name: 'Olga Wren', roles: ['mspOwner'] },
  { email: admin, name: 'Adi Roy', roles: ['administrator'] },
];
export const everybody: readonly string[] = people.map(({ email }) => email);

export const forgedSettings = {
  haloPsaUrl: 'https://desk.halopsa.com',
  internalDomains: ['msp.example'],
  csatScale: { best: 1, worst: 4 },
  historyMonths: 12,
  people,
  concessions: { hourCost: 60, margin: 0.45 },
};

/** Who may see the client, as People and HubSpot have it. */
export const sees = (person: string, clientId: string | undefined): boolean =>
  clientId === '1' ? [ada, lea, owner].includes(person) : clientId === '2' && [otto, owner].includes(person);

/** A button as a card carried it, in the hand it was drawn for. */
export interface DrawnButton {
  readonly person: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What became of a request. */
export interface Fate {
  readonly version: number;
  readonly isOpen: boolean;
  /** What its requester may still do with it, though it waits for nobody else. */
  readonly stillTakes?: readonly string[];
  readonly approvedBy?: string;
}

export interface ForgedWorld {
  readonly msp: MemoryMsp;
  readonly buttons: readonly DrawnButton[];
  readonly fates: Readonly<Record<string, Fate>>;
}

const revising: readonly ConcessionDeedName[] = ['answer', 'acceptCounter', 'revise'];

/** Requests in every state, with the buttons that people had of them on the way there. */
export function forgedWorld(): ForgedWorld {
  const msp = memoryMsp({ settings: parseSettings(JSON.stringify(forgedSettings)) });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  plantRenewal(msp, workflowRecord('T-90'));
  const story = new Story(msp);
  const open = story.ask(ada);
  const halfApproved = story.ask(otto, { quantity: '15' });
  story.decide(leo, halfApproved, 'approve');
  const countered = story.ask(ada);
  story.decide(story.decider(countered), countered, 'counter', '3% and no more.');
  const revised = story.ask(ada);
  story.revise(revised, '2');
  const asked = story.ask(ada);
  story.decide(story.decider(asked), asked, 'askForFacts', 'Who offers less?');
  const rejected = story.ask(ada);
  story.decide(story.decider(rejected), rejected, 'reject', 'Too deep.');
  const withdrawn = story.ask(ada);
  story.decide(ada, withdrawn, 'withdraw');
  return {
    msp,
    buttons: story.drawn,
    fates: {
      [open]: { version: 1, isOpen: true },
      [halfApproved]: { version: 1, isOpen: true, approvedBy: leo },
      [countered]: { version: 1, isOpen: false, stillTakes: ['acceptCounter', 'revise', 'withdraw'] },
      [revised]: { version: 2, isOpen: true },
      [asked]: { version: 1, isOpen: false, stillTakes: ['answer', 'withdraw'] },
      [rejected]: { version: 1, isOpen: false },
      [withdrawn]: { version: 1, isOpen: false },
    },
  };
}

class Story {
  readonly drawn: DrawnButton[] = [];
  private count = 0;

  constructor(private readonly msp: MemoryMsp) {}

  /** Ada asks for her client, Otto for his; everybody keeps the card as they see it. */
  ask(requester: string, change: Partial<ConcessionValues> = {}): string {
    this.count += 1;
    this.msp.clock.advance(1_000);
    this.msp.signIn(requester);
    const place = requester === otto ? { clientId: 2, contractId: 201 } : { clientId: 1, contractId: 101 };
    const draft = draftOf({ ...place, draftId: `draft-${1_000 + this.count}`, values: { ...values, ...change } });
    const { requestId } = shownIn(saveConcession(this.msp.parts, draft));
    this.draw(requestId);
    return requestId;
  }

  /** Somebody before whom it is. */
  decider(requestId: string): string {
    const found = this.drawn.find(
      ({ parameters }) => parameters['requestId'] === requestId && parameters['deed'] === 'reject',
    );
    return found?.person ?? '';
  }

  decide(person: string, requestId: string, deed: ConcessionDeedName, words = ''): void {
    this.msp.signIn(person);
    const view = shownIn(openRequest(this.msp.parts, requestId));
    shownIn(pressDeed(this.msp.parts, button(view, deed, words)));
    this.draw(requestId);
  }

  revise(requestId: string, quantity: string): void {
    this.msp.signIn(ada);
    const view = shownIn(openRequest(this.msp.parts, requestId));
    const revision = { ...button(view, 'revise'), deed: 'revise' as const, values: { ...values, quantity } };
    shownIn(saveRevision(this.msp.parts, revision));
    this.draw(requestId);
  }

  private draw(requestId: string): void {
    for (const person of everybody) {
      this.msp.signIn(person);
      const answer = openRequest(this.msp.parts, requestId);
      if (answer.kind !== 'request') continue;
      const { version, termsDigest, client, may } = answer.view;
      const place = { requestId, clientId: String(client.id), version: String(version), termsDigest };
      for (const { name: deed, signature } of may) {
        const names = revising.includes(deed) ? ['startRevision', 'saveRevision'] : ['pressDeed'];
        for (const name of names) this.drawn.push({ person, parameters: { name, ...place, deed, signature } });
      }
    }
  }
}
