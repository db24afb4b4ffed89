import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Cell, TabName } from '#application/ports/workbook';
import { columnsOf, workbookTabs } from '#application/workbook-tabs';
import { isCellRows } from './cell-rows';

const Answer = v.object({
  valueRanges: v.array(v.object({ values: v.optional(v.custom<readonly (readonly Cell[])[]>(isCellRows), []) })),
});

export interface WorkbookReader {
  /** Rows of named columns, heading left out. One call. */
  columns(wanted: readonly TabColumns[]): Promise<readonly (readonly (readonly Cell[])[])[]>;
  /** Every tab from its heading on, one call a tab. */
  everything(): Promise<readonly { readonly name: TabName; readonly rows: readonly (readonly Cell[])[] }[]>;
}

export interface TabColumns {
  readonly tab: TabName;
  readonly first: string;
  /** Absent: the first alone. */
  readonly last?: string;
}

/**
 * Reads the timeline workbook as its owner would, for figures and the download. Apart from the adapter, which holds its thread
 * while it waits: this runs where pages are served.
 */
export function workbookReader(port: number, workbookId: string, ownerToken: string): WorkbookReader {
  const read = async (ranges: readonly string[]) => {
    // A quota of its own each time: looking must not slow the add-on down.
    const query = new URLSearchParams({ valueRenderOption: 'UNFORMATTED_VALUE', quotaUser: randomUUID() });
    for (const range of ranges) query.append('ranges', range);
    const url = `http://127.0.0.1:${port}/v4/spreadsheets/${workbookId}/values:batchGet?${query.toString()}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${ownerToken}` } });
    if (!response.ok) throw new Error(`The simulated Google Sheets answered ${response.status} to its own workbench.`);
    return v.parse(Answer, await response.json()).valueRanges.map(({ values }) => values);
  };
  return {
    columns: (wanted) => read(wanted.map(rangeText)),
    async everything() {
      const tabs = [];
      for (const { tab } of workbookTabs) tabs.push({ name: tab, rows: (await read([`'${tab}'`]))[0] ?? [] });
      return tabs;
    },
  };
}

function rangeText({ tab, first, last = first }: TabColumns): string {
  const letterOf = (name: string) => {
    const place = columnsOf(tab).findIndex((column) => column.name === name);
    return String.fromCharCode('A'.charCodeAt(0) + place);
  };
  return `'${tab}'!${letterOf(first)}2:${letterOf(last)}`;
}
