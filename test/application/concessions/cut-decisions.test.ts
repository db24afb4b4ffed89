import { saveConcession } from '#application/concessions/request/request-concession';
import { saveRevision } from '#application/concessions/request/revise-concession';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { openRequest } from '#application/concessions/show/open-request';
import { runHourlySync } from '#application/run-hourly-sync';
import type { ConcessionDeedName } from '#application/views/concession';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, leo, shownIn, values } from './concession-msp';

type Click = (parts: MemoryMsp['parts']) => unknown;

/** Dies after so many calls to the workbook: what was asked of it is done, and nothing after. */
function dyingAfter(msp: MemoryMsp, calls: number): MemoryMsp['parts'] {
  const { workbook } = msp;
  let left = calls;
  const counted =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = call(...args);
      left -= 1;
      if (left === 0) throw new Error('cut');
      return result;
    };
  return {
    ...msp.parts,
    workbook: {
      read: counted(workbook.read.bind(workbook)),
      append: counted(workbook.append.bind(workbook)),
      write: counted(workbook.write.bind(workbook)),
      addMissingTabs: workbook.addMissingTabs.bind(workbook),
    },
  };
}

/** Read, append, view; a form reads who may see what before them while the cache is cold. */
const callsOfAClick = 4;

function ask(msp: MemoryMsp, change: Partial<typeof values> = {}): void {
  msp.signIn(ada);
  shownIn(saveConcession(msp.parts, draftOf({ values: { ...values, ...change } })));
}

function pressing(msp: MemoryMsp, person: string, deed: ConcessionDeedName, words = ''): Click {
  msp.signIn(person);
  const pressed = button(shownIn(openRequest(msp.parts, 'C-0001')), deed, words);
  const condition = deed === 'meetCondition' ? { condition: 0 } : {};
  return (parts) => {
    msp.signIn(person);
    return pressDeed(parts, { ...pressed, ...condition });
  };
}

function asked(change: Partial<typeof values> = {}): MemoryMsp {
  const msp = concessionMsp();
  ask(msp, change);
  return msp;
}

/** Granted by one leader at night; finance is to look at it. */
function nightGrant(): MemoryMsp {
  const msp = concessionMsp();
  msp.clock.advance(14 * 3_600_000);
  ask(msp, { quantity: '15', isEmergency: true });
  pressing(msp, leo, 'approve')(msp.parts);
  return msp;
}

interface Case {
  readonly world: () => MemoryMsp;
  readonly click: (msp: MemoryMsp) => Click;
  readonly type: string;
}

const decided = (deed: ConcessionDeedName, words = ''): Case => ({
  world: asked,
  click: (msp) => pressing(msp, leo, deed, words),
  type: 'concessionDecided',
});

const cases: Readonly<Record<string, Case>> = {
  approve: decided('approve'),
  approveWithConditions: decided('approveWithConditions', 'A reference.\nPayment in advance.'),
  counter: decided('counter', '2% and no more.'),
  askForFacts: decided('askForFacts', 'Who offers less?'),
  reject: decided('reject', 'Too deep.'),
  'the first of two approvals': {
    world: () => asked({ quantity: '15' }),
    click: (msp) => pressing(msp, leo, 'approve'),
    type: 'concessionDecided',
  },
  'the second of two approvals': {
    world: () => {
      const msp = asked({ quantity: '15' });
      pressing(msp, leo, 'approve')(msp.parts);
      return msp;
    },
    click: (msp) => pressing(msp, fay, 'approve'),
    type: 'concessionDecided',
  },
  withdraw: { world: asked, click: (msp) => pressing(msp, ada, 'withdraw'), type: 'concessionMoved' },
  uphold: { world: nightGrant, click: (msp) => pressing(msp, fay, 'uphold'), type: 'concessionReviewed' },
  overturn: { world: nightGrant, click: (msp) => pressing(msp, fay, 'overturn', 'No.'), type: 'concessionReviewed' },
  meetCondition: {
    world: () => {
      const msp = asked();
      pressing(msp, leo, 'approveWithConditions', 'A reference.')(msp.parts);
      return msp;
    },
    click: (msp) => pressing(msp, ada, 'meetCondition', 'Given by mail.'),
    type: 'conditionMet',
  },
  'a new request': {
    world: concessionMsp,
    click: (msp) => (parts) => {
      msp.signIn(ada);
      return saveConcession(parts, draftOf());
    },
    type: 'concessionRequested',
  },
  revise: {
    world: asked,
    click: (msp) => {
      msp.signIn(ada);
      const view = shownIn(openRequest(msp.parts, 'C-0001'));
      const revision = { ...button(view, 'revise'), deed: 'revise' as const, values: { ...values, quantity: '3' } };
      return (parts) => {
        msp.signIn(ada);
        return saveRevision(parts, revision);
      };
    },
    type: 'concessionRevised',
  },
};

function standing(msp: MemoryMsp): object {
  const card = (person: string) => {
    msp.signIn(person);
    const { state, version, decisions, conditions } = shownIn(openRequest(msp.parts, 'C-0001'));
    return { state, version, decisions, conditions };
  };
  return { ada: card(ada), leo: card(leo) };
}

const countOf = (msp: MemoryMsp, type: string) => msp.timeline().filter((event) => event.type === type).length;

function uncut({ world, click, type }: Case): { readonly end: object; readonly count: number } {
  const msp = world();
  click(msp)(msp.parts);
  return { end: standing(msp), count: countOf(msp, type) };
}

/** A click of fewer calls ends as it does. */
function cutAfter(calls: number, click: Click, msp: MemoryMsp): void {
  try {
    click(dyingAfter(msp, calls));
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'cut') throw error;
  }
}

test('every click is cut before and after its event', () => {
  for (const one of Object.values(cases)) {
    const counts = [1, 2, 3, 4].map((calls) => {
      const msp = one.world();
      const before = countOf(msp, one.type);
      cutAfter(calls, one.click(msp), msp);
      return countOf(msp, one.type) - before;
    });
    expect([...new Set(counts)]).toEqual([0, 1]);
  }
});

describe.each(Object.entries(cases))('%s, cut', (_, one) => {
  const rows = Array.from({ length: callsOfAClick }, (_each, index) => index + 1);

  test.each(rows)('after call %p and pressed again, ends as if nothing had happened', (calls) => {
    const whole = uncut(one);
    const msp = one.world();
    const click = one.click(msp);
    cutAfter(calls, click, msp);
    click(msp.parts);
    expect(standing(msp)).toEqual(whole.end);
    expect(countOf(msp, one.type)).toBe(whole.count);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  });

  test.each(rows)('after call %p and left, is decided once or not at all, and the next run shows which', (calls) => {
    const whole = uncut(one);
    const msp = one.world();
    const before = countOf(msp, one.type);
    const click = one.click(msp);
    cutAfter(calls, click, msp);
    const isDone = countOf(msp, one.type) > before;
    msp.signIn(admin);
    expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished' });
    if (isDone) expect(standing(msp)).toEqual(whole.end);
    expect(countOf(msp, one.type)).toBe(isDone ? whole.count : before);
  });
});
