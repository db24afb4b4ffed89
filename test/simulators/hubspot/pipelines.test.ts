import { body, first, get, hubSpotPortal, livingDeals, published, refusal, send } from './hubspot-portal';

const portal = hubSpotPortal();

const renewals = {
  label: 'MSP renewals',
  displayOrder: 1,
  stages: [
    { label: 'Renewed', displayOrder: 1, metadata: { probability: '1.0' } },
    { label: '90 days', displayOrder: 0, metadata: { probability: '0.4' } },
    { label: 'Lost', displayOrder: 2, metadata: { probability: '0.0' } },
  ],
};

describe('a pipeline', () => {
  it('that every portal has closes deals in two stages', async () => {
    const { pipelinesApi } = published(await portal.started()).crm.pipelines;
    const { results } = await pipelinesApi.getAll('deals');
    expect(results.map(({ id }) => id)).toEqual(['default']);
    const stages = first(results).stages.map(({ id, metadata }) => [id, metadata?.['isClosed']]);
    expect(stages.filter(([, isClosed]) => isClosed === 'true').map(([id]) => id)).toEqual(['closedwon', 'closedlost']);
  });

  it('that is made has ids of its own, its stages in their order', async () => {
    const { pipelinesApi, pipelineStagesApi } = published(await portal.started()).crm.pipelines;
    const made = await pipelinesApi.create('deals', renewals);
    expect(made.stages.map(({ label }) => label)).toEqual(['90 days', 'Renewed', 'Lost']);
    expect(made.stages.map(({ metadata }) => metadata)).toEqual([
      { isClosed: 'false', probability: '0.4' },
      { isClosed: 'true', probability: '1.0' },
      { isClosed: 'true', probability: '0.0' },
    ]);
    expect((await pipelinesApi.getById('deals', made.id)).label).toBe(renewals.label);
    expect((await pipelineStagesApi.getAll('deals', made.id)).results).toHaveLength(3);
  });

  it('counts a deal in its won stage as won', async () => {
    const { pipelines, deals } = published(await portal.started()).crm;
    const { id, stages } = await pipelines.pipelinesApi.create('deals', renewals);
    const won = first(stages.filter(({ label }) => label === 'Renewed'));
    const deal = await deals.basicApi.create({
      properties: { dealname: 'Won', pipeline: id, dealstage: won.id },
      associations: [],
    });
    const read = await deals.basicApi.getById(deal.id, ['hs_is_closed_won', 'hs_deal_stage_probability']);
    expect(read.properties).toMatchObject({ hs_is_closed_won: 'true', hs_deal_stage_probability: '1' });
  });

  it.each([
    { because: 'a number as probability', stage: { label: 'A', displayOrder: 0, metadata: { probability: 0.4 } } },
    {
      because: 'a probability between tenths',
      stage: { label: 'A', displayOrder: 0, metadata: { probability: '0.45' } },
    },
    { because: 'no probability', stage: { label: 'A', displayOrder: 0, metadata: {} } },
    { because: 'no place', stage: { label: 'A', metadata: { probability: '0.4' } } },
  ])('with a stage with $because is refused', async ({ stage }) => {
    const answer = await send(await portal.started(), 'POST', '/crm/pipelines/2026-09/deals', {
      ...renewals,
      stages: [stage],
    });
    expect(answer.status).toBe(400);
  });

  it('has a label of its own, and so have its stages', async () => {
    const { pipelinesApi } = published(await portal.started()).crm.pipelines;
    await pipelinesApi.create('deals', renewals);
    expect((await refusal(pipelinesApi.create('deals', renewals))).code).toBe(400);
    const twice = { ...renewals, label: 'Other', stages: [first(renewals.stages), first(renewals.stages)] };
    expect((await refusal(pipelinesApi.create('deals', twice))).code).toBe(400);
  });

  it('can be renamed, and its stages changed, added and removed', async () => {
    const { pipelinesApi, pipelineStagesApi } = published(await portal.started()).crm.pipelines;
    const { id, stages } = await pipelinesApi.create('deals', renewals);
    await pipelinesApi.update('deals', id, { label: 'Renewals' });
    const stage = first(stages);
    await pipelineStagesApi.update('deals', id, stage.id, { label: '120 days', metadata: { probability: '0.3' } });
    const added = await pipelineStagesApi.create('deals', id, {
      label: 'Quoted',
      displayOrder: 3,
      metadata: { probability: '0.8' },
    });
    await pipelineStagesApi.archive('deals', id, stages[1]?.id ?? '');
    const read = await pipelinesApi.getById('deals', id);
    expect([read.label, ...read.stages.map(({ label }) => label)]).toEqual(['Renewals', '120 days', 'Lost', 'Quoted']);
    expect((await pipelineStagesApi.getById('deals', id, added.id)).metadata?.['probability']).toBe('0.8');
  });

  it('is not deleted while deals are in it, nor is a stage, but on numbered paths that did not ask', async () => {
    const vendor = await portal.started();
    const { pipelinesApi, pipelineStagesApi } = published(vendor).crm.pipelines;
    const { stageId } = first(livingDeals);
    const base = '/crm/pipelines/2026-09/deals/default';
    expect((await send(vendor, 'DELETE', base)).status).toBe(400);
    const stage = await send(vendor, 'DELETE', `${base}/stages/${stageId}`);
    expect([stage.status, (await body(stage))['category']]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await refusal(pipelinesApi.archive('deals', 'default', true))).code).toBe(400);
    await pipelineStagesApi.archive('deals', 'default', stageId);
    expect((await get(vendor, `${base}/stages/${stageId}`)).status).toBe(404);
  });

  it('keeps an account of its changes', async () => {
    const { pipelinesApi, pipelineAuditsApi } = published(await portal.started()).crm.pipelines;
    const { id } = await pipelinesApi.create('deals', renewals);
    await pipelinesApi.update('deals', id, { label: 'Renewals' });
    const { results } = await pipelineAuditsApi.getAudit('deals', id);
    expect(results.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE']);
  });

  it.each(['free', 'starter'] as const)('stays the only one of a %s account', async (tier) => {
    const { pipelinesApi } = published(await portal.started({ tier })).crm.pipelines;
    expect((await refusal(pipelinesApi.create('deals', renewals))).code).toBe(400);
    expect((await pipelinesApi.getAll('deals')).results).toHaveLength(1);
  });
});
