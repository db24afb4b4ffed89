import { fittedCard } from '#application/sync/fitted-card';
import { maxCellCharacters } from '#application/tabs/cells';
import type { ClientContext } from '#application/views/client-context';
import { sampleContext } from '#cards/gallery/sample-clients';
import { sampleRenewal } from '#cards/gallery/sample-renewals';
import { fullContract } from '#cards/gallery/sample-judgements';

/** Each with thirty readings. */
function clientWith(contracts: number): ClientContext {
  return sampleContext({
    contracts: Array.from({ length: contracts }, (_, place) => ({
      ...fullContract,
      id: 500 + place,
      ref: `CT-${place}`,
    })),
  });
}

const length = (context: ClientContext) => JSON.stringify(context).length;

test('a card that fits is left as it is', () => {
  const context = clientWith(3);
  expect(fittedCard(context)).toBe(context);
});

test.each([6, 12, 40])('a card of %i contracts fits its cell; the first contract keeps every reading', (count) => {
  const context = clientWith(count);
  const fitted = fittedCard(context);
  expect(length(context)).toBeGreaterThan(maxCellCharacters);
  expect(length(fitted)).toBeLessThan(maxCellCharacters);
  expect(fitted.contracts).toHaveLength(count);
  expect(fitted.contracts[0]?.readiness?.readings).toHaveLength(30);
  for (const { readiness } of fitted.contracts) {
    expect(readiness).toMatchObject({ low: 40.7, high: 60.9, coverage: 0.8, band: 'atRisk' });
  }
});

test('where renewals would not fit, those that are decided last are left out', () => {
  const renewals = Array.from({ length: 60 }, (_, place) => ({ ...sampleRenewal, row: place + 2 }));
  const fitted = fittedCard({ ...clientWith(3), renewals });
  expect(length(fitted)).toBeLessThan(maxCellCharacters);
  expect(fitted.contracts).toHaveLength(3);
  expect(fitted.renewals?.length).toBeGreaterThan(5);
  expect(fitted.renewals?.map(({ row }) => row)).toEqual(
    renewals.map(({ row }) => row).slice(0, fitted.renewals?.length),
  );
});

test('words go before readings do, and those of the contract that is decided last go first', () => {
  const { contracts } = fittedCard(clientWith(6));
  const words = contracts.map(({ readiness }) =>
    (readiness?.readings ?? []).some(
      ({ reading }) => reading.kind === 'measured' && /requests/.test(reading.evidence.text),
    ),
  );
  expect(words[0]).toBe(true);
  expect(words.at(-1)).toBe(false);
  expect(contracts.at(-1)?.readiness?.readings).toHaveLength(30);
});

test('two hundred contracts with their gaps fit, the soonest first, and the card says what is left out', () => {
  const context = clientWith(200);
  const gaps = context.contracts.flatMap(({ id, ref }) =>
    (['noNoticePeriod', 'noAnnualValue', 'noEscalator'] as const).map((kind) => ({
      kind,
      contractId: id,
      what: `The contract ${ref} lacks something that somebody would have to enter in the service desk.`,
      fix: `Enter it in HaloPSA, on the contract ${ref}, in the field that the settings name for it.`,
    })),
  );
  const fitted = fittedCard({ ...context, gaps });
  expect(length(fitted)).toBeLessThan(maxCellCharacters);
  const { contracts } = fitted;
  expect(contracts.length).toBeGreaterThan(60);
  expect(contracts.map(({ id }) => id)).toEqual(context.contracts.slice(0, contracts.length).map(({ id }) => id));
  for (const { readiness } of contracts) expect(readiness).toMatchObject({ low: 40.7, band: 'atRisk' });
  const said = fitted.gaps.map(({ what }) => what);
  expect(said).toContain(
    `${600 - (fitted.gaps.length - 2)} more data gaps do not fit on the card of a client with so many contracts.`,
  );
  expect(said.at(-1)).toBe(`${200 - contracts.length} contracts of this client, decided last, do not fit on the card.`);
});

test('a hundred contracts keep every band and figure', () => {
  const fitted = fittedCard(clientWith(100));
  expect(length(fitted)).toBeLessThan(maxCellCharacters);
  expect(fitted.contracts).toHaveLength(100);
  for (const { readiness } of fitted.contracts) expect(readiness).toMatchObject({ low: 40.7, band: 'atRisk' });
});
