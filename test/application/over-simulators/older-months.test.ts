import { packedColumn } from '#application/tabs/service-months-tab';
import { readState, stateEdits } from '#application/tabs/state-tab';
import { makeMonthsOlder } from '#test/support/older-months';
import {
  finishPass,
  simulatedVendors,
  syncedOver,
  type SimulatedMsp,
  type SimulatedVendors,
} from '#test/support/simulated-msp';

let vendors: SimulatedVendors;

beforeAll(async () => {
  vendors = await simulatedVendors();
}, 120_000);

afterAll(() => vendors.close());

const months = ({ workbook }: SimulatedMsp) => workbook.contentOf('Service months');
const stateOf = ({ workbook }: SimulatedMsp) => readState(workbook.contentOf('State').slice(1));

test('a world whose months are of an older form is read again and ends as it was, events not repeated', () => {
  const msp = syncedOver(vendors.msp());
  const fresh = months(msp);
  const before = msp.timeline();
  // The list of categories is kept, so that each gets its former place.
  const { categories } = stateOf(msp);
  makeMonthsOlder(msp);
  if (categories !== undefined) msp.workbook.write(stateEdits({ categories }));
  expect(String(months(msp)[1]?.[packedColumn - 1])).toMatch(/^2:/);
  msp.clock.advance(3_600_000);
  finishPass(msp);
  expect(months(msp)).toEqual(fresh);
  expect(stateOf(msp).monthsFormat).toBeGreaterThan(2);
  expect(msp.timeline()).toEqual(before);
}, 120_000);
