import type { Call } from '../guest/call';
import type { Guest, GuestKind, GuestRealm } from '../guest/guest-realm';
import { Refusal } from '../sync-channel';

/** What a builder has gathered: the card's own JSON, growing. */
export type Built = Record<string, unknown>;

/** Answers nothing for a builder's step, which then answers the builder itself. */
export type Step = (state: Built, call: Call, cards: CardKinds) => unknown;

export type Steps = Readonly<Record<string, Step>>;

/** The kinds of `CardService` objects of one script. Each is made when first asked for: a card uses few of them. */
export class CardKinds {
  private readonly kinds = new Map<string, GuestKind<Built>>();

  constructor(
    readonly realm: GuestRealm,
    private readonly steps: Readonly<Record<string, Steps>>,
    readonly log: (text: string) => void,
  ) {}

  make(name: string, state: Built = {}): Guest {
    return this.kind(name).make(state);
  }

  private kind(name: string): GuestKind<Built> {
    const made = this.kinds.get(name);
    if (made !== undefined) return made;
    const methods = Object.entries(this.steps[name] ?? {}).map(([method, step]) => [
      method,
      (state: Built, call: Call, self: Guest): unknown => step(state, call, this) ?? self,
    ]);
    const kind = this.realm.kind<Built>(`CardService.${name}`, Object.fromEntries(methods));
    this.kinds.set(name, kind);
    return kind;
  }

  find(value: unknown): { readonly name: string; readonly state: Built } | undefined {
    const name = this.realm.typeNameOf(value)?.replace(/^CardService\./, '');
    const state = name === undefined ? undefined : this.kinds.get(name)?.stateOf(value);
    return name === undefined || state === undefined ? undefined : { name, state };
  }

  /** A copy: what is changed on a builder after it was added changes nothing. */
  part(call: Call, index: number, names: readonly string[]): { readonly name: string; readonly state: Built } {
    const found = this.find(call.at(index));
    if (found === undefined || !names.includes(found.name)) return call.mismatch();
    assertComplete(found.name, found.state);
    return { name: found.name, state: structuredClone(found.state) };
  }

  constant(call: Call, index: number, enumeration: string): string {
    return this.realm.constantOf(call.at(index), `CardService.${enumeration}`) ?? call.mismatch();
  }
}

/** JSON field → the setter that fills it. */
const requiredFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TextParagraph: { text: 'setText' },
  DecoratedText: { text: 'setText' },
  TextInput: { name: 'setFieldName' },
  SelectionInput: { name: 'setFieldName', type: 'setType' },
  DatePicker: { name: 'setFieldName' },
  TimePicker: { name: 'setFieldName' },
  DateTimePicker: { name: 'setFieldName' },
  Switch: { name: 'setFieldName', value: 'setValue' },
  TextButton: { text: 'setText', onClick: 'setOnClickAction' },
  ImageButton: { altText: 'setAltText', onClick: 'setOnClickAction' },
  Action: { function: 'setFunctionName' },
  OpenLink: { url: 'setUrl' },
  CardHeader: { title: 'setTitle' },
  FixedFooter: { primaryButton: 'setPrimaryButton' },
  Notification: { text: 'setText' },
};

function assertComplete(name: string, state: Built): void {
  for (const [field, setter] of Object.entries(requiredFields[name] ?? {})) {
    if (state[field] === undefined) throw new Refusal(`${name} is missing a required field: call ${setter}.`);
  }
}

export const text =
  (field: string): Step =>
  (state, call) => {
    state[field] = call.text(0);
  };

export const truth =
  (field: string): Step =>
  (state, call) => {
    state[field] = call.boolean(0);
  };

export const whole =
  (field: string): Step =>
  (state, call) => {
    const value = call.number(0);
    state[field] = Number.isInteger(value) ? value : call.mismatch();
  };

export const constant =
  (field: string, enumeration: string): Step =>
  (state, call, cards) => {
    state[field] = cards.constant(call, 0, enumeration);
  };

export const part =
  (field: string, names: readonly string[]): Step =>
  (state, call, cards) => {
    state[field] = cards.part(call, 0, names).state;
  };

export function push(state: Built, field: string, value: unknown): number {
  const list = (state[field] ??= []) as unknown[];
  return list.push(value);
}

export function color(call: Call): Built {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(call.text(0)) ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    throw new Refusal(`Invalid argument: ${call.text(0)}`);
  const share = (hex: string): number => Number.parseInt(hex, 16) / 255;
  return { red: share(red), green: share(green), blue: share(blue) };
}
