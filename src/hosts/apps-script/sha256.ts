import { sha256 as digestOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '#domain/vocabulary/ids';

export const sha256: Sha256 = (bytes) => bytesToHex(digestOf(bytes));
