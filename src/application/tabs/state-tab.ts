import type { HexDigest } from '#domain/vocabulary/ids';
import { emptyHead } from '#domain/timeline/append-events';
import type { TimelineHead } from '#domain/timeline/event';
import type { PortfolioFacts } from '#domain/readiness/contract-facts';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { Calibration } from '../calibration/calibration';
import type { KeptDelegation, KeptPolicies } from '../concessions/rules/kept-rules';
import type { Cell, RowRange, RowsEdit } from '../ports/workbook';
import type { RecordBreaks } from '../sync/facts/record-breaks';
import type { SyncProgress } from '../sync/sync-progress';
import type { KeptDictionary } from '../uplift/themes/kept-dictionary';
import { UpstreamError } from '../upstream-error';
import type { CrmWritingSwitch } from '../views/crm-writing';
import type { WriteBackSwitch } from '../views/write-back';
import { tabsOfThisVersion, type KnownTabs } from '../workbook-tabs';
import type { KeptDigest } from '../workflow/digest/kept-digest';

/** Where each value stands: row 2 holds the first. The order is part of the workbook's format. */
const keys = [
  ['format', 'Format of this workbook.'],
  ['writing', 'on, paused or off: whether the add-on may write.'],
  ['head_sequence', 'Last event of the timeline.'],
  ['head_seal', 'Its seal.'],
  ['events_indexed_to', 'Events up to here are listed on their client rows.'],
  ['lease_run', 'The run that is writing.'],
  ['lease_until', 'Until when its lease holds, UTC milliseconds.'],
  ['progress', 'How far the sync has come, as JSON.'],
  ['portfolio', 'What all clients together look like, as JSON.'],
  ['last_sync_at', 'End of the last complete run, UTC milliseconds.'],
  ['trouble', 'What failed in the last run.'],
  ['run_count', 'Rows on the Runs tab.'],
  ['gap_count', 'Rows on the Data gaps tab.'],
  ['people_count', 'Rows on the People tab.'],
  ['categories', 'Names of ticket categories by place, as JSON: months count by place.'],
  ['months_format', 'Form of the service months. Older than the product writes: the ticket history is read again.'],
  ['calibration', 'What was learned from past renewals, and how good it would have been, as JSON.'],
  ['record_breaks', 'Where the records of all clients break at once, as JSON: lost answers, renamed categories.'],
  ['write_back', 'Whether figures are written back to HaloPSA, as JSON; empty: not.'],
  ['crm_writing', 'Whether deals, tasks and notes are written to HubSpot, as JSON; empty: not.'],
  ['tabs', 'Tabs and columns this workbook is known to have, as JSON.'],
  ['delegations', 'Who decides on concessions for whom and until when, as JSON.'],
  ['policies', 'Versions of the approval policy and what is proposed, as JSON; empty: the one of the settings.'],
  ['digest', 'Whom the weekly digest has reached, as JSON.'],
  ['themes', 'Subjects of tickets that come again, as JSON: ids, labels and their words.'],
] as const;

type StateKey = (typeof keys)[number][0];

/** Keys that workbooks had from the beginning. Later ones stand behind them, and a workbook that was made before has no row yet. */
const firstKeys = 14;

export const workbookFormat = 1;

export type Writing = 'on' | 'paused' | 'off';

/** The operational record of the workbook. Not derived from the timeline: losing it costs a new backfill, never an event. */
export interface WorkbookState {
  readonly writing: Writing;
  readonly head: TimelineHead;
  readonly eventsIndexedTo: number;
  readonly lease?: { readonly run: string; readonly until: Instant };
  readonly progress?: SyncProgress;
  readonly portfolio?: PortfolioFacts;
  readonly lastSyncAt?: Instant;
  readonly trouble?: string;
  readonly runCount: number;
  readonly gapCount: number;
  readonly peopleCount: number;
  /** Names of ticket categories: the place of each is its number in the months, counted from 1. */
  readonly categories?: readonly string[];
  /** Form in which every service month is written. Absent: no history was read to its end, or before forms were counted. */
  readonly monthsFormat?: number;
  /** Absent: nothing was learned yet. */
  readonly calibration?: Calibration;
  readonly recordBreaks?: RecordBreaks;
  /** Absent: off. */
  readonly writeBack?: WriteBackSwitch;
  /** Absent: off. */
  readonly crmWriting?: CrmWritingSwitch;
  /** How many columns each tab has; absent: a workbook from before tabs were added to workbooks. */
  readonly tabs?: KnownTabs;
  /** Absent: nobody decides for anybody. */
  readonly delegations?: readonly KeptDelegation[];
  /** Absent: the policy of the settings is the only one. */
  readonly policies?: KeptPolicies;
  /** Absent: no week's digest was due yet. */
  readonly digest?: KeptDigest;
  /** Subjects that come again. Absent: tickets were not read for them yet. */
  readonly themes?: KeptDictionary;
}

export const stateRange: RowRange = { tab: 'State', firstRow: 2, lastRow: keys.length + 1, lastColumn: 2 };

/** The rows a new workbook starts with. */
export function firstStateRows(): readonly (readonly Cell[])[] {
  const initial: Partial<Record<StateKey, Cell>> = {
    format: workbookFormat,
    writing: 'off',
    head_sequence: emptyHead.sequence,
    head_seal: emptyHead.seal,
    events_indexed_to: emptyHead.sequence,
    run_count: 0,
    gap_count: 0,
    people_count: 0,
    tabs: JSON.stringify(tabsOfThisVersion),
  };
  return keys.map(([key, meaning]) => [key, initial[key] ?? '', meaning]);
}

/** Throws `UpstreamError` when the tab was edited by hand or belongs to another format. */
export function readState(rows: readonly (readonly Cell[])[]): WorkbookState {
  const values = new Map<StateKey, Cell>();
  keys.forEach(([key], index) => {
    const named = rows[index]?.[0] ?? '';
    const isYetToCome = named === '' && index >= firstKeys;
    if (named !== key && !isYetToCome) {
      throw new UpstreamError(
        'Google Sheets',
        'malformed',
        `State row ${index + 2} should begin with "${key}". Restore the State tab from version history; no event is lost.`,
      );
    }
    values.set(key, rows[index]?.[1] ?? '');
  });
  const format = values.get('format');
  if (format !== workbookFormat) {
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `The workbook has format ${String(format)}; this version reads ${workbookFormat}.`,
    );
  }
  const text = (key: StateKey) => String(values.get(key) ?? '');
  const count = (key: StateKey) => Number(values.get(key) ?? 0);
  const lease = text('lease_run') === '' ? undefined : { run: text('lease_run'), until: count('lease_until') };
  return {
    writing: parseWriting(text('writing')),
    head: { sequence: count('head_sequence'), seal: text('head_seal') as HexDigest },
    eventsIndexedTo: count('events_indexed_to'),
    ...(lease === undefined ? {} : { lease }),
    ...optionalJson<'progress', SyncProgress>('progress', text('progress')),
    ...optionalJson<'portfolio', PortfolioFacts>('portfolio', text('portfolio')),
    ...optionalJson<'calibration', Calibration>('calibration', text('calibration')),
    ...(text('last_sync_at') === '' ? {} : { lastSyncAt: count('last_sync_at') }),
    ...(text('trouble') === '' ? {} : { trouble: text('trouble') }),
    runCount: count('run_count'),
    gapCount: count('gap_count'),
    peopleCount: count('people_count'),
    ...optionalJson<'categories', readonly string[]>('categories', text('categories')),
    ...(text('months_format') === '' ? {} : { monthsFormat: count('months_format') }),
    ...optionalJson<'recordBreaks', RecordBreaks>('recordBreaks', text('record_breaks')),
    ...optionalJson<'writeBack', WriteBackSwitch>('writeBack', text('write_back')),
    ...optionalJson<'crmWriting', CrmWritingSwitch>('crmWriting', text('crm_writing')),
    ...optionalJson<'tabs', KnownTabs>('tabs', text('tabs')),
    ...optionalJson<'delegations', readonly KeptDelegation[]>('delegations', text('delegations')),
    ...optionalJson<'policies', KeptPolicies>('policies', text('policies')),
    ...optionalJson<'digest', KeptDigest>('digest', text('digest')),
    ...optionalJson<'themes', KeptDictionary>('themes', text('themes')),
  };
}

function parseWriting(text: string): Writing {
  if (text === 'on' || text === 'paused' || text === 'off') return text;
  throw new UpstreamError('Google Sheets', 'malformed', 'State key "writing" is neither on, paused nor off.');
}

function optionalJson<Key extends string, Value>(key: Key, text: string): Partial<Record<Key, Value>> {
  if (text === '') return {};
  try {
    return { [key]: JSON.parse(text) as Value } as Partial<Record<Key, Value>>;
  } catch {
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `State key "${key}" is not JSON. Restore the State tab from version history.`,
    );
  }
}

export interface StateChange {
  readonly writing?: Writing;
  readonly head?: TimelineHead;
  readonly eventsIndexedTo?: number;
  /** `null` gives the lease back. */
  readonly lease?: { readonly run: string; readonly until: Instant } | null;
  readonly progress?: SyncProgress;
  readonly portfolio?: PortfolioFacts;
  readonly lastSyncAt?: Instant;
  /** `null` clears it. */
  readonly trouble?: string | null;
  readonly runCount?: number;
  readonly gapCount?: number;
  readonly peopleCount?: number;
  readonly categories?: readonly string[];
  readonly monthsFormat?: number;
  readonly calibration?: Calibration;
  readonly recordBreaks?: RecordBreaks;
  /** `null`: off. */
  readonly writeBack?: WriteBackSwitch | null;
  /** `null`: off. */
  readonly crmWriting?: CrmWritingSwitch | null;
  readonly tabs?: KnownTabs;
  readonly delegations?: readonly KeptDelegation[];
  readonly policies?: KeptPolicies;
  readonly digest?: KeptDigest;
  readonly themes?: KeptDictionary;
}

type StateCells = Partial<Record<StateKey, Cell>>;

/** How each part of a change is written. */
const cellsOf: Record<keyof StateChange, (change: StateChange) => StateCells> = {
  writing: ({ writing = 'off' }) => ({ writing }),
  head: ({ head = emptyHead }) => ({ head_sequence: head.sequence, head_seal: head.seal }),
  eventsIndexedTo: ({ eventsIndexedTo = emptyHead.sequence }) => ({ events_indexed_to: eventsIndexedTo }),
  lease: ({ lease }) => ({ lease_run: lease?.run ?? '', lease_until: lease?.until ?? '' }),
  progress: ({ progress }) => ({ progress: JSON.stringify(progress) }),
  portfolio: ({ portfolio }) => ({ portfolio: JSON.stringify(portfolio) }),
  lastSyncAt: ({ lastSyncAt = '' }) => ({ last_sync_at: lastSyncAt }),
  trouble: ({ trouble }) => ({ trouble: trouble ?? '' }),
  runCount: ({ runCount = 0 }) => ({ run_count: runCount }),
  gapCount: ({ gapCount = 0 }) => ({ gap_count: gapCount }),
  peopleCount: ({ peopleCount = 0 }) => ({ people_count: peopleCount }),
  categories: ({ categories }) => ({ categories: JSON.stringify(categories) }),
  monthsFormat: ({ monthsFormat = '' }) => ({ months_format: monthsFormat }),
  calibration: ({ calibration }) => ({ calibration: JSON.stringify(calibration) }),
  recordBreaks: ({ recordBreaks }) => ({ record_breaks: JSON.stringify(recordBreaks) }),
  writeBack: ({ writeBack = null }) => ({ write_back: writeBack === null ? '' : JSON.stringify(writeBack) }),
  tabs: ({ tabs }) => ({ tabs: JSON.stringify(tabs) }),
  crmWriting: ({ crmWriting = null }) => ({ crm_writing: crmWriting === null ? '' : JSON.stringify(crmWriting) }),
  delegations: ({ delegations }) => ({ delegations: JSON.stringify(delegations) }),
  policies: ({ policies }) => ({ policies: JSON.stringify(policies) }),
  digest: ({ digest }) => ({ digest: JSON.stringify(digest) }),
  themes: ({ themes }) => ({ themes: JSON.stringify(themes) }),
};

/** A part that is absent is left as it stands. One edit a value: two writers of different values never overwrite each other's. */
export function stateEdits(change: StateChange): readonly RowsEdit[] {
  const parts = (Object.keys(change) as (keyof StateChange)[]).filter((part) => change[part] !== undefined);
  const cells: StateCells = Object.assign({}, ...parts.map((part) => cellsOf[part](change)));
  return keys.flatMap(([key, meaning], index): readonly RowsEdit[] => {
    const cell = cells[key];
    if (cell === undefined) return [];
    const firstRow = index + 2;
    // A workbook that was made before the key has an empty row for it.
    if (index >= firstKeys) return [{ tab: 'State', firstRow, firstColumn: 1, rows: [[key, cell, meaning]] }];
    return [{ tab: 'State', firstRow, firstColumn: 2, rows: [[cell]] }];
  });
}
