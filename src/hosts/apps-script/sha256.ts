import { sha256 as digestOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '#domain/vocabulary/ids';
import { reusingUtf8 } from '#domain/vocabulary/utf8';

/** Hashed at once, so one buffer does for every text. */
const utf8 = reusingUtf8();

export const sha256: Sha256 = (content) => bytesToHex(digestOf(typeof content === 'string' ? utf8(content) : content));
