import { createHash, hash } from 'node:crypto';
import type { Sha256 } from '#domain/vocabulary/ids';

/**
 * Node reads a text as UTF-8 as our own encoder does, lone surrogates included, and faster. The one-shot form is a third faster;
 * Node 20 has it from 20.12 on.
 */
export const nodeSha256: Sha256 =
  typeof hash === 'function'
    ? (content) => hash('sha256', content, 'hex')
    : (content) => createHash('sha256').update(content).digest('hex');
