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
  newWorkbook(sharedWith?: string): string;
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
      administrators: [{ email: 'admin@acme.example', token: administratorToken }],
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
    newWorkbook: (sharedWith = robot) =>
      createTimelineWorkbook(
        { title: 'Renewal Desk timeline', timeZone: 'Europe/London', tabs: workbookTabs, sharedWith },
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
