import { dealFields, type DealField, type FieldTexts } from '#application/ports/crm-writing';

/** A deal of which a test names a few fields. */
export function dealValues(values: FieldTexts<DealField>): Readonly<Record<DealField, string>> {
  return Object.fromEntries(dealFields.map((field) => [field, values[field] ?? ''])) as Record<DealField, string>;
}
