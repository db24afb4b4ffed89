import * as v from 'valibot';
import type { LocalTime } from '#application/ports/platform';
import type { ContractStanding, FieldDefinition } from '#application/ports/contract-fields';
import { parseBody, parsedOrNothing } from '../http/parse-body';
import { contractDay, HaloInstant, maybeNumber, maybeText } from './halo-values';

/** Kinds of custom field. Seen live: 0 and 4; nothing is written to any other. */
const textType = 0;
const dateType = 4;

/** A row of GET /FieldInfo. */
export const HaloFieldDefinition = v.object({
  id: v.number(),
  name: maybeText,
  type: maybeNumber,
  characterlimit: maybeNumber,
});

/** A custom field of a contract, for whoever writes to it. */
export const HaloWrittenField = v.object({
  id: v.number(),
  name: maybeText,
  type: maybeNumber,
  value: v.optional(v.unknown()),
});

/** What a write must leave as it is: by the vendor's name, as an administrator calls it. */
const guarded = [
  ['ref', 'the reference'],
  ['client_id', 'the customer'],
  ['site_id', 'the site'],
  ['active', 'whether it is active'],
  ['contracttype', 'the contract type'],
  ['start_date', 'the start date'],
  ['end_date', 'the end date'],
  ['next_call_date', 'the next call date'],
  ['nextincrementdate', 'the next increase date'],
  ['periodicinvoicenextdate', 'the next periodic invoice date'],
  ['next_invoice_date', 'the next invoice date'],
  ['termmonths', 'the months of the term'],
  ['endtype', 'the end type'],
  ['rollingcontract', 'whether it is rolling'],
  ['previouscontract', 'the previous contract'],
  ['periodchargeamount', 'the amount'],
  ['costperperiod', 'the cost'],
  ['billingperiod', 'the billing period'],
  ['billingcategory', 'the billing category'],
  ['dontinvoice', 'whether it is invoiced'],
  ['percentageincrease', 'the percentage increase'],
  ['startbalance', 'the start balance'],
  ['invoiceminimum', 'the invoice minimum'],
  ['numberofunitsfree', 'the included units'],
  ['chargehoursperperiod', 'the hours per period'],
  ['chargerollover', 'whether hours roll over'],
  ['contract_prepaytotal', 'the prepaid total'],
  ['contract_prepaybalance', 'the prepaid balance'],
  ['prepayrecurringcharge', 'the recurring prepay charge'],
  ['prepayrecurringhours', 'the recurring prepay hours'],
  ['sla_id', 'the SLA'],
  ['dontsendalarm', 'whether the alarm is sent'],
  ['emailaddresses', 'the mail addresses'],
  ['note', 'the note'],
] as const;

type GuardedName = (typeof guarded)[number][0];

const anything = v.optional(v.unknown());
const guardedEntries = Object.fromEntries(guarded.map(([name]) => [name, anything])) as Record<
  GuardedName,
  typeof anything
>;

/** GET /ClientContract/{id}, for whoever writes to it. */
export const HaloContractStanding = v.object({
  id: v.number(),
  customfields: v.nullish(v.array(HaloWrittenField)),
  ...guardedEntries,
});

/** What a POST answers: the record it wrote. */
const HaloWritten = v.object({ id: v.number() });

type HaloWrittenField = v.InferOutput<typeof HaloWrittenField>;

export type FieldIds = Map<string, { readonly id: number; readonly isDate: boolean }>;

/** A name that two fields share leads to neither. */
export function parseFieldDefinitions(body: string): {
  readonly definitions: readonly FieldDefinition[];
  readonly ids: FieldIds;
} {
  const rows = parseBody(v.array(HaloFieldDefinition), body, { system: 'HaloPSA', path: '/FieldInfo' });
  const named = rows.flatMap(({ name, ...row }) => (name === null || name === undefined ? [] : [{ name, ...row }]));
  const count = (name: string) => named.filter((row) => row.name.toLowerCase() === name.toLowerCase()).length;
  const single = named.filter(({ name }) => count(name) === 1);
  return {
    definitions: named.map(({ name, type, characterlimit }) => ({
      name,
      kind: type === textType ? 'text' : type === dateType ? 'date' : 'other',
      ...(typeof characterlimit === 'number' && characterlimit > 0 ? { longest: characterlimit } : {}),
    })),
    ids: new Map(single.map(({ id, name, type }) => [name.toLowerCase(), { id, isDate: type === dateType }])),
  };
}

export function parseContractStanding(
  body: string,
  localTime: LocalTime,
): { readonly standing: ContractStanding; readonly ids: FieldIds } {
  const record = parseBody(HaloContractStanding, body, { system: 'HaloPSA', path: '/ClientContract/{id}' });
  const fields = (record.customfields ?? []).flatMap((field) =>
    typeof field.name === 'string' ? [{ ...field, name: field.name.toLowerCase() }] : [],
  );
  const others = guarded.flatMap(([name, words]) => {
    const text = plainText(record[name]);
    return text === '' ? [] : [[words, text] as const];
  });
  return {
    standing: {
      contractId: record.id,
      customFields: new Map(fields.flatMap((field) => valueIn(field, localTime))),
      others: new Map(others),
    },
    ids: new Map(fields.map(({ name, id, type }) => [name, { id, isDate: type === dateType }])),
  };
}

/** Whether the answer is HaloPSA's own to this write. A page for people, as a proxy sends it, is not. */
export function isWritten(body: string, contractId: number): boolean {
  return parsedOrNothing(HaloWritten, body)?.id === contractId;
}

/** The body of POST /ClientContract: an array, even for one. Nothing but the id and the fields is sent. */
export function contractFieldsBody(
  contractId: number,
  fields: readonly { readonly id: number; readonly isDate: boolean; readonly value: string }[],
): string {
  const customfields = fields.map(({ id, isDate, value }) => ({
    id,
    value: value === '' ? null : isDate ? `${value}T00:00:00Z` : value,
  }));
  return JSON.stringify([{ id: contractId, customfields }]);
}

function valueIn(
  { name, type, value }: HaloWrittenField & { readonly name: string },
  localTime: LocalTime,
): readonly (readonly [string, string])[] {
  const text = type === dateType ? dayText(value, localTime) : plainText(value);
  return text === '' ? [] : [[name, text]];
}

function dayText(value: unknown, localTime: LocalTime): string {
  const result = v.safeParse(HaloInstant, value);
  if (!result.success) return plainText(value);
  return contractDay(result.output, localTime) ?? '';
}

/** A list or an object is compared as it came. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
