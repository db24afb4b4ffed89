import type { CrmWriting } from '#application/ports/crm-writing';
import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { renewalStates } from '#domain/renewal/renewal-workflow';
import { changeContract } from '#test/support/renewing-msp';
import {
  day,
  gapsOf,
  hour,
  nextRun,
  stateOf,
  writeEvents,
  writingCrmMsp,
  writtenCrmMsp,
  type CrmWritingMsp,
} from '#test/support/crm-writing-msp';

/** What is wrong was entered overnight; a contract that is worth more would be written today. */
function morningAfter(msp: CrmWritingMsp): CrmWritingMsp {
  changeContract(msp, 101, { annualValue: { annualMinor: 3_600_000, currency: 'GBP' } });
  msp.clock.advance(day - hour);
  return msp;
}

function withSettings(msp: CrmWritingMsp, change: Partial<CrmWritingMsp['parts']['settings']>): CrmWritingMsp {
  return { ...msp, parts: { ...msp.parts, settings: { ...msp.parts.settings, ...change } } };
}

const amounts = ({ hubSpot }: CrmWritingMsp) => [...hubSpot.records.deals.values()].map(({ values }) => values.amount);
const pipelineOf = ({ hubSpot }: CrmWritingMsp) => {
  const pipeline = hubSpot.records.pipelines.find(({ label }) => label === 'MSP renewals');
  if (pipeline === undefined) throw new Error('HubSpot is set up');
  return pipeline;
};

/** Nothing was written, the gap says what to do, and the run is a whole one. */
function expectHeldBack(msp: CrmWritingMsp, says: RegExp): void {
  const events = writeEvents(msp).length;
  expect(nextRun(msp).outcome).toBe('finished');
  expect(gapsOf(msp, 'noCrmSetUp').join('\n')).toMatch(says);
  expect(writeEvents(msp)).toHaveLength(events);
  expect(amounts(msp)).toEqual(['24000', '48000']);
}

function expectMended(msp: CrmWritingMsp): void {
  expect(nextRun(msp).outcome).toBe('finished');
  expect(gapsOf(msp, 'noCrmSetUp')).toEqual([]);
  expect(amounts(msp)).toEqual(['36000', '48000']);
}

test('a stage that the pipeline has not is named with those that it has, and nothing is written until it is mended', () => {
  const msp = morningAfter(writtenCrmMsp());
  const { pipelineId: id, stages } = pipelineOf(msp);
  const mapped = Object.fromEntries(renewalStates.map((state, place) => [state, stages[place]?.stageId ?? '']));
  const wrong = withSettings(msp, { renewalPipeline: { id, stages: { ...mapped, renewed: 'gone' } } });
  expectHeldBack(wrong, /renewalPipeline\.stages\.renewed names the stage gone.*Renewed \(/);
  expectMended(withSettings(msp, { renewalPipeline: { id, stages: mapped } }));
});

test('a plan without a second pipeline: the gap says to map an existing one, and mapped it goes on there', () => {
  const msp = morningAfter(writtenCrmMsp());
  const own = pipelineOf(msp);
  const sales = { ...own, label: 'Sales' };
  msp.hubSpot.records.isPaid = false;
  msp.hubSpot.records.pipelines.splice(0, Infinity, sales);
  expectHeldBack(msp, /no deal pipeline MSP renewals.*name an existing one in the setting renewalPipeline/);
  expectMended(withSettings(msp, { renewalPipeline: { id: sales.pipelineId, stages: {} } }));
});

test('a pipeline that does not exist is answered with those that do', () => {
  const msp = morningAfter(writtenCrmMsp());
  const wrong = withSettings(msp, { renewalPipeline: { id: '9999', stages: {} } });
  expectHeldBack(wrong, /no deal pipeline with the id 9999.*MSP renewals \(/);
  expectMended(msp);
});

test('a label that was deleted is a gap, and holds nothing back: the contact is tied without it', () => {
  const msp = writingCrmMsp();
  msp.hubSpot.records.labelledRoles.delete('sponsor');
  expect(nextRun(msp).outcome).toBe('finished');
  expect(gapsOf(msp, 'noCrmSetUp').join('\n')).toMatch(/no association label Renewal sponsor.*hs_buying_role/);
  expect(amounts(msp)).toEqual(['24000', '48000']);
  const tied = [...msp.hubSpot.records.ties.values()].flatMap(({ contacts }) => contacts);
  expect(tied).toEqual([{ contactId: '31', roles: ['dayToDay'] }]);
});

test.each(['upsertDeals', 'tasksOf', 'tieDeals'] as const)(
  'a key without the scope for %s: the scope is named in a gap and on the cards, and once granted all is written',
  (call) => {
    const msp = writingCrmMsp();
    const refuse = () => {
      throw new UpstreamError(
        'HubSpot',
        'unauthorized',
        'Give the service key in HubSpot these scopes: crm.objects.x.',
      );
    };
    const crmWriting: CrmWriting = { ...msp.hubSpot, [call]: refuse };
    for (let run = 0; run < 2; run += 1) {
      msp.clock.advance(hour);
      expect(runHourlySync({ ...msp.parts, crmWriting }).outcome).toBe('finished');
      expect(gapsOf(msp, 'noCrmSetUp').join('\n')).toContain('crm.objects.x');
      expect(stateOf(msp).trouble).toContain('HubSpot');
    }
    expect(nextRun(msp).outcome).toBe('finished');
    expect(gapsOf(msp, 'noCrmSetUp')).toEqual([]);
    expect(stateOf(msp).trouble).toBeUndefined();
    expect(msp.hubSpot.records.deals.size).toBe(2);
    expect(msp.hubSpot.records.tasks.size).toBe(2);
    expect(msp.hubSpot.records.ties.size).toBe(2);
  },
);

test('a contact in two companies is listed on both clients with what to do, and ties to the deals of both', () => {
  const contacts = [
    {
      contactId: '31',
      name: 'Bea Birch',
      email: 'bea@birch.example',
      companyIds: ['901', '902'],
      roles: ['sponsor' as const],
    },
  ];
  const msp = writingCrmMsp({ crm: { contacts } });
  nextRun(msp);
  const gaps = gapsOf(msp, 'companyInConflict');
  expect(gaps).toHaveLength(2);
  for (const gap of gaps) expect(gap).toMatch(/1 HubSpot contact belongs.*take contact 31 off the company/);
  expect([...msp.hubSpot.records.ties.values()].map(({ contacts: tied }) => tied)).toEqual([
    [{ contactId: '31', roles: ['sponsor'] }],
    [{ contactId: '31', roles: ['sponsor'] }],
  ]);
});
