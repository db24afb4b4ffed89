import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCommandLine } from './command-line-run';

const program = builtCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  { words: ['verfy', 'x.xlsx'], says: /unknown command 'verfy'[\s\S]*Did you mean verify\?/ },
  { words: ['verify', 'x.xlsx', '--jsno'], says: /unknown option '--jsno'[\s\S]*Did you mean --json\?/ },
  { words: ['verify'], says: /missing required argument 'file.xlsx'/ },
  { words: ['verify', 'x.xlsx', '--anchor', '12'], says: /An anchor is a sequence, a colon and a seal/ },
  { words: ['demo', '--size', 'tiny'], says: /Allowed choices are small, typical, large/ },
  { words: ['demo', '--port', '99999'], says: /A port is a number from 1 to 65535/ },
  { words: ['demo', '--seed', 'one'], says: /It is a whole number/ },
])('$words.0 $words.1 $words.2 $words.3 is refused with what to write instead', ({ words, says }) => {
  const { status, result, said } = program.run(words);
  expect({ status, result }).toEqual({ status: 2, result: '' });
  expect(said).toMatch(says);
});

test.each([[['--help']], [['help']], [['verify', '--help']], [['sync', '--help']], [['demo', '--help']]])(
  '%j explains itself',
  (words) => {
    const { status, result } = program.run(words);
    expect(status).toBe(0);
    expect(result).toContain('Usage: renewal-desk');
  },
);

test('a taken port is found before the long work and named', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  const { status, said } = program.run(['demo', '--port', String(port), '--state', join(folder, 'state')]);
  await new Promise((resolve) => holder.close(resolve));
  expect(status).toBe(2);
  expect(said).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(said).toContain(`npm start -- --port ${port + 1}`);
});

test('a sync without settings names the variable', () => {
  const { status, said } = program.run(['sync']);
  expect(status).toBe(2);
  expect(said).toContain('SETTINGS');
});

test('a sync names the first secret that is absent and quotes none', () => {
  const { status, said } = program.run(['sync'], {
    RENEWAL_DESK_SETTINGS: '{"haloPsaUrl":"https://acme.halopsa.com"}',
    RENEWAL_DESK_HALOPSA_CLIENT_ID: 'an-id',
    RENEWAL_DESK_HALOPSA_CLIENT_SECRET: 's3cret',
  });
  expect(status).toBe(2);
  expect(said).toContain('RENEWAL_DESK_HUBSPOT_SERVICE_KEY is not set');
  expect(said).not.toContain('s3cret');
});
