import { generateKeyPairSync } from 'node:crypto';

const project = 'renewal-desk-local';
const email = `renewal-desk@${project}.iam.gserviceaccount.com`;

/** A key file as Google Cloud hands it out, with a key of our own. Source: Google, "Create service account keys". */
export function serviceAccountKeyFile(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({
    type: 'service_account',
    project_id: project,
    private_key_id: 'local',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: email,
    client_id: '100000000000000000001',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
  });
}
