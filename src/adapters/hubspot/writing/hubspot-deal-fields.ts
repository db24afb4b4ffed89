import {
  dealFields,
  ownFields,
  type DealField,
  type FieldTexts,
  type OwnField,
  type OwnFieldFound,
  type StandingDeal,
} from '#application/ports/crm-writing';
import type { LocalTime } from '#application/ports/platform';
import * as v from 'valibot';
import { onlyKnown } from '../../http/only-known';
import { parseBody } from '../../http/parse-body';
import { chosenDay, instantOf, textOf, type Properties } from '../hubspot-values';

type Form = 'text' | 'number' | 'day';

interface Property {
  readonly name: string;
  readonly form: Form;
}

/** Our own carry a prefix, so that they never meet one that HubSpot or somebody else adds. */
const properties: Readonly<Record<DealField | 'key', Property>> = {
  key: { name: 'renewal_desk_key', form: 'text' },
  name: { name: 'dealname', form: 'text' },
  pipeline: { name: 'pipeline', form: 'text' },
  stage: { name: 'dealstage', form: 'text' },
  amount: { name: 'amount', form: 'number' },
  closesOn: { name: 'closedate', form: 'day' },
  ownerId: { name: 'hubspot_owner_id', form: 'text' },
  readinessLow: { name: 'renewal_desk_readiness_low', form: 'number' },
  readinessHigh: { name: 'renewal_desk_readiness_high', form: 'number' },
  band: { name: 'renewal_desk_band', form: 'text' },
  probability: { name: 'renewal_desk_probability', form: 'number' },
  decisionOn: { name: 'renewal_desk_decision_date', form: 'day' },
  window: { name: 'renewal_desk_window', form: 'text' },
  state: { name: 'renewal_desk_state', form: 'text' },
  concession: { name: 'renewal_desk_concession_state', form: 'text' },
  concessionDepth: { name: 'renewal_desk_concession_depth', form: 'number' },
  concessionAnnual: { name: 'renewal_desk_concession_annual', form: 'number' },
  concessionLevel: { name: 'renewal_desk_concession_level', form: 'number' },
  concessionDecidedOn: { name: 'renewal_desk_concession_decided_on', form: 'day' },
};

export const keyProperty = properties.key.name;
export const writtenDealProperties: readonly string[] = [
  ...(['key', ...dealFields] as const).map((field) => properties[field].name),
  'hs_lastmodifieddate',
];

const labels: Readonly<Record<OwnField, string>> = {
  key: 'Renewal Desk key',
  readinessLow: 'Renewal Desk readiness, low end',
  readinessHigh: 'Renewal Desk readiness, high end',
  band: 'Renewal Desk band',
  probability: 'Renewal Desk renewal probability',
  decisionOn: 'Renewal Desk decision date',
  window: 'Renewal Desk window',
  state: 'Renewal Desk state',
  concession: 'Renewal Desk concession',
  concessionDepth: 'Renewal Desk concession, percent of the yearly value',
  concessionAnnual: 'Renewal Desk concession, amount a year',
  concessionLevel: 'Renewal Desk concession, level of approval',
  concessionDecidedOn: 'Renewal Desk concession decided on',
};

const wireTypes: Readonly<Record<Form, { readonly type: string; readonly fieldType: string }>> = {
  text: { type: 'string', fieldType: 'text' },
  number: { type: 'number', fieldType: 'number' },
  day: { type: 'date', fieldType: 'date' },
};

export const propertyGroup = { name: 'renewal_desk', label: 'Renewal Desk', displayOrder: -1 };

export function propertyToMake(field: OwnField): object {
  const { name, form } = properties[field];
  return {
    name,
    label: labels[field],
    groupName: propertyGroup.name,
    ...wireTypes[form],
    ...(field === 'key' ? { hasUniqueValue: true } : {}),
  };
}

const PropertyList = v.object({
  results: v.array(v.object({ name: v.string(), type: v.string(), hasUniqueValue: v.nullish(v.boolean()) })),
});

export function parseOwnFields(body: string): readonly OwnFieldFound[] {
  const { results } = parseBody(PropertyList, body, { system: 'HubSpot', path: '/crm/properties/deals' });
  const byName = new Map(results.map((property) => [property.name, property]));
  return ownFields.map((field) => {
    const { name, form } = properties[field];
    const there = byName.get(name);
    if (there === undefined) return { field, name, found: 'missing' };
    const isRight = there.type === wireTypes[form].type && (field !== 'key' || there.hasUniqueValue === true);
    return { field, name, found: isRight ? 'ready' : 'wrong' };
  });
}

/** As HubSpot takes them: a day is midnight UTC there, whatever the zone. */
export function dealProperties(values: FieldTexts<DealField>): Readonly<Record<string, string>> {
  const wire: Record<string, string> = {};
  for (const field of dealFields) {
    const value = values[field];
    if (value !== undefined) wire[properties[field].name] = field === 'closesOn' ? midnight(value) : value;
  }
  return wire;
}

/** `closedate` holds an instant, our own days hold days. */
function midnight(day: string): string {
  return day === '' ? '' : `${day}T00:00:00.000Z`;
}

export function toStandingDeal(id: string, wire: Properties, localTime: LocalTime): StandingDeal {
  const values = dealFields.map((field) => [field, textIn(wire, properties[field], localTime)] as const);
  return {
    dealId: id,
    key: textOf(wire, keyProperty) ?? '',
    values: Object.fromEntries(values) as Record<DealField, string>,
    ...onlyKnown({ modifiedAt: instantOf(wire, 'hs_lastmodifieddate') }),
  };
}

/** A number may come back as `57` or `57.0`. */
function textIn(wire: Properties, { name, form }: Property, localTime: LocalTime): string {
  if (form === 'day') return chosenDay(instantOf(wire, name), localTime) ?? '';
  const text = textOf(wire, name) ?? '';
  return form === 'number' && text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
