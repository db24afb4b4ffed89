import { body, first, hubSpotPortal, livingDeals, send, world } from './hubspot-portal';

const portal = hubSpotPortal();

interface Listed {
  readonly isValid: boolean;
  readonly error: string;
  readonly name: string;
  readonly portalId: number;
}

/** The list that stands as JSON within the message. */
function listed(answer: Record<string, unknown>): readonly Listed[] {
  const message = String(answer['message']);
  expect(message).toMatch(/^Property values were not valid: \[/);
  return JSON.parse(message.slice(message.indexOf('['))) as Listed[];
}

describe('a property value', () => {
  it.each([
    { type: 'deals', properties: { unicorn: '1' }, error: 'PROPERTY_DOESNT_EXIST' },
    { type: 'deals', properties: { hs_is_closed: 'true' }, error: 'READ_ONLY_VALUE' },
    { type: 'deals', properties: { hs_object_id: '1' }, error: 'READ_ONLY_VALUE' },
    { type: 'deals', properties: { dealtype: 'renewal' }, error: 'INVALID_OPTION' },
    { type: 'deals', properties: { amount: '12 pounds' }, error: 'INVALID_FLOAT' },
    { type: 'deals', properties: { closedate: '31.12.2026' }, error: 'INVALID_DATE' },
    { type: 'deals', properties: { closedate: '2026-02-30' }, error: 'INVALID_DATE' },
    { type: 'deals', properties: { hubspot_owner_id: '1' }, error: 'INVALID_OPTION' },
    { type: 'deals', properties: { dealstage: 'unheardof' }, error: 'INVALID_OPTION' },
    { type: 'deals', properties: { pipeline: 'unheardof' }, error: 'INVALID_OPTION' },
    { type: 'contacts', properties: { hs_buying_role: 'CHAMPION;QUEEN' }, error: 'INVALID_OPTION' },
    { type: 'contacts', properties: { email: 'nobody' }, error: 'INVALID_EMAIL' },
    { type: 'tasks', properties: { hs_task_reminders: '2026-12-01T09:00:00Z' }, error: 'INVALID_LONG' },
    { type: 'tasks', properties: { hs_task_status: 'DONE' }, error: 'INVALID_OPTION' },
  ])('of $type like $properties is refused as $error', async ({ type, properties, error }) => {
    const answer = await send(await portal.started(), 'POST', `/crm/objects/2026-09/${type}`, { properties });
    expect(answer.status).toBe(400);
    const refused = await body(answer);
    expect(refused).toMatchObject({ status: 'error', category: 'VALIDATION_ERROR' });
    expect(listed(refused)).toMatchObject([
      { isValid: false, error, name: Object.keys(properties)[0], portalId: 24_817_093 },
    ]);
  });

  it('is refused together with every other that is wrong', async () => {
    const properties = { unicorn: '1', amount: 'x', dealname: 'fine' };
    const answer = await body(send(await portal.started(), 'POST', '/crm/objects/2026-09/deals', { properties }));
    expect(listed(answer).map(({ name }) => name)).toEqual(['unicorn', 'amount']);
  });

  it('of a stage names the stages of the pipeline', async () => {
    const properties = { dealname: 'x', dealstage: 'registered' };
    const answer = await body(send(await portal.started(), 'POST', '/crm/objects/2026-09/deals', { properties }));
    expect(answer['message']).toContain(
      'registered is not a valid pipeline stage ID. Valid options are: pipelineId=default : [appointmentscheduled, ',
    );
  });

  it.each([
    { sent: '2026-12-31', error: undefined },
    { sent: String(Date.UTC(2026, 11, 31)), error: undefined },
    { sent: '2026-12-31T00:00:00Z', error: undefined },
    { sent: String(Date.UTC(2026, 11, 31) + 1), error: 'INVALID_DATE' },
    { sent: '2026-12-31T09:00:00Z', error: 'INVALID_DATE' },
    { sent: '2026-12-31T00:00:00+01:00', error: 'INVALID_DATE' },
    { sent: 'soon', error: 'INVALID_DATE' },
  ])('of type date is midnight in UTC: $sent meets $error', async ({ sent, error }) => {
    const vendor = await portal.started();
    await send(vendor, 'POST', '/crm/properties/2026-09/deals', {
      name: 'renewal_desk_decision_date',
      label: 'Decision date',
      groupName: 'dealinformation',
      type: 'date',
      fieldType: 'date',
    });
    const answer = await body(
      send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${first(livingDeals).id}`, {
        properties: { renewal_desk_decision_date: sent },
      }),
    );
    if (error === undefined) expect(answer['properties']).toMatchObject({ renewal_desk_decision_date: '2026-12-31' });
    else expect(listed(answer)).toMatchObject([{ error }]);
  });

  it('is text on the wire, whatever was sent', async () => {
    const properties = { dealname: 42, amount: 12.5 };
    const made = await body(send(await portal.started(), 'POST', '/crm/objects/2026-09/deals', { properties }));
    expect(made['properties']).toMatchObject({ dealname: '42', amount: '12.5' });
  });

  it.each(['', null])('is cleared by %p', async (nothing) => {
    const vendor = await portal.started();
    const { id } = first(world.deals.filter(({ amountMinor, isArchived }) => amountMinor !== undefined && !isArchived));
    const answer = await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { amount: nothing } });
    expect(answer.status).toBe(200);
    expect((await body(answer))['properties']).not.toHaveProperty('amount');
  });

  it('of a stage moves with its pipeline only', async () => {
    const vendor = await portal.started();
    const pipeline = await body(
      send(vendor, 'POST', '/crm/pipelines/2026-09/deals', {
        label: 'MSP renewals',
        displayOrder: 1,
        stages: [{ label: '90 days', displayOrder: 0, metadata: { probability: '0.4' } }],
      }),
    );
    const stage = first(pipeline['stages'] as { id: string }[]).id;
    const move = (properties: Record<string, unknown>): Promise<Response> =>
      send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${first(livingDeals).id}`, { properties });
    expect((await move({ dealstage: stage })).status).toBe(400);
    expect((await move({ pipeline: pipeline['id'] })).status).toBe(400);
    expect((await move({ dealstage: stage, pipeline: pipeline['id'] })).status).toBe(200);
  });
});
