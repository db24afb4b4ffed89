import { isGranted, type Surroundings } from './surroundings';

/** `Session`. Without the scope for addresses the address is blank, not an error. */
export function installSession(surroundings: Surroundings): void {
  const { realm, job, scriptTimeZone } = surroundings;
  const address = (): string => (isGranted(surroundings, 'userinfo.email') ? job.user : '');
  const user = realm.kind<string>('Session.User', {
    getEmail: address,
    getUsername: () => address().split('@')[0] ?? '',
  });
  realm.install(
    'Session',
    realm.service('Session', {
      getActiveUser: () => user.make(job.user),
      getEffectiveUser: () => user.make(job.user),
      getActiveUserLocale: () => 'en',
      getScriptTimeZone: () => scriptTimeZone,
      getTemporaryActiveUserKey: () => Buffer.from(`key of ${job.user}`).toString('base64'),
    }),
  );
}
