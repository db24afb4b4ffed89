import type { SignRs256 } from '#application/ports/platform';

/** The platform answers signed bytes (-128..127); base64EncodeWebSafe takes them so and keeps its padding, which a JWT must not have. */
export const rs256: SignRs256 = (text, privateKeyPem) =>
  Utilities.base64EncodeWebSafe(Utilities.computeRsaSha256Signature(text, privateKeyPem)).replace(/=+$/, '');
