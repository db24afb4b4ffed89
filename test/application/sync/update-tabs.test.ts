import { turnOnSync } from '#application/administer-sync';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState, stateRange } from '#application/tabs/state-tab';
import { columnNumber, columnsOf, tabsOfThisVersion } from '#application/workbook-tabs';
import type { HomepageView } from '#application/views/homepage';
import { admin, memoryMsp, owner, type MemoryMsp } from '#test/support/memory-msp';

/** As a workbook stood before the product kept a list of its tabs. */
function olderWorkbook(): MemoryMsp {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  msp.workbook.removeTab('Concessions');
  const [rows = []] = msp.workbook.read([stateRange]);
  const place = rows.findIndex(([key]) => key === 'tabs');
  msp.workbook.write([{ tab: 'State', firstRow: place + 2, rows: [['', '', '']] }]);
  return msp;
}

function homeOf(msp: MemoryMsp, email: string): HomepageView {
  msp.signIn(email);
  const answer = openHomepage(msp.parts);
  if (answer.kind !== 'home') throw new Error(`${email} is listed`);
  return answer.view;
}

const headingOf = (msp: MemoryMsp, tab: Parameters<typeof columnsOf>[0]) => msp.workbook.contentOf(tab)[0];
const namesOf = (tab: Parameters<typeof columnsOf>[0]) => columnsOf(tab).map(({ name }) => name);

test('a workbook from before gets the tabs of this version in its next run, and the state remembers it', () => {
  const msp = olderWorkbook();
  expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished' });
  expect(headingOf(msp, 'Concessions')).toEqual(namesOf('Concessions'));
  const [rows = []] = msp.workbook.read([stateRange]);
  expect(readState(rows).tabs).toEqual(tabsOfThisVersion);
});

test('columns that came with a version get their headings', () => {
  const msp = olderWorkbook();
  const last = columnNumber('Renewals', 'overrides');
  msp.workbook.write([{ tab: 'Renewals', firstRow: 1, firstColumn: last, rows: [['']] }]);
  runHourlySync(msp.parts);
  expect(headingOf(msp, 'Renewals')).toEqual(namesOf('Renewals'));
});

test('an up-to-date workbook costs no call', () => {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  expect(msp.workbook.calls).not.toContain('addMissingTabs');
});

test('a tab that a person deleted is not made anew: an empty ledger would pass for the truth', () => {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.workbook.removeTab('Concessions');
  msp.clock.advance(3_600_000);
  runHourlySync(msp.parts);
  expect(msp.workbook.calls).not.toContain('addMissingTabs');
  expect(() => msp.workbook.contentOf('Concessions')).toThrow(/missing/);
});

test('until then the homepage opens without what stands in them and says so; the administrator can still resume', () => {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  expect(homeOf(msp, owner).isUpdating).toBeUndefined();
  msp.workbook.removeTab('Concessions');
  expect(homeOf(msp, owner)).toMatchObject({ isUpdating: true, requests: [] });
  expect(homeOf(msp, admin).administrator).toMatchObject({ isSyncOn: true });
});
