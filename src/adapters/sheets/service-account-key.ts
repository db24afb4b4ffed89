import * as v from 'valibot';
import { propertyNames, SettingsError } from '#application/settings';
import { parsedOrNothing } from '../http/parse-body';

export interface ServiceAccountKey {
  /** The account's address: what the workbook is shared with. */
  readonly address: string;
  readonly keyId: string;
  readonly privateKeyPem: string;
}

const KeyFile = v.object({
  type: v.string(),
  client_email: v.string(),
  private_key: v.string(),
  private_key_id: v.optional(v.string(), ''),
});

const pemBlock = /-----BEGIN[\s\S]*?-----END[^-]*-----\s*/g;
const name = propertyNames.serviceAccountKey;

/** Throws `SettingsError`, which says what to enter and quotes nothing. */
export function parseServiceAccountKey(text: string | undefined): ServiceAccountKey {
  if (text === undefined || text.trim() === '') {
    throw new SettingsError(`The setting ${name} is empty. Enter the whole JSON key file of the service account.`);
  }
  // A key pasted through a form may have got real line breaks inside its text, which JSON does not allow.
  const key =
    parsedOrNothing(KeyFile, text) ??
    parsedOrNothing(
      KeyFile,
      text.replace(pemBlock, (pem) => pem.replace(/\r?\n/g, '\\n')),
    );
  if (key === undefined) {
    throw new SettingsError(
      `The setting ${name} is not a service account's JSON key file: client_email or private_key is missing. Enter the whole file.`,
    );
  }
  if (key.type !== 'service_account') {
    throw new SettingsError(
      `The setting ${name} holds another kind of key. Create a key of type JSON on the service account and enter the whole file.`,
    );
  }
  // Pasted twice over, the line breaks arrive as a backslash and an n.
  const privateKeyPem = key.private_key.replace(/\\n/g, '\n');
  if (!privateKeyPem.includes('-----BEGIN PRIVATE KEY-----')) {
    throw new SettingsError(`The private_key in the setting ${name} is cut off. Enter the whole file again.`);
  }
  return { address: key.client_email, keyId: key.private_key_id, privateKeyPem };
}
