import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SharedClock } from '#simulators/clock';
import type { VendorsMessage, VendorsQuestion, VendorsWorkerData } from '#simulators/vendors-worker';
import { builtWorkers } from '#test/support/built-workers';

const now = Date.UTC(2026, 10, 23, 8);

test('one thread answers for all vendors, tells who works there and what lies in their mailboxes', async () => {
  const workers = builtWorkers(['vendors-worker']);
  const clock = new SharedClock();
  clock.set(now);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const workerData: VendorsWorkerData = {
    clockMemory: clock.memory,
    seed: 1,
    size: 'small',
    startsOn: '2026-11-23',
    haloPsaCredentials: { clientId: 'id', clientSecret: 'secret' },
    hubSpotServiceKey: 'key',
    serviceAccounts: [
      {
        email: 'desk@project.iam.gserviceaccount.com',
        publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ],
    administrators: [{ email: 'admin@harbour-it.example', token: 'sign-in' }],
  };
  const worker = new Worker(join(workers.folder, 'vendors-worker.mjs'), { workerData });
  const heard = (): Promise<VendorsMessage> => new Promise((resolve) => worker.once('message', resolve));
  const asked = async (question: VendorsQuestion): Promise<unknown> => {
    const message = heard();
    worker.postMessage(question);
    const answer = await message;
    return answer.kind === 'answer' && answer.id === question.id ? answer.value : answer;
  };

  const ready = await heard();
  if (ready.kind !== 'ready') throw new Error(JSON.stringify(ready));
  await fetch(`http://127.0.0.1:${ready.ports.google}/v4/spreadsheets/none`);
  expect(await asked({ id: 1, ask: 'calls' })).toEqual({ halopsa: 0, hubspot: 0, google: 1 });
  for (const port of Object.values(ready.ports)) {
    const { headers } = await fetch(`http://127.0.0.1:${port}/nothing`);
    // A server that names a time closes connections by it, also while it was too busy to see that a call had come.
    expect(headers.get('keep-alive')).toBeNull();
  }
  const people = (await asked({ id: 2, ask: 'people' })) as { email: string }[];
  expect(people.length).toBeGreaterThan(5);
  const inbox = await asked({ id: 3, ask: 'inbox', person: people[0]?.email ?? '', now });
  expect(inbox).toEqual(expect.arrayContaining([expect.objectContaining({ subject: expect.any(String) as unknown })]));
  expect(await asked({ id: 4, ask: 'snapshot' })).toMatchObject({ google: { workbooks: [] } });

  const fault = { kind: 'html', scope: { reach: 'next', calls: 1 } } as const;
  expect(await asked({ id: 5, ask: 'setFault', vendor: 'google', fault })).toEqual({ google: fault });
  const page = await fetch(`http://127.0.0.1:${ready.ports.google}/v4/spreadsheets/none`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await asked({ id: 6, ask: 'faults' })).toEqual({});

  const ended = new Promise((resolve) => worker.once('exit', resolve));
  await asked({ id: 7, ask: 'close' });
  expect(await ended).toBe(0);
  workers.remove();
});
