import { createSign } from 'node:crypto';
import { SettingsError } from '#application/settings';
import type { SignRs256 } from '#application/ports/platform';

export const nodeRs256: SignRs256 = (text, privateKeyPem) => {
  try {
    return createSign('RSA-SHA256').update(text, 'utf8').sign(privateKeyPem, 'base64url');
  } catch {
    // OpenSSL's own words may quote the key.
    throw new SettingsError(
      'The service account key cannot sign: its private_key is not a PEM private key. Enter the JSON key file again.',
    );
  }
};
