import { cardActionFunction, type CardActionName } from '#cards/card';
import { fireTriggers } from '#hosts/workbench/fire-triggers';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { vendorNames, type StandingFaults } from '#simulators/fault';

export const hourMilliseconds = 3_600_000;

/** What an account manager did for a renewal, and wants on the timeline. */
export interface Deed {
  readonly person: string;
  readonly clientId: number;
  readonly contractId: number;
  readonly draftId: string;
  /** Milliseconds since 1970: the day on which it happened. */
  readonly happenedAt: number;
  readonly note: string;
}

/** A world whose hours are lived one by one: what is broken, the trigger, and the person who logs what they did. */
export class HourlyWorld {
  /** Not saved yet. */
  private readonly deeds: Deed[] = [];
  /** Not saved while everything worked: the contract has ended, or is somebody else's by now. */
  deedsRefused = 0;

  constructor(readonly world: StartedWorld) {}

  get unsavedDeeds(): number {
    return this.deeds.length;
  }

  async live(at: number, faults: StandingFaults, deed: Deed | undefined): Promise<void> {
    const { clock, vendors, appsScript } = this.world.machines;
    if (clock.now() > at) throw new Error('An hour took longer than an hour.');
    clock.set(at);
    for (const vendor of vendorNames) await vendors.setFault(vendor, faults[vendor]);
    if (deed !== undefined) this.deeds.push(deed);
    const isSound = Object.keys(faults).length === 0;
    for (const waiting of this.deeds.splice(0)) {
      if (await this.save(waiting)) continue;
      if (isSound) this.deedsRefused += 1;
      else this.deeds.push(waiting);
    }
    for (const outcome of await fireTriggers(appsScript, clock))
      if (outcome.kind === 'threw') throw new Error(`The hourly run broke: ${outcome.message}`);
  }

  /** Opens the form and presses its button, hour after hour, until the card says that it is saved: as a person does. */
  private async save({ person, happenedAt, note, ...place }: Deed): Promise<boolean> {
    const parameters = { clientId: String(place.clientId), contractId: String(place.contractId) };
    const press = async (name: CardActionName, more: Readonly<Record<string, string>>, formInputs = {}) => {
      const click = { function: cardActionFunction, parameters: { name, ...parameters, ...more }, formInputs };
      const answer = await this.world.act(person, click);
      if (answer.kind === 'crashed') throw new Error(`The button ${name} broke: ${answer.message}`);
      if (answer.kind === 'draft') throw new Error(`The button ${name} answered with a draft`);
      return answer.response;
    };
    await press('startIntervention', {});
    const form = { kind: ['call'], happenedOn: [String(happenedAt)], note: [note] };
    return (await press('saveIntervention', { draftId: place.draftId }, form)).notice === 'Saved to the timeline.';
  }
}
