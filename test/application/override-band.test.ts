import { pauseWriting, turnOnSync } from '#application/administer-sync';
import { openDisagreements } from '#application/open-disagreements';
import { openTimeline } from '#application/open-timeline';
import { saveOverride, startOverride, withdrawOverride } from '#application/override-band';
import { runHourlySync } from '#application/run-hourly-sync';
import type { ContractRecord } from '#application/sync/records';
import { openClient } from '#application/viewing';
import type { OverrideView } from '#application/views/client-context';
import type { Disagreement } from '#application/views/disagreements';
import { longestReason, type OverrideDraft } from '#application/views/override';
import { signals } from '#domain/readiness/signals/index';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { runUntilCut } from '#test/support/cut-run';
import { ada, admin, contract, lea, memoryMsp, otto, owner, type MemoryMsp } from '#test/support/memory-msp';

const hour = 3_600_000;
const day = 24 * hour;

/** Asks of open incidents alone: the engine calls every contract ready, whatever else is asked one day. */
const readinessModel = {
  version: 'incidents',
  weights: Object.fromEntries(signals.map(({ id }) => [id, id === 'open-incidents' ? 1 : 0])),
};

/** Today is 2026-11-23. */
const draft: OverrideDraft = {
  clientId: 1,
  contractId: 101,
  draftId: 'draft-1',
  band: 'atRisk',
  expiresOn: '2026-12-10',
  reason: 'Bea told us of another offer.',
};

function synced(): MemoryMsp {
  const msp = memoryMsp({ settings: { readinessModel } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  return msp;
}

function shown(msp: MemoryMsp, contractId = 101): OverrideView | undefined {
  const answer = openClient(msp.parts, 1);
  return answer.kind === 'client'
    ? answer.page.context.contracts.find(({ id }) => id === contractId)?.override
    : undefined;
}

/** As a card reads it that has nothing in the cache. */
function read(msp: MemoryMsp): OverrideView | undefined {
  msp.cache.remove(['client:1']);
  return shown(msp);
}

function engineBand(msp: MemoryMsp): string | undefined {
  const row = msp.workbook.contentOf('Renewals').find(([id]) => id === 101);
  return (JSON.parse(String(row?.[21])) as ContractRecord).readiness?.band;
}

function judgement(msp: MemoryMsp): readonly unknown[] {
  return (
    msp.workbook
      .contentOf('Renewals')
      .find(([id]) => id === 101)
      ?.slice(22, 24) ?? []
  );
}

function disagreements(msp: MemoryMsp): readonly Disagreement[] {
  const answer = openDisagreements(msp.parts);
  return answer.kind === 'disagreements' ? answer.view.disagreements : [];
}

test('a band is on the timeline under the name of the signed-in person, after three calls, with the engine’s beside it', () => {
  const msp = synced();
  startOverride(msp.parts, 1, 101);
  msp.workbook.calls.length = 0;
  expect(saveOverride(msp.parts, draft)).toMatchObject({ kind: 'saved' });
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  const last = msp.timeline().at(-1);
  expect(last).toMatchObject({ type: 'bandOverridden', actor: ada, contractId: 101, renewalId: '101@2027-03-31' });
  expect(JSON.parse(last?.payloadText ?? '')).toMatchObject({
    band: 'atRisk',
    engineBand: 'ready',
    setOn: '2026-11-23',
    expiresOn: '2026-12-10',
  });
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});

test('it stands on the card at once, with and without the cache, after the next run, and on the row of the renewal', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  const expected = { band: 'atRisk', byName: 'Ada Moss', by: ada, engineBand: engineBand(msp), reason: draft.reason };
  expect(shown(msp)).toMatchObject(expected);
  expect(read(msp)).toMatchObject(expected);
  expect(judgement(msp)).toEqual(['atRisk', '2026-12-10']);
  const before = read(msp);
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(read(msp)).toEqual(before);
  expect(judgement(msp)).toEqual(['atRisk', '2026-12-10']);
  const timeline = openTimeline(msp.parts, 1);
  expect(timeline.kind === 'timeline' && timeline.page.lines[0]?.type).toBe('bandOverridden');
});

test('it changes neither the score nor the engine’s band', () => {
  const msp = synced();
  const before = engineBand(msp);
  saveOverride(msp.parts, draft);
  msp.clock.advance(day);
  runHourlySync(msp.parts);
  expect(engineBand(msp)).toBe(before);
});

test('it runs out by itself the day after its last', () => {
  const msp = synced();
  saveOverride(msp.parts, { ...draft, expiresOn: '2026-11-25' });
  for (const standing of [true, true, false]) {
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    expect(read(msp) !== undefined).toBe(standing);
  }
  msp.signIn(lea);
  expect(disagreements(msp)).toMatchObject([{ state: 'ranOut' }]);
});

test('the same form saved twice is one event', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  const count = msp.timeline().length;
  expect(saveOverride(msp.parts, draft)).toMatchObject({ kind: 'saved' });
  expect(msp.timeline()).toHaveLength(count);
});

test('a second click after a lost reply mends the card', () => {
  const msp = synced();
  const dying = {
    ...msp.parts,
    workbook: {
      read: msp.workbook.read.bind(msp.workbook),
      append: msp.workbook.append.bind(msp.workbook),
      addMissingTabs: msp.workbook.addMissingTabs.bind(msp.workbook),
      write: () => {
        throw new Error('the process died');
      },
    },
  };
  expect(() => saveOverride(dying, draft)).toThrow('died');
  expect(read(msp)).toBeUndefined();
  expect(saveOverride(msp.parts, draft)).toMatchObject({ kind: 'saved' });
  expect(read(msp)).toMatchObject({ band: 'atRisk' });
  expect(msp.timeline().filter(({ type }) => type === 'bandOverridden')).toHaveLength(1);
});

test('without a second click the next run mends it', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  const rows = msp.workbook.contentOf('Client cards');
  const card = JSON.parse(String(rows[1]?.[6])) as { contracts: { override?: unknown }[] };
  for (const each of card.contracts) delete each.override;
  msp.workbook.write([{ tab: 'Client cards', firstRow: 2, firstColumn: 7, rows: [[JSON.stringify(card)]] }]);
  expect(read(msp)).toBeUndefined();
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(read(msp)).toMatchObject({ band: 'atRisk' });
});

test('a newer one takes the place of an older, and an older never comes back', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  saveOverride(msp.parts, { ...draft, draftId: 'draft-2', band: 'blocked' });
  expect(read(msp)).toMatchObject({ band: 'blocked' });
  withdrawOverride(msp.parts, 1, 101);
  expect(read(msp)).toBeUndefined();
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(read(msp)).toBeUndefined();
});

test('it can be withdrawn, once, after three calls, and whoever may set one may', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  msp.signIn(lea);
  startOverride(msp.parts, 1, 101);
  msp.workbook.calls.length = 0;
  expect(withdrawOverride(msp.parts, 1, 101)).toMatchObject({ kind: 'saved' });
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  expect(msp.timeline().at(-1)).toMatchObject({ type: 'bandOverrideWithdrawn', actor: lea });
  expect(judgement(msp)).toEqual(['', '']);
  expect(withdrawOverride(msp.parts, 1, 101)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/^No band/),
  });
  expect(disagreements(msp)).toMatchObject([{ state: 'withdrawn', personBand: 'atRisk' }]);
});

test.each([
  { field: 'band', change: { band: 'excellent' } },
  { field: 'band', change: { band: '' } },
  { field: 'band', change: { band: 'constructor' } },
  { field: 'band', change: { band: 'ready' } },
  { field: 'expiresOn', change: { expiresOn: '' } },
  { field: 'expiresOn', change: { expiresOn: '2026-02-30' } },
  { field: 'expiresOn', change: { expiresOn: '2026-11-23' } },
  { field: 'expiresOn', change: { expiresOn: '2027-02-24' } },
  { field: 'reason', change: { reason: '  ' } },
  { field: 'reason', change: { reason: 'x'.repeat(longestReason + 1) } },
])('a bad $field ($change) is refused beside its field and nothing is written', ({ field, change }) => {
  const msp = synced();
  const count = msp.timeline().length;
  const answer = saveOverride(msp.parts, { ...draft, ...change });
  expect(answer).toMatchObject({
    kind: 'corrected',
    form: { problems: { [field]: expect.any(String) }, draftId: 'draft-1' },
  });
  expect(answer.kind === 'corrected' && answer.form.values?.reason).toBe({ ...draft, ...change }.reason);
  expect(msp.timeline()).toHaveLength(count);
});

test('the last day may be tomorrow, or 92 days ahead', () => {
  const msp = synced();
  expect(saveOverride(msp.parts, { ...draft, expiresOn: '2026-11-24' }).kind).toBe('saved');
  expect(saveOverride(msp.parts, { ...draft, draftId: 'draft-2', expiresOn: '2027-02-23' }).kind).toBe('saved');
});

test('the account manager, a deputy and the success lead may; nobody else, whatever they may see', () => {
  const msp = memoryMsp({ settings: { readinessModel } });
  const dee = 'dee@msp.example';
  const settings = {
    ...msp.parts.settings,
    people: [
      ...msp.parts.settings.people,
      { email: dee, name: 'Dee', roles: ['accountManager' as const], leads: [], deputyFor: [ada] },
    ],
  };
  const parts = { ...msp.parts, settings };
  turnOnSync(parts);
  runHourlySync(parts);
  const outcomes = [ada, lea, dee, owner, otto, admin, '', 'nobody@msp.example'].map((who) => {
    msp.signIn(who);
    const asked = startOverride(parts, 1, 101).kind;
    return [
      who,
      asked,
      saveOverride(parts, { ...draft, draftId: `draft-${who}` }).kind,
      withdrawOverride(parts, 1, 101).kind,
    ];
  });
  expect(outcomes).toEqual([
    [ada, 'form', 'saved', 'saved'],
    [lea, 'form', 'saved', 'saved'],
    [dee, 'form', 'saved', 'saved'],
    [owner, 'refused', 'refused', 'refused'],
    [otto, 'noAccess', 'noAccess', 'noAccess'],
    [admin, 'noAccess', 'noAccess', 'noAccess'],
    ['', 'noAccess', 'noAccess', 'noAccess'],
    ['nobody@msp.example', 'noAccess', 'noAccess', 'noAccess'],
  ]);
});

test('the page says whether the viewer may, so that no button is drawn in vain', () => {
  const msp = synced();
  const mayJudge = (who: string) => {
    msp.signIn(who);
    const answer = openClient(msp.parts, 1);
    return answer.kind === 'client' && answer.page.mayJudge;
  };
  expect([ada, lea, owner].map(mayJudge)).toEqual([true, true, false]);
});

test('while writing is paused nothing is saved and the form says so', () => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  msp.signIn(admin);
  pauseWriting(msp.parts);
  msp.signIn(ada);
  const count = msp.timeline().length;
  expect(startOverride(msp.parts, 1, 101)).toEqual({ kind: 'paused' });
  expect(saveOverride(msp.parts, { ...draft, draftId: 'draft-2' })).toEqual({ kind: 'paused' });
  expect(withdrawOverride(msp.parts, 1, 101)).toEqual({ kind: 'paused' });
  expect(msp.timeline()).toHaveLength(count);
});

test('a contract that is gone, or another client’s, has no form', () => {
  const msp = synced();
  expect(startOverride(msp.parts, 1, 201)).toMatchObject({ kind: 'refused' });
  expect(saveOverride(msp.parts, { ...draft, contractId: 201 })).toMatchObject({ kind: 'refused' });
});

test.each(
  Array.from({ length: 9 }, (_, place) => place + 1).flatMap((call) => [
    [call, 'before'],
    [call, 'after'],
  ]) as [number, 'before' | 'after'][],
)('a run cut at call %i (%s) neither loses nor doubles it', (call, when) => {
  const msp = synced();
  saveOverride(msp.parts, draft);
  msp.clock.advance(day);
  runUntilCut(msp, call, when);
  msp.clock.advance(10 * 60_000);
  for (let run = 0; run < 2; run += 1) {
    runHourlySync(msp.parts);
    msp.clock.advance(hour);
  }
  expect(read(msp)).toMatchObject({ band: 'atRisk' });
  msp.signIn(lea);
  expect(disagreements(msp)).toHaveLength(1);
});

describe('the disagreement log', () => {
  test('is for success leads, who see the clients of the people they lead, and for the MSP owner, who sees all', () => {
    const msp = synced();
    saveOverride(msp.parts, draft);
    const seenBy = (who: string) => {
      msp.signIn(who);
      const answer = openDisagreements(msp.parts);
      return answer.kind === 'disagreements' ? answer.view.disagreements.length : answer.refusal.because;
    };
    expect([lea, owner, ada, admin, 'nobody@msp.example', ''].map(seenBy)).toEqual([
      1,
      1,
      'notYours',
      'notYours',
      'notListed',
      'notListed',
    ]);
  });

  test('is read in one call and tells both bands, the reason and the person', () => {
    const msp = synced();
    saveOverride(msp.parts, draft);
    msp.signIn(lea);
    openDisagreements(msp.parts);
    msp.workbook.calls.length = 0;
    expect(disagreements(msp)).toEqual([
      {
        clientId: 1,
        clientName: 'Birch & Co',
        contractId: 101,
        ref: 'AG-101',
        engineBand: 'ready',
        personBand: 'atRisk',
        reason: 'Bea told us of another offer.',
        byName: 'Ada Moss',
        setOn: '2026-11-23',
        expiresOn: '2026-12-10',
        state: 'standing',
      },
    ]);
    expect(msp.workbook.calls).toEqual(['read']);
  });

  test('learns how the renewal ended and counts who was right', () => {
    const msp = synced();
    saveOverride(msp.parts, draft);
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    msp.desk.records.contracts = [
      ...msp.desk.records.contracts,
      contract({ id: 111, previousContractId: 101, termEndsOn: '2028-03-31' }),
    ];
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    msp.signIn(owner);
    const answer = openDisagreements(msp.parts);
    expect(answer).toMatchObject({
      view: { disagreements: [{ outcome: 'renewed' }], engine: { right: 1, of: 1 }, people: { right: 0, of: 1 } },
    });
  });
});
