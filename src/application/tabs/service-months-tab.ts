import type { ServiceMonth } from '#domain/readiness/service-month';
import type { Cell } from '../ports/workbook';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';
import { requestCells, requestSumsIn } from './request-sums-cells';

const columns = columnsOf('Service months').map(({ name }) => name);

/** Columns 1 to 4: what a row is about. Reading them alone tells where everything stands. */
export const monthKeyColumns = 4;
/** Where the features of the tickets stand, packed. They are long, and only whoever folds a ticket in reads them. */
export const packedColumn = columnNumber('Service months', 'tickets');
/** Everything else is enough to score. What came later stands behind the packed tickets: columns keep their places. */
export const sumColumns = [
  { first: 1, last: packedColumn - 1 },
  { first: packedColumn + 1, last: columns.length },
] as const;

export interface MonthKey {
  readonly clientId: number;
  /** 0: the tickets of the client that belong to no single contract. */
  readonly contractId: number;
  readonly month: string;
  readonly part: number;
}

export function monthKeyText({ clientId, contractId, month, part }: MonthKey): string {
  return `${clientId}/${contractId}/${month}/${part}`;
}

export function toMonthRow(month: ServiceMonth, part: number, packed: string): readonly Cell[] {
  return [
    month.clientId,
    month.contractId,
    month.month,
    part,
    month.opened,
    month.closed,
    ...month.openedByPriority,
    month.responseMet,
    month.responseMissed,
    month.resolutionMet,
    month.resolutionMissed,
    month.reopened,
    month.reassigned,
    month.hours,
    month.chargedHours,
    month.vipTickets,
    month.csatCount,
    month.csatSum,
    month.missedTicketIds.join(';'),
    packed,
    month.machineMade ?? '',
    ...requestCells(month.people),
  ];
}

export function keyFromRow(cells: readonly Cell[], row: number): MonthKey {
  const reader = new CellReader('Service months', row, cells, columns);
  return {
    clientId: reader.number('client_id'),
    contractId: reader.number('contract_id'),
    month: reader.text('month'),
    part: reader.number('part'),
  };
}

export function monthFromRow(cells: readonly Cell[], row: number): ServiceMonth {
  const reader = new CellReader('Service months', row, cells, columns);
  const opened = reader.number('opened');
  // Rows that were written before the column was there hold nothing in it; where no ticket is, no machine opened one.
  const machineMade = opened === 0 ? 0 : reader.optionalNumber('machine_made');
  const people = requestSumsIn(reader, opened);
  return {
    clientId: reader.number('client_id'),
    contractId: reader.number('contract_id'),
    month: reader.text('month'),
    opened,
    ...(machineMade === undefined ? {} : { machineMade }),
    closed: reader.number('closed'),
    openedByPriority: [
      reader.number('priority_1'),
      reader.number('priority_2'),
      reader.number('priority_3'),
      reader.number('priority_4_up'),
    ],
    responseMet: reader.number('response_met'),
    responseMissed: reader.number('response_missed'),
    resolutionMet: reader.number('resolution_met'),
    resolutionMissed: reader.number('resolution_missed'),
    reopened: reader.number('reopened'),
    reassigned: reader.number('reassigned'),
    hours: reader.number('hours'),
    chargedHours: reader.number('charged_hours'),
    vipTickets: reader.number('vip_tickets'),
    csatCount: reader.number('csat_count'),
    csatSum: reader.number('csat_sum'),
    missedTicketIds: reader.text('missed_tickets').split(';').filter(Boolean).map(Number),
    ...(people === undefined ? {} : { people }),
  };
}
