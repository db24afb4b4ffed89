import { join } from 'node:path';
import { CallCounter } from '#adapters/http/call-counter';
import type { TransportKit } from '#adapters/http/transport';
import { createTimelineWorkbook } from '#adapters/sheets/create-timeline-workbook';
import { serviceAccountToken } from '#adapters/sheets/service-account-token';
import { sheetsTransport } from '#adapters/sheets/sheets-transport';
import { sheetsWorkbook } from '#adapters/sheets/sheets-workbook';
import type { Clock } from '#application/ports/platform';
import { firstStateRows } from '#application/tabs/state-tab';
import { workbookTabs } from '#application/workbook-tabs';
import { nodeCache } from '../node/node-cache';
import { nodeHttp } from '../node/node-http';
import { nodeRs256 } from '../node/node-rs256';

export interface NewWorkbookParts {
  readonly workerFolder: string;
  readonly routes: Readonly<Record<string, number>>;
  readonly clock: Clock;
  readonly mspName: string;
  readonly timeZone: string;
  readonly administratorToken: string;
  readonly serviceAccountKey: string;
  /** A folder of a shared drive. */
  readonly workbookFolderId: string;
}

/** Set-up as docs/guides describes it: the administrator makes the workbook, the service account fills in the first State rows. */
export async function newTimelineWorkbook(parts: NewWorkbookParts): Promise<string> {
  const { clock } = parts;
  const http = nodeHttp({ workerFile: join(parts.workerFolder, 'http-worker.mjs'), routes: parts.routes });
  const kit: TransportKit = { http, clock, cache: nodeCache(clock), counter: new CallCounter(), jitter: () => 0.5 };
  try {
    const transport = sheetsTransport(kit);
    const token = serviceAccountToken(parts.serviceAccountKey, nodeRs256, kit);
    const { workbookId } = createTimelineWorkbook(
      {
        title: `${parts.mspName}: renewal timeline`,
        timeZone: parts.timeZone,
        tabs: workbookTabs,
        sharedWith: token.address,
        folderId: parts.workbookFolderId,
      },
      parts.administratorToken,
      transport,
    );
    sheetsWorkbook({ workbookId, transport, token }).write([{ tab: 'State', firstRow: 2, rows: firstStateRows() }]);
    return workbookId;
  } finally {
    await http.close();
  }
}
