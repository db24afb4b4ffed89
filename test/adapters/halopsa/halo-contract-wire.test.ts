import { parseContractDetail, parseContractPage, type ContractReading } from '#adapters/halopsa/halo-contract-wire';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';

const reading: ContractReading = {
  settings: {
    currency: 'GBP',
    noticePeriodField: 'CFNoticePeriodDays',
    escalatorField: 'CFEscalatorPercent',
    autoRenewField: 'CFAutoRenew',
    breakField: 'CFBreakEveryMonths',
  },
  localTime: fixedLocalTime(),
};

const listed = {
  id: 311,
  client_id: 17,
  ref: 'NW-2024',
  contracttype_name: 'Managed service',
  active: true,
  started: true,
  start_date: '2024-04-01T00:00:00Z',
  end_date: '2027-03-31T00:00:00Z',
  periodchargeamount: 1249.99,
  billingperiod: 2,
  last_modified: '2026-02-01T10:00:00Z',
};

const row = (change: object = {}) =>
  parseContractPage(JSON.stringify({ record_count: 1, contracts: [{ ...listed, ...change }] }), reading).rows[0];
const detail = (change: object = {}, other: Partial<ContractReading> = {}) =>
  parseContractDetail(
    JSON.stringify({ ...listed, billing_period_string: 'Monthly', rollingcontract: false, ...change }),
    {
      ...reading,
      ...other,
    },
  )[0];

test('a list row is read in our words, without what only the detail has', () => {
  expect(row()).toEqual({
    id: 311,
    clientId: 17,
    ref: 'NW-2024',
    kind: 'Managed service',
    active: true,
    termStartsOn: '2024-04-01',
    termEndsOn: '2027-03-31',
    isEvergreen: false,
    annualValue: { annualMinor: 1_499_988, currency: 'GBP' },
    periods: [],
    modifiedAt: Date.parse('2026-02-01T10:00:00Z'),
  });
});

describe('annual value', () => {
  test.each([
    ['Monthly', 1_499_988],
    ['Quarterly', 499_996],
    ['Half Yearly', 249_998],
    ['half-yearly', 249_998],
    ['Yearly', 124_999],
    ['2 Yearly', 62_500],
    ['Weekly', 6_499_948],
  ])('%s billing of 1,249.99 is %i pence a year', (billing_period_string, annualMinor) => {
    expect(detail({ billing_period_string })?.annualValue).toEqual({ annualMinor, currency: 'GBP' });
  });

  test('the word counts more than the code', () => {
    expect(detail({ billing_period_string: 'Quarterly', billingperiod: 2 })?.annualValue?.annualMinor).toBe(499_996);
  });

  test.each([
    ['a code other than 2', { billingperiod: 3, billing_period_string: undefined }],
    ['a word that people read both ways', { billingperiod: 0, billing_period_string: 'Bi-monthly' }],
    ['no amount', { periodchargeamount: undefined }],
    ['an amount of nothing', { periodchargeamount: 0 }],
  ])('%s is unknown, not guessed', (_, change) => {
    expect(detail(change)).not.toHaveProperty('annualValue');
  });

  test.each([
    ['JPY', 1250, 15_000],
    ['KWD', 1249.999, 14_999_988],
    ['EUR', 0.1, 120],
  ])('%s %d a month is %i of its own minor unit a year', (currency, periodchargeamount, annualMinor) => {
    const settings = { ...reading.settings, currency };
    expect(detail({ periodchargeamount }, { settings })?.annualValue).toEqual({ annualMinor, currency });
  });
});

describe('notice period', () => {
  const field = (value: unknown, name = 'CFNoticePeriodDays') => ({
    customfields: [
      { id: 9, name: 'CFOther', value: '1' },
      { id: 10, name, value },
    ],
  });

  test.each([
    [90, 90],
    ['90', 90],
    [' 60 days ', 60],
    ['1 day', 1],
    ['20,000', 20_000],
    ['30.0', 30],
    ['0', 0],
  ])('%j is %i days', (value, days) => {
    expect(detail(field(value))?.noticePeriodDays).toBe(days);
  });

  test.each(['', '3 months', 'ninety', '-30', '1,50', null, true, [90], 12.5])('%j is unknown', (value) => {
    expect(detail(field(value))).not.toHaveProperty('noticePeriodDays');
  });

  test('is found by name whatever its case', () => {
    expect(detail(field('45', 'CFNOTICEPERIODDAYS'))?.noticePeriodDays).toBe(45);
  });

  test('is not taken from a list row', () => {
    expect(row(field('45'))).not.toHaveProperty('noticePeriodDays');
  });
});

test.each([
  ['a rolling one, whatever its end date', { rollingcontract: true }],
  ['one without an end date', { end_date: undefined }],
  ['one with the empty end date', { end_date: '1900-01-01T00:00:00' }],
])('%s is evergreen and has no term end', (_, change) => {
  expect(detail(change)?.isEvergreen).toBe(true);
  expect(detail(change)).not.toHaveProperty('termEndsOn');
});

test('periods come oldest first; one that cannot be measured is left out', () => {
  const january = {
    id: 1,
    start_date: '2026-01-01T00:00:00Z',
    end_date: '2026-01-31T00:00:00Z',
    hours_in_period: 20,
    hours_used: 24.5,
    current: false,
  };
  const february = {
    ...january,
    start_date: '2026-02-01T00:00:00Z',
    end_date: '2026-02-28T00:00:00Z',
    hours_used: undefined,
    hours_remaining: 5,
    current: true,
  };
  const undated = { ...january, start_date: '0001-01-01T00:00:00' };
  const unmeasured = { ...january, hours_used: undefined };
  expect(detail({ periods: [february, undated, unmeasured, january] })?.periods).toEqual([
    { startsOn: '2026-01-01', endsOn: '2026-01-31', hoursIncluded: 20, hoursUsed: 24.5, isCurrent: false },
    { startsOn: '2026-02-01', endsOn: '2026-02-28', hoursIncluded: 20, hoursUsed: 15, isCurrent: true },
  ]);
});

test.each([0, -1, undefined])('a contract of client %s is left out', (client_id) => {
  expect([row({ client_id }), detail({ client_id })]).toEqual([undefined, undefined]);
});

test('a contract without a reference is called by its id', () => {
  expect(row({ ref: ' ' })?.ref).toBe('Contract 311');
});

test('the contract that this one replaced is named by the detail', () => {
  expect(detail({ previouscontract: 210 })?.previousContractId).toBe(210);
  expect(detail({ previouscontract: -1 })).not.toHaveProperty('previousContractId');
  expect(row({ previouscontract: 210 })).not.toHaveProperty('previousContractId');
});
