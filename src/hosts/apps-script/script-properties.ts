import type { PropertyStore } from '#application/ports/platform';

/** One store for all users of the script. Editors of the script can read it: keep them few. */
export const scriptProperties: PropertyStore = {
  read(name) {
    return PropertiesService.getScriptProperties().getProperty(name) ?? undefined;
  },
  write(name, value) {
    PropertiesService.getScriptProperties().setProperty(name, value);
  },
  remove(name) {
    PropertiesService.getScriptProperties().deleteProperty(name);
  },
};
