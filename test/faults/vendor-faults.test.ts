import { faultKindsOf } from '#simulators/fault';
import { bearable, every, faultTrials, vendorNamed } from './fault-trial';
import { hour } from './kept-world';
import { runsOf } from './workbook-facts';

const trials = faultTrials();

const rows = (['halopsa', 'hubspot'] as const).flatMap((vendor) =>
  faultKindsOf[vendor].map((kind) => ({ vendor, kind })),
);

test.each(rows)('$vendor with $kind: the card and the Runs tab tell, and the next hour catches up', async (row) => {
  const { vendor, kind } = row;
  const world = await trials.start();
  await world.setFault(vendor, { kind, scope: every });
  await world.advance(hour);

  const mail = await trials.openedMail();
  expect(mail).toContain(trials.mailbag().clientName);
  const last = (await runsOf(world)).at(-1);
  if (bearable.has(kind)) {
    expect(last?.outcome).toMatch(/finished|paused by budget/);
  } else {
    expect(mail).toContain('sync_problem');
    expect(mail).toMatch(vendorNamed[vendor]);
    expect(last?.trouble).toMatch(vendorNamed[vendor]);
  }
  await trials.expectCaughtUp(vendor);
});

test('halopsa with half a body on one call in three loses and doubles nothing', async () => {
  const world = await trials.start();
  await world.setFault('halopsa', { kind: 'truncatedBody', scope: { reach: 'chance', oneIn: 3, seed: 5 } });
  await world.advance(hour);
  await trials.expectCaughtUp('halopsa');
});
