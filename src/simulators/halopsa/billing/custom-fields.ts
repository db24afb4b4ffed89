import type { WorldContract } from '../../msp/world';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { brokenRule } from '../wire/refusal';
import { guidOf } from '../wire/wire-values';

/** A custom field that this MSP set up on contracts. */
interface ContractField {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  /** 0 text, 2 one of a list, 4 date. Source: docs/reference/apis/halopsa-simulator.md; 2 is assumed. */
  readonly type: 0 | 2 | 4;
  readonly characterlimit?: number;
  readonly choices?: readonly string[];
  /** As the world has it; absent where nobody filled it in. */
  read(contract: WorldContract): string | number | undefined;
}

const tiers = ['Bronze', 'Silver', 'Gold'] as const;
const nothing = (): undefined => undefined;
const backField = (id: number, name: string, label: string, characterlimit: number): ContractField => ({
  id,
  name,
  label,
  type: 0,
  characterlimit,
  read: nothing,
});

const contractFields: readonly ContractField[] = [
  {
    id: 231,
    name: 'CFNoticePeriodDays',
    label: 'Notice period (days)',
    type: 0,
    characterlimit: 50,
    read: ({ noticeFieldText }) => noticeFieldText,
  },
  {
    id: 232,
    name: 'CFServiceTier',
    label: 'Service tier',
    type: 2,
    choices: tiers,
    read: ({ tier }) => tiers.indexOf(tier) + 1,
  },
  {
    id: 233,
    name: 'CFSignedOn',
    label: 'Signed on',
    type: 4,
    read: ({ startsOn }) => `${startsOn}T00:00:00Z`,
  },
  {
    id: 234,
    name: 'CFAutoRenew',
    label: 'Renews automatically',
    type: 0,
    characterlimit: 10,
    read: ({ autoRenewFieldText }) => autoRenewFieldText,
  },
  {
    id: 235,
    name: 'CFEscalatorPercent',
    label: 'Yearly increase (%)',
    type: 0,
    characterlimit: 20,
    read: ({ escalatorFieldText }) => escalatorFieldText,
  },
  {
    id: 236,
    name: 'CFIncludedSeats',
    label: 'Seats included',
    type: 0,
    characterlimit: 10,
    // A number in a text field comes as it was formatted (docs/reference/apis/halopsa-simulator.md).
    read: ({ includedSeats }) => includedSeats.toLocaleString('en-GB'),
  },
  // Set up for what is written back; nobody fills them in by hand.
  backField(241, 'CFRenewalDeskReadinessLow', 'Renewal readiness', 20),
  backField(242, 'CFRenewalDeskBand', 'Renewal band', 20),
  backField(243, 'CFRenewalDeskReasons', 'Renewal reasons', 2_000),
  { id: 244, name: 'CFRenewalDeskChangedOn', label: 'Renewal figures changed on', type: 4, read: nothing },
  backField(245, 'CFRenewalDeskReadinessHigh', 'Renewal readiness at best', 20),
  backField(246, 'CFRenewalDeskModelVersion', 'Renewal model', 50),
  backField(247, 'CFRenewalDeskProbability', 'Renewal probability', 20),
];

/** Names of fields that this installation never set up. */
export type AbsentFields = ReadonlySet<string>;

function present(absent: AbsentFields): readonly ContractField[] {
  return contractFields.filter(({ name }) => !absent.has(name));
}

export type WrittenFields = Readonly<Record<string, unknown>>;

/** `customfields` of a contract, schema CustomField. What was written lies over what the world has. */
export function customFieldsOf(contract: WorldContract, written: WrittenFields, absent: AbsentFields): readonly Row[] {
  return present(absent).map((field) => {
    const value = String(field.id) in written ? written[field.id] : field.read(contract);
    const { id, name, label, type, characterlimit } = field;
    const isEmpty = value === undefined || value === null;
    return { id, name, label, type, characterlimit, ...(isEmpty ? {} : { value, display: displayOf(field, value) }) };
  });
}

/** The written values with those of a posted `customfields`: by id, and only of fields that exist. */
export function mergedFields(written: WrittenFields, posted: readonly Row[], absent: AbsentFields): WrittenFields {
  const fields = present(absent);
  const known = posted.filter(({ id }) => fields.some((field) => field.id === id));
  const tooLong = fields.find(({ id, characterlimit = 0 }) => {
    const value = known.find((row) => row['id'] === id)?.['value'];
    return characterlimit > 0 && typeof value === 'string' && value.length > characterlimit;
  });
  if (tooLong !== undefined)
    throw brokenRule(`${tooLong.label} exceeds the limit of ${tooLong.characterlimit} characters`);
  return { ...written, ...Object.fromEntries(known.map(({ id, value }) => [String(id), value ?? null])) };
}

/** Dates are shown as the server's country writes them. */
function displayOf({ type, choices }: ContractField, value: unknown): string {
  if (type === 2) return choices?.[Number(value) - 1] ?? '';
  if (type !== 4) return String(value);
  const [year = '', month = '', day = ''] = String(value).slice(0, 10).split('-');
  return `${Number(month)}/${Number(day)}/${year}`;
}

/** Rows of GET /FieldInfo: a bare array without paging. */
export function fieldInfoRows(seed: number, query: Query, absent: AbsentFields): readonly Row[] {
  const withValues = query.flag('includevalues');
  return present(absent).map((field) => ({
    ...fieldInfo(seed, field),
    ...(withValues && field.choices !== undefined
      ? { values: field.choices.map((name, index) => ({ id: index + 1, name })) }
      : {}),
  }));
}

export function fieldInfoDetail(seed: number, id: number, absent: AbsentFields): Row | undefined {
  const field = present(absent).find((candidate) => candidate.id === id);
  return field && { ...fieldInfo(seed, field), hint: '', readonly: false };
}

function fieldInfo(seed: number, { id, name, label, type, characterlimit }: ContractField): Row {
  return {
    id,
    guid: guidOf(seed, 'field', id),
    name,
    label,
    labellong: label,
    type,
    characterlimit,
    custom: 1,
    extratype: 0,
    searchable: true,
  };
}
