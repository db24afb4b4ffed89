import { generateKeyPairSync } from 'node:crypto';
import { createTimelineWorkbook } from '#adapters/sheets/create-timeline-workbook';
import { serviceAccountToken, type ServiceAccountToken } from '#adapters/sheets/service-account-token';
import { sheetsTransport } from '#adapters/sheets/sheets-transport';
import type { Transport } from '#adapters/http/transport';
import { workbookTabs } from '#application/workbook-tabs';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeRs256 } from '#hosts/node/node-rs256';
import { join } from 'node:path';
import { builtWorkers } from './built-workers';
import { transportKit, type TestKit } from './transport-kit';
import { vendorThread } from './vendor-thread';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const robot = 'renewal-desk@msp.iam.gserviceaccount.com';
const administrator = 'admin@acme.example';
export const sharedFolders = {
  open: 'drive-open',
  /** Restricted to members, the service account among them. */
  membersWithUs: 'drive-members-with-us',
  membersOnly: 'drive-members-only',
  domainOnly: 'drive-domain-only',
} as const;
export const administratorToken = 'administrator-token';
export const keyText = JSON.stringify({
  type: 'service_account',
  client_email: robot,
  private_key: privateKey,
  private_key_id: 'k1',
});

/** The simulated Google in a thread of its own, called as the product calls Google. */
export interface GoogleForTests {
  readonly http: NodeHttp;
  readonly kit: TestKit;
  readonly transport: Transport;
  readonly token: ServiceAccountToken;
  /** `folderId`: one of `sharedFolders`. */
  newWorkbook(sharedWith?: string, folderId?: string): string;
  close(): Promise<void>;
}

export async function googleForTests(): Promise<GoogleForTests> {
  const startsAt = Date.parse('2026-03-02T09:00:00Z');
  const built = builtWorkers(['http-worker']);
  const vendor = await vendorThread(
    {
      imports: `import { startGoogle } from '#simulators/google/start-google';`,
      start: 'return startGoogle({ clock, ...given });',
    },
    {
      serviceAccounts: [{ email: robot, publicKeyPem: publicKey }],
      administrators: [{ email: administrator, token: administratorToken }],
      sharedDrives: Object.values(sharedFolders).map((id) => ({
        id,
        members: [
          { email: administrator, role: 'organizer' },
          ...(id === sharedFolders.membersWithUs ? [{ email: robot, role: 'writer' }] : []),
        ],
        ...(id === sharedFolders.domainOnly ? { domainUsersOnly: 'acme.example' } : {}),
        driveMembersOnly: id === sharedFolders.membersOnly || id === sharedFolders.membersWithUs,
      })),
      perUserReadsPerMinute: 5_000,
      perProjectPerMinute: 5_000,
    },
    startsAt,
  );
  const hosts = ['sheets.googleapis.com', 'oauth2.googleapis.com', 'www.googleapis.com'];
  const routes = Object.fromEntries(hosts.map((host) => [host, vendor.port]));
  const http = nodeHttp({ workerFile: join(built.folder, 'http-worker.mjs'), routes });
  const kit = transportKit(http);
  const transport = sheetsTransport(kit);
  return {
    http,
    kit,
    transport,
    token: serviceAccountToken(keyText, nodeRs256, kit),
    newWorkbook: (sharedWith = robot, folderId) =>
      createTimelineWorkbook(
        {
          title: 'Renewal Desk timeline',
          timeZone: 'Europe/London',
          tabs: workbookTabs,
          sharedWith,
          ...(folderId === undefined ? {} : { folderId }),
        },
        administratorToken,
        transport,
      ).workbookId,
    async close() {
      await http.close();
      await vendor.close();
      built.remove();
    },
  };
}
