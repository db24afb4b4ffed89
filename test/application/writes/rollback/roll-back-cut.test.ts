import { rollBack } from '#application/writes/rollback/roll-back';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { hour, nextRun } from '#test/support/crm-writing-msp';
import { livesThrough, mortal, type Death } from '#test/support/mortal-parts';
import { asked, nothingOutside, outsideOf, rolledBack, writtenRun, type WrittenRun } from '#test/support/rollback-msp';

const mortalParts = ['workbook', 'serviceDesk', 'crmWriting', 'lock', 'properties'] as const;

/** Answers the calls it came to. */
function dieRollingBack({ msp, run }: WrittenRun, death: Death): number {
  const { parts, calls } = mortal(msp.parts, mortalParts, death);
  livesThrough(() => rollBack(parts, asked(run)));
  return calls();
}

const cuts = Array.from(
  { length: dieRollingBack(writtenRun(), { call: Number.POSITIVE_INFINITY, when: 'before' }) },
  (_, index) => index + 1,
)
  .flatMap((call) => (['before', 'after'] as const).map((when) => ({ call, when })))
  // The faults of test:faults cut at every one; here each second, so that all call kinds are met.
  .filter((_, place) => place % 4 === 0 || place % 4 === 3);

test('a rollback makes calls enough to be cut in every step', () => {
  expect(cuts.length).toBeGreaterThan(50);
});

test.each(cuts)('cut $when call $call: the next attempt finishes it, and nothing is planned twice', (death) => {
  const written = writtenRun();
  const { msp } = written;
  dieRollingBack(written, death);
  // Whoever died left its lease behind.
  msp.clock.advance(hour);
  expect(rolledBack(written)).toMatchObject({ isFinished: true, troubles: [] });
  expect(outsideOf(msp)).toEqual(nothingOutside);
  const events = msp.timeline();
  expect(verifyTimeline(events, nodeSha256)).toMatchObject({ kind: 'intact', repeatedEventIds: [] });
  const undoes = events.filter(({ payloadText }) => payloadText.includes('"undoes"'));
  const ofType = (type: string) => undoes.filter((event) => event.type === type).length;
  expect([ofType('writePlanned'), ofType('writeRecorded')]).toEqual([11, 11]);
  expect(events.filter(({ type }) => type === 'runRolledBack')).toHaveLength(1);
  const count = events.length;
  rolledBack(written);
  expect(msp.timeline()).toHaveLength(count);
});

test('an hourly run between a cut and the next attempt changes nothing of the end', () => {
  for (const call of [20, 40, 60, 70]) {
    const written = writtenRun();
    dieRollingBack(written, { call, when: 'after' });
    nextRun(written.msp);
    nextRun(written.msp);
    rolledBack(written);
    expect([call, outsideOf(written.msp)]).toEqual([call, nothingOutside]);
  }
});
