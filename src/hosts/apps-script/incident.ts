import { InvariantViolation } from '#domain/vocabulary/assert';
import { consoleLog } from './console-log';

const mostFrames = 8;

/**
 * Logs a defect under an id that the person can read out. Messages of our own invariants are ours; any other may quote a body or
 * an address (a JSON error quotes what it could not read), so only its kind and its place are kept.
 */
export function logDefect(entryPoint: string, error: unknown): string {
  const incidentId = Utilities.getUuid().slice(0, 8);
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  const frames = (stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  consoleLog.warn('defect', {
    incidentId,
    entryPoint,
    kind: name,
    invariant: error instanceof InvariantViolation ? error.message : '',
    place: frames.slice(0, mostFrames).join('\n'),
  });
  return incidentId;
}
