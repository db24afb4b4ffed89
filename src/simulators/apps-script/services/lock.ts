import { Refusal } from '../sync-channel';
import type { Surroundings } from './surroundings';

/** `LockService`. A standalone script has no document lock. */
export function installLocks({ realm, job, ask, budget }: Surroundings): void {
  const acquire = (name: string, milliseconds: number): boolean => {
    const since = budget.now();
    const isMine = ask('acquireLock', name, job.id, milliseconds);
    // A wait that ran out took all of its time, wherever the clock stands.
    if (!isMine) budget.pass(milliseconds, since);
    return isMine;
  };
  const kind = realm.kind<string>('LockService.Lock', {
    tryLock: (name, call) => acquire(name, call.number(0)),
    waitLock: (name, call) => {
      if (!acquire(name, call.number(0))) {
        throw new Refusal('Lock timeout: another process was holding the lock for too long.');
      }
    },
    hasLock: (name) => ask('holdsLock', name, job.id),
    releaseLock: (name) => {
      ask('releaseLock', name, job.id);
    },
  });
  realm.install(
    'LockService',
    realm.service('LockService', {
      getScriptLock: () => kind.make('script'),
      getUserLock: () => kind.make(`user:${job.user}`),
      getDocumentLock: () => null,
    }),
  );
}
