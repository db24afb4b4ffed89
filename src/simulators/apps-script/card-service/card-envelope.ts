import type { Surroundings } from '../services/surroundings';
import { Refusal } from '../sync-channel';
import type { Built, CardKinds } from './card-kinds';

/**
 * What Gmail receives. A trigger's cards are pushed; a callback's answer tells what to render.
 * Source: Google's guide to building HTTP add-on endpoints, which receive and answer the same envelopes.
 */
export function cardEnvelope(answer: unknown, cards: CardKinds, surroundings: Surroundings): unknown {
  const envelope = envelopeOf(answer, cards, surroundings);
  assertLinksAllowed(envelope, surroundings.manifest.addOns?.common?.openLinkUrlPrefixes);
  return envelope;
}

function envelopeOf(answer: unknown, cards: CardKinds, { realm }: Surroundings): unknown {
  if (answer === undefined || answer === null) return null;
  const list: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const found = list.map((one) => cards.find(one));
  if (found.every((one) => one?.name === 'Card')) {
    return { action: { navigations: found.map((one) => ({ pushCard: one?.state })) } };
  }
  const [only] = found;
  const responses = ['ActionResponse', 'UniversalActionResponse', 'SuggestionsResponse', 'ComposeActionResponse'];
  if (!Array.isArray(answer) && only !== undefined && responses.includes(only.name)) return only.state;
  const shown = only === undefined ? JSON.stringify(realm.copyOut(answer)) : only.name;
  throw new Refusal(
    'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
      `Also make sure to call build on any builder before returning it. Value: ${shown}`,
  );
}

function assertLinksAllowed(value: unknown, prefixes: readonly string[] | undefined): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries(value as Built)) {
    const url = field === 'openLink' || field === 'link' ? (inner as Built)['url'] : undefined;
    if (
      typeof url === 'string' &&
      prefixes !== undefined &&
      !prefixes.some((prefix) => prefix === '*' || url.startsWith(prefix))
    ) {
      throw new Refusal(`URL: '${url}' does not match any of the prefixes whitelisted for use in the add-on.`);
    }
    assertLinksAllowed(inner, prefixes);
  }
}
