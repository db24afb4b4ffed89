import type { Cell, TabName } from '#application/ports/workbook';

type Rows = readonly (readonly Cell[])[];
export type Tabs = readonly { readonly name: TabName; readonly rows: Rows }[];

/** How a derived tab of two worlds is held against each other: whole, but for what is named here with its reason. */
interface Comparison {
  readonly tab: TabName;
  readonly key: readonly string[];
  /** A column, or `column.field.field` in a cell of JSON; `[]` is every element of a list. */
  readonly leftOut: readonly string[];
  /** Left out of the rows of clients of whom a reading moved to another hour: what the next reading is compared with. */
  readonly leftOutWhereMoved?: readonly string[];
  readonly isCompared?: (row: Row) => boolean;
}

type Row = ReadonlyMap<string, unknown>;

/** docs/explanation/faults.md gives the reason of each. */
const comparisons: readonly Comparison[] = [
  {
    tab: 'Renewals',
    key: ['contract_id'],
    leftOut: [
      'assessed_on',
      'record.readiness.assessedOn',
      'record.detailReadAt',
      'record.detailTriedAt',
      'record.notes.to',
    ],
    leftOutWhereMoved: ['record.measuredOn', 'record.measuredDigest', 'record.measurements', 'record.freeze.newest'],
  },
  {
    tab: 'Service months',
    key: ['client_id', 'contract_id', 'month', 'part'],
    leftOut: [],
    // A month whose tickets found their contract later is emptied and stays as a row without any.
    isCompared: (row) => row.get('opened') !== 0,
  },
  {
    tab: 'Client cards',
    key: ['client_id'],
    leftOut: [
      // Places in the chain: the timelines are compared by themselves.
      'events',
      'card.builtAt',
      'card.contracts[].readiness.assessedOn',
      'card.renewals[].version',
      'card.findings.shown[].version',
      'record.cardDigest',
      'record.attribution.toldCount',
    ],
    leftOutWhereMoved: ['card.contracts[].changes', 'card.contracts[].sinceFreeze'],
  },
  {
    tab: 'Checkpoints',
    key: ['renewal_id'],
    leftOut: ['record.foldedTo', 'record.since', 'record.owner.since', 'record.owner.escalatedOn'],
  },
  { tab: 'People', key: ['email'], leftOut: [] },
  { tab: 'Data gaps', key: ['kind', 'client_id', 'contract_id', 'what', 'fix'], leftOut: [] },
];

export interface TabDifference {
  readonly tab: TabName;
  readonly key: string;
  readonly field: string;
  readonly sound: string;
  readonly broken: string;
}

/** Cell by cell; the order of rows is not compared, since a chunk writes its rows where its turn came. */
export function derivedDifferences(
  sound: Tabs,
  broken: Tabs,
  clientsMoved: ReadonlySet<number>,
): readonly TabDifference[] {
  return comparisons.flatMap((comparison) => {
    const [left, right] = [rowsOf(sound, comparison), rowsOf(broken, comparison)];
    const keys = new Set([...left.keys(), ...right.keys()]);
    return [...keys].flatMap((key) => {
      const isMoved = clientsMoved.has(Number(left.get(key)?.get('client_id')));
      const ignored = [...comparison.leftOut, ...(isMoved ? (comparison.leftOutWhereMoved ?? []) : [])];
      return rowDifferences({ tab: comparison.tab, key, ignored }, left.get(key), right.get(key));
    });
  });
}

/** How many rows the comparison covers, so that nothing is not taken for equal. */
export function comparedRows(tabs: Tabs): number {
  return comparisons.reduce((sum, comparison) => sum + rowsOf(tabs, comparison).size, 0);
}

function rowsOf(tabs: Tabs, { tab, key, isCompared = () => true }: Comparison): ReadonlyMap<string, Row> {
  const [heading = [], ...rows] = tabs.find(({ name }) => name === tab)?.rows ?? [];
  const found = new Map<string, Row>();
  for (const cells of rows) {
    if (cells.every((cell) => cell === '' || cell === null)) continue;
    const row = new Map(heading.map((name, place) => [String(name), opened(cells[place] ?? '')]));
    if (!isCompared(row)) continue;
    const text = JSON.stringify(key.map((column) => row.get(column)));
    if (found.has(text)) throw new Error(`${tab} holds ${text} twice.`);
    found.set(text, row);
  }
  return found;
}

function opened(cell: Cell): unknown {
  if (typeof cell !== 'string' || !/^[{[]/.test(cell)) return cell;
  return JSON.parse(cell) as unknown;
}

function rowDifferences(
  { tab, key, ignored }: { readonly tab: TabName; readonly key: string; readonly ignored: readonly string[] },
  sound: Row | undefined,
  broken: Row | undefined,
): readonly TabDifference[] {
  if (sound === undefined || broken === undefined) {
    const said = (row: Row | undefined): string => (row === undefined ? 'absent' : 'present');
    return [{ tab, key, field: 'row', sound: said(sound), broken: said(broken) }];
  }
  const differences: TabDifference[] = [];
  const compare = (field: string, left: unknown, right: unknown): void => {
    if (ignored.includes(field)) return;
    const [one, other] = [JSON.stringify(left) ?? 'absent', JSON.stringify(right) ?? 'absent'];
    if (one === other) return;
    const parts = partsOf(left, right);
    if (parts === undefined) differences.push({ tab, key, field, sound: one, broken: other });
    else for (const [part, ours, theirs] of parts) compare(`${field}${part}`, ours, theirs);
  };
  for (const column of sound.keys()) compare(column, sound.get(column), broken.get(column));
  return differences;
}

type Part = readonly [name: string, left: unknown, right: unknown];

/** Two objects or two lists of one length are compared part by part. */
function partsOf(left: unknown, right: unknown): readonly Part[] | undefined {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length ? left.map((each, place) => ['[]', each, right[place] as unknown]) : undefined;
  }
  if (!isRecord(left) || !isRecord(right)) return undefined;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].map((name) => [`.${name}`, left[name], right[name]]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
