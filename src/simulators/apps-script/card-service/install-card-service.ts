import type { HostMethod, Guest } from '../guest/guest-realm';
import type { Surroundings } from '../services/surroundings';
import { CardKinds } from './card-kinds';
import { responseKinds, structureKinds } from './card-structure';
import { clickKinds } from './click-steps';
import { enumerations } from './enumerations';
import { inputKinds } from './input-kinds';
import { widgetKinds } from './widget-kinds';

const kinds = { ...widgetKinds, ...clickKinds, ...inputKinds, ...structureKinds, ...responseKinds };

/** Come out of a `build()` only. */
const builtOnly = ['Card', 'ActionResponse', 'UniversalActionResponse', 'SuggestionsResponse', 'ComposeActionResponse'];

/** `CardService`: builders that grow google.apps.card.v1 JSON. It is put together when a script first names it. */
export function installCardService({ realm, ledger }: Surroundings): CardKinds {
  const cards = new CardKinds(realm, kinds, (text) => ledger.log(text));
  let service: Guest | undefined;
  const get = realm.method('CardService', () => (service ??= cardService(cards))) as () => unknown;
  Object.defineProperty(realm.global, 'CardService', { configurable: true, get });
  return cards;
}

function cardService(cards: CardKinds): Guest {
  const members: Record<string, HostMethod | Guest> = {};
  for (const name of Object.keys(kinds)) {
    if (!builtOnly.includes(name))
      members[`new${name}`] = (call) => (call.count > 0 ? call.mismatch() : cards.make(name));
  }
  for (const [name, values] of Object.entries(enumerations))
    members[name] = cards.realm.enumeration(`CardService.${name}`, values);
  return cards.realm.service('CardService', members);
}
