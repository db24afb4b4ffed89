import type { Call } from '../guest/call';
import type { Guest } from '../guest/guest-realm';
import type { Surroundings } from './surroundings';

/** `PropertiesService` and `CacheService`. A standalone script has no document stores. */
export function installStores(surroundings: Surroundings): void {
  const { realm, job } = surroundings;
  const ofUser = `user:${job.user}`;
  const propertiesOf = propertiesKind(surroundings);
  realm.install(
    'PropertiesService',
    realm.service('PropertiesService', {
      getScriptProperties: () => propertiesOf('script'),
      getUserProperties: () => propertiesOf(ofUser),
      getDocumentProperties: () => null,
    }),
  );
  const cacheOf = cacheKind(surroundings);
  realm.install(
    'CacheService',
    realm.service('CacheService', {
      getScriptCache: () => cacheOf('script'),
      getUserCache: () => cacheOf(ofUser),
      getDocumentCache: () => null,
    }),
  );
}

function textRecord(call: Call, index: number): Record<string, string> {
  const entries = Object.entries(call.record(index)).map(([key, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return call.mismatch();
    return [key, String(value)] as const;
  });
  return Object.fromEntries(entries);
}

function propertiesKind({ realm, ask }: Surroundings): (store: string) => Guest {
  const kind = realm.kind<string>('PropertiesService.Properties', {
    getProperty: (store, call) => ask('readProperty', store, call.text(0)),
    getProperties: (store) => realm.copyIn(ask('readProperties', store)),
    getKeys: (store) => realm.list(Object.keys(ask('readProperties', store))),
    setProperty: (store, call, self) => {
      ask('writeProperties', store, { [call.text(0)]: call.textLike(1) }, false);
      return self;
    },
    setProperties: (store, call, self) => {
      ask('writeProperties', store, textRecord(call, 0), call.count > 1 && call.boolean(1));
      return self;
    },
    deleteProperty: (store, call, self) => {
      ask('removeProperty', store, call.text(0));
      return self;
    },
    deleteAllProperties: (store, _call, self) => {
      ask('removeAllProperties', store);
      return self;
    },
  });
  return (store) => kind.make(store);
}

const defaultSeconds = 600;

function cacheKind({ realm, ask }: Surroundings): (store: string) => Guest {
  const seconds = (call: Call, index: number): number => (call.count > index ? call.number(index) : defaultSeconds);
  const kind = realm.kind<string>('CacheService.Cache', {
    get: (store, call) => ask('readCache', store, [call.text(0)])[call.text(0)] ?? null,
    getAll: (store, call) => realm.copyIn(ask('readCache', store, call.texts(0))),
    put: (store, call) => {
      ask('writeCache', store, { [call.text(0)]: call.textLike(1) }, seconds(call, 2));
    },
    putAll: (store, call) => {
      ask('writeCache', store, textRecord(call, 0), seconds(call, 1));
    },
    remove: (store, call) => {
      ask('removeFromCache', store, [call.text(0)]);
    },
    removeAll: (store, call) => {
      ask('removeFromCache', store, call.texts(0));
    },
  });
  return (store) => kind.make(store);
}
