import type { PlannedWrite } from '#domain/timeline/planned-write';
import type { SealedEvent } from '#domain/timeline/event';

/** What a run changed in HubSpot, by what it planned. */
export interface Changes {
  readonly deals: number;
  readonly tasks: number;
  readonly notes: number;
  /** Ties between two records. */
  readonly pairs: number;
}

export function changesIn(events: readonly SealedEvent[]): Changes {
  const plans = events
    .filter(({ type }) => type === 'writePlanned')
    .map(({ payloadText }) => JSON.parse(payloadText) as PlannedWrite)
    .filter(({ system }) => system === 'HubSpot');
  const of = (kind: string) => plans.filter((plan) => plan.kind === kind);
  const pairs = of('ties').flatMap(({ fields }) => fields).length;
  return { deals: of('deal').length, tasks: of('task').length, notes: of('note').length, pairs };
}

/** Calls that write, at most. Source: the budget of write calls to HubSpot a run. */
export function writeBudget({ deals, tasks, notes, pairs }: Changes): number {
  return 1.2 * (deals / 100 + tasks / 100 + notes / 100 + pairs / 1_000) + 12;
}
