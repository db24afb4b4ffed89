import { turnOnSync } from '#application/administer-sync';
import { UpstreamError } from '#application/upstream-error';
import {
  openCrmWriting,
  setUpCrm,
  turnOffCrmWriting,
  turnOnCrmWriting,
} from '#application/writes/crm/administer-crm-writing';
import { checkCrm } from '#application/writes/crm/check-crm';
import { crmMsp, gapsOf, nextRun, stateOf, writeEvents, writingCrmMsp } from '#test/support/crm-writing-msp';
import type { memoryMsp } from '#test/support/memory-msp';
import { ada } from '#test/support/memory-msp';

function started(options: Parameters<typeof memoryMsp>[0] = {}) {
  const msp = crmMsp(options);
  turnOnSync(msp.parts);
  nextRun(msp);
  return msp;
}

test('it is turned on only once HubSpot is set up, and set-up twice makes nothing twice', () => {
  const msp = started();
  expect(turnOnCrmWriting(msp.parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('lacks the deal properties') as string,
  });
  expect(setUpCrm(msp.parts)).toEqual({ kind: 'done', notice: 'HubSpot is set up.' });
  const writes = msp.hubSpot.writeCount();
  expect(setUpCrm(msp.parts)).toEqual({ kind: 'done', notice: 'HubSpot is set up.' });
  expect(msp.hubSpot.writeCount()).toBe(writes);
  expect(turnOnCrmWriting(msp.parts).kind).toBe('done');
  expect(turnOnCrmWriting(msp.parts).kind).toBe('done');
  expect(turnOffCrmWriting(msp.parts).kind).toBe('done');
  const switched = msp.timeline().filter(({ type }) => type.startsWith('crmWriting'));
  expect(switched.map(({ type, actor }) => [type, actor])).toEqual([
    ['crmWritingTurnedOn', 'admin@msp.example'],
    ['crmWritingTurnedOff', 'admin@msp.example'],
  ]);
  expect(stateOf(msp).crmWriting).toBeUndefined();
});

test('nobody in the pilot: it cannot be turned on', () => {
  const msp = started();
  const { pilotClientIds: _unset, ...settings } = msp.parts.settings;
  expect(turnOnCrmWriting({ ...msp.parts, settings })).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('pilotClientIds') as string,
  });
});

test('only an administrator may', () => {
  const msp = started();
  msp.signIn(ada);
  for (const ask of [openCrmWriting, setUpCrm, turnOnCrmWriting, turnOffCrmWriting]) {
    expect(ask(msp.parts).kind).toBe('refused');
  }
  expect(msp.hubSpot.writeCount()).toBe(0);
});

test('a plan without pipelines and labels: the sentence says to map an existing pipeline', () => {
  const msp = started();
  msp.hubSpot.records.isPaid = false;
  expect(setUpCrm(msp.parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('name an existing one in the setting renewalPipeline') as string,
  });
});

test('a key without a scope: the sentence names it, and so does the data gap', () => {
  const msp = writingCrmMsp();
  const refuse = () => {
    throw new UpstreamError('HubSpot', 'unauthorized', 'Give the service key in HubSpot these scopes: crm.schemas.x.');
  };
  const parts = { ...msp.parts, crmWriting: { ...msp.hubSpot, setUp: refuse } };
  expect(setUpCrm(parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('crm.schemas.x') as string,
  });
  nextRun({ ...msp, parts: { ...msp.parts, crmWriting: { ...msp.hubSpot, setUp: refuse } } });
  expect(gapsOf(msp, 'noCrmSetUp')[0]).toContain('crm.schemas.x');
  expect(writeEvents(msp)).toEqual([]);
  nextRun(msp);
  expect(gapsOf(msp, 'noCrmSetUp')).toEqual([]);
  expect(writeEvents(msp).length).toBeGreaterThan(0);
});

describe('an existing pipeline', () => {
  const pipeline = {
    pipelineId: '77',
    label: 'Accounts',
    stages: [
      { stageId: 'a', label: 'Talking', probability: 0.4 },
      { stageId: 'w', label: 'Signed', probability: 1 },
      { stageId: 'l', label: 'Gone', probability: 0 },
    ],
  };
  const ready = { fields: [], labelledRoles: ['sponsor', 'dayToDay', 'economicBuyer', 'signatory'] as const };
  const open = {
    watching: 'a',
    inT90: 'a',
    inT60: 'a',
    inT30: 'a',
    decidedToStay: 'a',
    decidedToLeave: 'a',
    lapsedStillBilling: 'a',
  };
  const problems = (stages: Readonly<Record<string, string>>, id = '77') =>
    checkCrm({ renewalPipeline: { id, stages } }, { ...ready, pipelines: [pipeline] }).problems.map(
      ({ what, fix }) => `${what} ${fix}`,
    );

  test('is used with the stages that the setting names', () => {
    const check = checkCrm(
      { renewalPipeline: { id: '77', stages: { ...open, renewed: 'w', lost: 'l' } } },
      { ...ready, pipelines: [pipeline] },
    );
    expect(check.problems).toEqual([]);
    expect(check.pipelineId).toBe('77');
    expect(new Map(check.stages).get('inT60')).toBe('a');
  });

  test.each([
    {
      stages: { ...open, renewed: 'w', lost: 'l' },
      id: '78',
      says: /no deal pipeline with the id 78.*Accounts \(77\)/,
    },
    { stages: { ...open, renewed: 'x', lost: 'l' }, id: '77', says: /names the stage x, which the pipeline has not/ },
    { stages: { ...open, renewed: 'a', lost: 'l' }, id: '77', says: /Talking for renewed is not closed won/ },
    { stages: { ...open, renewed: 'w', lost: 'w' }, id: '77', says: /Signed for lost is not closed lost/ },
    { stages: { ...open, inT60: 'w', renewed: 'w', lost: 'l' }, id: '77', says: /Signed for 60 days is a closed one/ },
    {
      stages: { ...open, renewed: 'w' },
      id: '77',
      says: /No stage of the pipeline is named for renewals that are lost/,
    },
  ])('is refused when the setting is wrong: $says', ({ stages, id, says }) => {
    const found = problems(stages, id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });
});

test('labels that are missing hold nothing back', () => {
  const msp = writingCrmMsp();
  msp.hubSpot.records.labelledRoles.clear();
  nextRun(msp);
  expect(msp.hubSpot.records.deals.size).toBe(2);
  expect([...msp.hubSpot.records.ties.values()].flatMap(({ contacts }) => contacts)).toEqual([
    { contactId: '31', roles: [] },
  ]);
  expect(gapsOf(msp, 'noCrmSetUp')[0]).toContain('Renewal sponsor');
});
