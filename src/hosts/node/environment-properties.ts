import { propertyNames, SettingsError } from '#application/settings';
import type { PropertyStore } from '#application/ports/platform';

const prefix = 'RENEWAL_DESK_';

/** A run moves the anchor as it appends; on Node that lasts for the run, and the workbook's State tab keeps the head. */
const heldInMemory: ReadonlySet<string> = new Set([propertyNames.timelineAnchor]);

/** Settings and secrets from `RENEWAL_DESK_<NAME>`. The environment belongs to whoever starts the run, so writes are refused. */
export function environmentProperties(environment: Readonly<Record<string, string | undefined>>): PropertyStore {
  const overlay = new Map<string, string | undefined>();
  const change = (name: string, value: string | undefined) => {
    if (!heldInMemory.has(name)) {
      throw new SettingsError(
        `${prefix}${name} comes from the environment and is not changed by a run. Set it where you start Renewal Desk.`,
      );
    }
    overlay.set(name, value);
  };
  return {
    read(name) {
      const value = overlay.has(name) ? overlay.get(name) : environment[`${prefix}${name}`];
      return value === '' ? undefined : value;
    },
    write: (name, value) => change(name, value),
    remove: (name) => change(name, undefined),
  };
}
