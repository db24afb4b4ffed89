import type { RunRolledBack } from '#domain/timeline/write-payloads';
import { columnNumber } from '#application/workbook-tabs';
import { hour, nextRun, stateOf, type CrmWritingMsp } from '#test/support/crm-writing-msp';
import { tell } from '#test/support/outward-events';
import { nothingOutside, outsideOf, previewOf, rolledBack, writtenRun } from '#test/support/rollback-msp';

/** As a person in the sheet. */
function editNewest({ workbook, timeline }: CrmWritingMsp, column: 'payload', text: string): void {
  const firstRow = timeline().length + 1;
  workbook.write([{ tab: 'Timeline', firstRow, firstColumn: columnNumber('Timeline', column), rows: [[text]] }]);
}

test.each(['no json', 'null'])('a write whose payload was edited to %s stops no hour', (edited) => {
  const { msp } = writtenRun();
  tell(msp, 'writePlanned', '{}', { actor: 'run', run: 'run-x' });
  editNewest(msp, 'payload', edited);
  expect(nextRun(msp).outcome).toBe('finished');
  expect(stateOf(msp)).not.toHaveProperty('lease');
});

test('an edited word of the end is not believed: the next attempt tells of it anew', () => {
  const written = writtenRun();
  const { msp, run } = written;
  rolledBack(written);
  editNewest(msp, 'payload', JSON.stringify({ rolledBack: run, undone: 0 }));
  msp.clock.advance(hour);
  rolledBack(written);
  const ends = msp.timeline().filter(({ type }) => type === 'runRolledBack');
  expect(ends.map(({ payloadText }) => (JSON.parse(payloadText) as RunRolledBack).undone)).toEqual([0, 11]);
});

test('a rollback whose payload is broken keeps no run from being taken back', () => {
  const written = writtenRun();
  tell(written.msp, 'runRolledBack', '{}', { actor: 'admin@msp.example' });
  editNewest(written.msp, 'payload', 'no json');
  expect(previewOf(written).lines.length).toBeGreaterThan(0);
  rolledBack(written);
  expect(outsideOf(written.msp)).toEqual(nothingOutside);
});
