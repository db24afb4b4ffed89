/** Our own invariant broke: a defect. The person sees an incident id and nothing is saved. */
export class InvariantViolation extends Error {
  constructor(invariant: string) {
    super(`Invariant broken: ${invariant}`);
    this.name = 'InvariantViolation';
  }
}

export function assert(holds: boolean, invariant: string): asserts holds {
  if (!holds) throw new InvariantViolation(invariant);
}

/** Makes a switch over a closed union fail to compile when a member is added and not answered. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`${JSON.stringify(value)} is not a member of its union`);
}
