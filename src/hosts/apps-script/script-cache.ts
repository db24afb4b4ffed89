import type { CacheStore } from '#application/ports/platform';

/** Source: Apps Script reference, Cache: keys of 250 characters, values of 100 kB, 21,600 seconds. */
const longestKey = 250;
const mostValueCharacters = 100_000;
const mostSeconds = 21_600;

const fits = (key: string, value: string): boolean => key.length <= longestKey && value.length <= mostValueCharacters;

/** One cache for all users of the script. What does not fit is forgotten at once, as a cache may. */
export const scriptCache: CacheStore = {
  read(key) {
    return CacheService.getScriptCache().get(key) ?? undefined;
  },
  readMany(keys) {
    return keys.length === 0 ? {} : { ...CacheService.getScriptCache().getAll([...keys]) };
  },
  write(key, value, seconds) {
    if (fits(key, value)) CacheService.getScriptCache().put(key, value, Math.min(seconds, mostSeconds));
  },
  writeMany(values, seconds) {
    const fitting = Object.fromEntries(Object.entries(values).filter(([key, value]) => fits(key, value)));
    if (Object.keys(fitting).length > 0) CacheService.getScriptCache().putAll(fitting, Math.min(seconds, mostSeconds));
  },
  remove(keys) {
    if (keys.length > 0) CacheService.getScriptCache().removeAll([...keys]);
  },
};
