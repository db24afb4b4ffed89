import type { RequestSums } from '#domain/readiness/service-month';
import type { Cell } from '../ports/workbook';
import type { CellReader } from './cells';

/** Columns of the sums that people read; the rest shares one JSON cell. */
export const requestColumns = ['requests', 'tone_count', 'tone_sum', 'complaints', 'request_sums'] as const;

type Rest = Omit<RequestSums, 'requests' | 'toneCount' | 'toneSum' | 'complaints'>;

const nothing: Rest = {
  solved: 0,
  solvedLogMilli: 0,
  solvedLogMilliSquares: 0,
  firstTimeFixed: 0,
  reopened: 0,
  handedOn: 0,
  stillOpen: 0,
  stillOpenDaySum: 0,
  vip: 0,
  incidents: 0,
  toneNegative: 0,
  otherLanguage: 0,
  cues: {},
  categories: {},
  ticketIds: {},
};

const noRequests: RequestSums = { requests: 0, toneCount: 0, toneSum: 0, complaints: 0, ...nothing };

/** Empty cells: not known. */
export function requestCells(people: RequestSums | undefined): readonly Cell[] {
  if (people === undefined) return requestColumns.map(() => '');
  const { requests, toneCount, toneSum, complaints, ...rest } = people;
  const said = Object.entries(rest).filter(([, value]) => (typeof value === 'number' ? value !== 0 : !isEmpty(value)));
  return [requests, toneCount, toneSum, complaints, JSON.stringify(Object.fromEntries(said))];
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Where no ticket is, nobody asked. Rows that were written before the columns were there hold nothing in them. */
export function requestSumsIn(reader: CellReader, opened: number): RequestSums | undefined {
  if (opened === 0) return noRequests;
  if (reader.text('request_sums') === '') return undefined;
  return {
    requests: reader.number('requests'),
    toneCount: reader.number('tone_count'),
    toneSum: reader.number('tone_sum'),
    complaints: reader.number('complaints'),
    ...nothing,
    ...reader.json<Partial<Rest>>('request_sums'),
  };
}
