import fc from 'fast-check';
import {
  advanceRenewal,
  eventOfTheDay,
  renewalStates,
  type RenewalEffect,
  type RenewalEventType,
  type RenewalState,
} from '#domain/renewal/renewal-workflow';
import { addDays } from '#domain/vocabulary/calendar-date';

const cycle = { decisionOn: '2026-10-02', dueOn: '2026-12-31', renewsByItself: false };

/** Lives through days and answers what happened, a line each. */
function live(days: readonly string[], renewal = cycle, start: RenewalState = 'watching') {
  let state = start;
  const history: string[] = [];
  const effects: RenewalEffect[] = [];
  for (const day of days) {
    for (
      let event = eventOfTheDay(state, renewal, day);
      event !== undefined;
      event = eventOfTheDay(state, renewal, day)
    ) {
      const step = advanceRenewal(state, event);
      if (step.kind === 'refused') throw new Error(step.because);
      state = step.state;
      history.push(`${day} ${state}`);
      effects.push(...step.effects);
    }
  }
  return { state, history, effects };
}

const everyDay = (from: string, count: number) => Array.from({ length: count }, (_, place) => addDays(from, place));

test('left alone, a renewal passes its windows, lapses while billing goes on, and is lost', () => {
  expect(live(everyDay('2026-05-01', 400)).history).toEqual([
    '2026-07-04 inT90',
    '2026-08-03 inT60',
    '2026-09-02 inT30',
    '2027-01-31 lapsedStillBilling',
    '2027-04-01 lost',
  ]);
});

test('each window opens one checkpoint, freezes readiness once and has a deal before it needs one', () => {
  const { effects } = live(everyDay('2026-05-01', 180));
  expect(effects.filter(({ type }) => type === 'openCheckpoint')).toEqual([
    { type: 'openCheckpoint', window: 'T-90' },
    { type: 'openCheckpoint', window: 'T-60' },
    { type: 'openCheckpoint', window: 'T-30' },
  ]);
  expect(effects.filter(({ type }) => type === 'freezeReadiness')).toHaveLength(3);
  expect(effects[0]).toEqual({ type: 'ensureDeal' });
});

test('silence renews what renews by itself, once the decision date has passed', () => {
  const { history, effects } = live(everyDay('2026-09-01', 60), { ...cycle, renewsByItself: true });
  expect(history).toEqual(['2026-09-01 inT60', '2026-09-02 inT30', '2026-10-03 renewed']);
  expect(effects).toContainEqual({ type: 'recordOutcome', mode: 'auto' });
});

test('silence does not renew what the client said they would leave', () => {
  const { history } = live(everyDay('2026-09-10', 90), { ...cycle, renewsByItself: true }, 'decidedToLeave');
  expect(history).toEqual([]);
});

test('running a day twice changes nothing', () => {
  const once = everyDay('2026-05-01', 400);
  expect(live(once.flatMap((day) => [day, day]))).toEqual(live(once));
});

test('a run that missed days opens the latest window alone', () => {
  expect(live(['2026-05-01', '2026-09-15']).history).toEqual(['2026-09-15 inT30']);
});

test('a contract that appears after its decision date is in its last window at once', () => {
  expect(live(['2026-11-15']).history).toEqual(['2026-11-15 inT30']);
});

const events: readonly RenewalEventType[] = [
  'openedT90',
  'openedT60',
  'openedT30',
  'clientDecidedToStay',
  'clientDecidedToLeave',
  'nextTermBegan',
  'renewedByItself',
  'noticeArrived',
  'contractEnded',
  'graceEnded',
  'patienceEnded',
  'termMoved',
];

/** Rows: from; columns: the events above. `.`: refused. */
const diagram: Record<RenewalState, string> = {
  watching: 'inT90 inT60 inT30 decidedToStay decidedToLeave renewed renewed lost lost lapsedStillBilling lost watching',
  inT90: '. inT60 inT30 decidedToStay decidedToLeave renewed renewed lost lost lapsedStillBilling lost watching',
  inT60: '. . inT30 decidedToStay decidedToLeave renewed renewed lost lost lapsedStillBilling lost watching',
  inT30: '. . . decidedToStay decidedToLeave renewed renewed lost lost lapsedStillBilling lost watching',
  decidedToStay: '. . . decidedToStay decidedToLeave renewed renewed lost lost lapsedStillBilling lost watching',
  decidedToLeave: '. . . decidedToStay decidedToLeave renewed . lost lost lapsedStillBilling lost watching',
  lapsedStillBilling: '. . . . . renewed . lost lost . lost watching',
  renewed: '. . . . . . . . . . . .',
  lost: '. . . . . . . . . . . .',
};

test.each(renewalStates)('%s moves as the diagram says', (state) => {
  const shown = events.map((event) => {
    const step = advanceRenewal(state, event);
    return step.kind === 'moved' ? step.state : '.';
  });
  expect(shown.join(' ')).toBe(diagram[state]);
});

test('a signature after the grace is a late renewal, not a lost one', () => {
  expect(advanceRenewal('lapsedStillBilling', 'nextTermBegan')).toMatchObject({
    state: 'renewed',
    effects: expect.arrayContaining([{ type: 'recordOutcome', mode: 'late' }]) as unknown,
  });
});

test('a forbidden move says so in words', () => {
  expect(advanceRenewal('renewed', 'noticeArrived')).toEqual({
    kind: 'refused',
    because: 'noticeArrived does not apply to a renewal that is renewed.',
  });
});

test('whatever happens in whatever order: a deal closes once, and nothing opens after the end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (sequence) => {
      let state: RenewalState = 'watching';
      let closed = 0;
      for (const event of sequence) {
        const step = advanceRenewal(state, event);
        if (step.kind === 'refused') continue;
        if (closed > 0) throw new Error('moved after the end');
        state = step.state;
        closed += step.effects.filter(({ type }) => type === 'closeDeal').length;
      }
      expect(closed).toBe(state === 'renewed' || state === 'lost' ? 1 : 0);
    }),
    { numRuns: 2_000 },
  );
});

test('the day never asks for a move that the table forbids', () => {
  const days = everyDay('2026-04-01', 420);
  for (const state of renewalStates) {
    for (const renewsByItself of [false, true]) {
      for (const day of days) {
        const event = eventOfTheDay(state, { ...cycle, renewsByItself }, day);
        if (event !== undefined) expect(advanceRenewal(state, event).kind).toBe('moved');
      }
    }
  }
});
