/**
 * Statuses of this installation. Source: docs/reference/apis/halopsa-simulator.md: 1 New, 8 Cancelled and 9 Closed come with HaloPSA; type 0
 * is open, 1 pending, 2 closed. 2 and 4 are this MSP's own.
 */
export const statusRecords = [
  { id: 1, name: 'New', shortname: 'NEW', type: 0, colour: '#d9534f' },
  { id: 2, name: 'In Progress', shortname: 'INP', type: 0, colour: '#5bc0de' },
  { id: 4, name: 'With User', shortname: 'USR', type: 1, colour: '#f0ad4e' },
  { id: 8, name: 'Cancelled', shortname: 'CAN', type: 2, colour: '#777777' },
  { id: 9, name: 'Closed', shortname: 'CLO', type: 2, colour: '#5cb85c' },
] as const;

export const closedStatuses: ReadonlySet<number> = new Set(
  statusRecords.filter(({ type }) => type === 2).map(({ id }) => id),
);

export function statusName(id: number): string | undefined {
  return statusRecords.find((status) => status.id === id)?.name;
}
