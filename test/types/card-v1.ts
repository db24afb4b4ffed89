import type { chat_v1 } from 'googleapis/build/src/apis/chat/v1';
import type { Card } from '#cards/card';

/** Readonly lists are not assignable to the vendor's mutable ones; shapes are what is compared here. */
type Mutable<Value> = Value extends readonly (infer Element)[]
  ? Mutable<Element>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;

type StrangeFields<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

/** Does not compile when a card of ours is not a card of google.apps.card.v1. */
export const asVendorCard = (card: Mutable<Card>): chat_v1.Schema$GoogleAppsCardV1Card => card;

type Widget = Mutable<Card>['sections'][number]['widgets'][number];
type EachField<Member> = Member extends object ? keyof Member : never;
type Line = Extract<Widget, { decoratedText: unknown }>['decoratedText'];
type TextInput = Extract<Widget, { textInput: unknown }>['textInput'];
type Selection = Extract<Widget, { selectionInput: unknown }>['selectionInput'];
type Picker = Extract<Widget, { dateTimePicker: unknown }>['dateTimePicker'];
type ButtonOf = Extract<Widget, { buttonList: unknown }>['buttonList']['buttons'][number];

/** Assignability alone forgives a field that the vendor does not have: these lists of strangers must be empty. */
type Strangers =
  | StrangeFields<Mutable<Card>, chat_v1.Schema$GoogleAppsCardV1Card>
  | StrangeFields<Mutable<Card>['sections'][number], chat_v1.Schema$GoogleAppsCardV1Section>
  | Exclude<EachField<Widget>, keyof chat_v1.Schema$GoogleAppsCardV1Widget>
  | StrangeFields<Line, chat_v1.Schema$GoogleAppsCardV1DecoratedText>
  | StrangeFields<TextInput, chat_v1.Schema$GoogleAppsCardV1TextInput>
  | StrangeFields<Selection, chat_v1.Schema$GoogleAppsCardV1SelectionInput>
  | StrangeFields<Picker, chat_v1.Schema$GoogleAppsCardV1DateTimePicker>
  | StrangeFields<ButtonOf, chat_v1.Schema$GoogleAppsCardV1Button>;

export const hasNoStrangers: [Strangers] extends [never] ? true : never = true;
