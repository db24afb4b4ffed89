import { Refusal } from '../sync-channel';

export interface TriggerPlan {
  readonly handler: string;
  /** Absent for a trigger that fires once. */
  readonly everyMilliseconds?: number;
}

export interface Trigger {
  readonly id: string;
  readonly handler: string;
  readonly owner: string;
  readonly everyMilliseconds?: number;
}

const mostTriggers = 20;
const hourMilliseconds = 3_600_000;

/** Time-driven triggers. An account sees its own only. */
export class Triggers {
  private triggers: readonly Trigger[];

  constructor(
    private readonly isAddOn: boolean,
    private readonly newId: () => string,
    saved: readonly Trigger[] = [],
  ) {
    this.triggers = saved;
  }

  create(owner: string, plan: TriggerPlan): Trigger {
    const own = this.ownedBy(owner);
    if (this.isAddOn) {
      // Both texts as add-on authors met them; the rules are in the guide to installable triggers.
      if (plan.everyMilliseconds !== undefined && plan.everyMilliseconds < hourMilliseconds) {
        throw new Refusal('The recurrence interval for an Add-on trigger must be at least one hour.');
      }
      if (own.length > 0) {
        throw new Refusal(
          'This add-on has created too many time-based triggers in this document for this Google user account.',
        );
      }
    }
    if (own.length >= mostTriggers) {
      throw new Refusal(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const trigger = { id: this.newId(), owner, ...plan };
    this.triggers = [...this.triggers, trigger];
    return trigger;
  }

  ownedBy(owner: string): readonly Trigger[] {
    return this.triggers.filter((trigger) => trigger.owner === owner);
  }

  remove(owner: string, id: string): void {
    this.triggers = this.triggers.filter((trigger) => trigger.owner !== owner || trigger.id !== id);
  }

  all(): readonly Trigger[] {
    return this.triggers;
  }
}
