import type { Person } from '#domain/vocabulary/person';

/** Somebody who left People is told by their address. */
export function nameOf(people: readonly Person[], email: string): string {
  return people.find((person) => person.email === email)?.name ?? email;
}
