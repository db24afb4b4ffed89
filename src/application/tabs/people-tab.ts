import { roles, type Person, type Role } from '#domain/vocabulary/person';
import type { Cell, RowRange } from '../ports/workbook';
import { columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('People').map(({ name }) => name);

export const peopleRange: RowRange = { tab: 'People', firstRow: 2, lastColumn: columns.length };

export function toPersonRow(person: Person): readonly Cell[] {
  return [
    person.email,
    person.name,
    person.roles.join(';'),
    person.leads.join(';'),
    person.deputyFor.join(';'),
    person.hubspotOwnerId ?? '',
    person.haloAgentId ?? '',
    person.active,
    person.costPerHourMinor ?? '',
    (person.commissionOn ?? []).join(';'),
  ];
}

/** Everybody in `peopleRange`. */
export function peopleIn(rows: readonly (readonly Cell[])[]): readonly Person[] {
  return rows.flatMap((cells, index) => (cells.length === 0 ? [] : [fromPersonRow(cells, index + 2)]));
}

export function fromPersonRow(cells: readonly Cell[], row: number): Person {
  const reader = new CellReader('People', row, cells, columns);
  const parts = (text: string) => text.split(';').filter((part) => part !== '');
  const list = (column: string) => parts(reader.text(column));
  // A tab of before has no such column.
  const commissionOn = parts(reader.optionalText('commission_on') ?? '');
  const hubspotOwnerId = reader.optionalText('hubspot_owner_id');
  const haloAgentId = reader.optionalNumber('halopsa_agent_id');
  const costPerHourMinor = reader.optionalNumber('cost_per_hour');
  return {
    email: reader.text('email'),
    name: reader.text('name'),
    roles: list('roles').filter(isRole),
    leads: list('leads'),
    deputyFor: list('deputy_for'),
    ...(hubspotOwnerId === undefined ? {} : { hubspotOwnerId }),
    ...(haloAgentId === undefined ? {} : { haloAgentId }),
    active: reader.flag('active'),
    ...(costPerHourMinor === undefined ? {} : { costPerHourMinor }),
    ...(commissionOn.length === 0 ? {} : { commissionOn }),
  };
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
