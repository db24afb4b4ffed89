import type { Place } from './session';

/** The part after # says who is at the keyboard and what is open: reload and the browser's back button work, the server never sees it. */
export function placeFromAddress(): Place {
  const parts = new URLSearchParams(location.hash.slice(1));
  const person = parts.get('person');
  const messageId = parts.get('message');
  return { ...(person === null ? {} : { person }), ...(messageId === null ? {} : { messageId }) };
}

export function showPlace({ person, messageId }: Place): void {
  const parts = new URLSearchParams();
  if (person !== undefined) parts.set('person', person);
  if (messageId !== undefined) parts.set('message', messageId);
  const address = `#${parts.toString()}`;
  if (address === location.hash) return;
  if (location.hash === '') history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}
