import type { ConcessionDeedName } from '#application/views/concession';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { PolicyButton } from '#application/views/concession-rules';
import type { FindingDeed } from '#application/views/uplift';

/**
 * google.apps.card.v1, as much of it as our cards use. A test asserts that these types are assignable to the vendor's own
 * (importing those here would let Node's types into the core). Text fields take the small HTML of Gmail cards: outside text
 * goes through `escapeText` first.
 */
export interface Card {
  readonly name?: string;
  readonly header?: CardHeader;
  readonly sections: readonly Section[];
  readonly fixedFooter?: { readonly primaryButton: Button; readonly secondaryButton?: Button };
}

export interface CardHeader {
  readonly title: string;
  readonly subtitle?: string;
}

export interface Section {
  readonly header?: string;
  readonly widgets: readonly Widget[];
  readonly collapsible?: boolean;
  readonly uncollapsibleWidgetsCount?: number;
}

export type Widget =
  | { readonly textParagraph: { readonly text: string } }
  | { readonly decoratedText: DecoratedText }
  | { readonly buttonList: { readonly buttons: readonly Button[] } }
  | { readonly textInput: TextInput }
  | { readonly selectionInput: SelectionInput }
  | { readonly dateTimePicker: DateTimePicker }
  | { readonly divider: Readonly<Record<string, never>> };

export interface DecoratedText {
  readonly topLabel?: string;
  readonly text: string;
  readonly bottomLabel?: string;
  readonly wrapText?: boolean;
  readonly startIcon?: Icon;
  readonly onClick?: OnClick;
  readonly button?: Button;
}

export interface Icon {
  readonly materialIcon: { readonly name: string };
  readonly altText?: string;
}

export interface Button {
  readonly text: string;
  readonly altText?: string;
  readonly type?: 'OUTLINED' | 'FILLED' | 'FILLED_TONAL' | 'BORDERLESS';
  readonly onClick: OnClick;
  readonly disabled?: boolean;
}

export type OnClick = { readonly action: Action } | { readonly openLink: { readonly url: string } };

/** Parameters travel through the viewer's machine: an entry point trusts none of them. */
export interface Action {
  readonly function: string;
  readonly parameters: readonly { readonly key: string; readonly value: string }[];
  readonly loadIndicator?: 'SPINNER' | 'NONE';
  readonly requiredWidgets?: readonly string[];
}

export interface TextInput {
  readonly name: string;
  readonly label: string;
  readonly type: 'SINGLE_LINE' | 'MULTIPLE_LINE';
  readonly value?: string;
  readonly hintText?: string;
  readonly validation?: {
    readonly characterLimit?: number;
    readonly inputType?: 'TEXT' | 'INTEGER' | 'FLOAT' | 'EMAIL';
  };
}

export interface SelectionInput {
  readonly name: string;
  readonly label: string;
  readonly type: 'CHECK_BOX' | 'RADIO_BUTTON' | 'SWITCH' | 'DROPDOWN';
  readonly items: readonly { readonly text: string; readonly value: string; readonly selected: boolean }[];
}

export interface DateTimePicker {
  readonly name: string;
  readonly label: string;
  readonly type: 'DATE_ONLY';
  readonly valueMsEpoch?: string;
}

/** A form of a request that is not sent yet. */
export interface ConcessionDraftButton {
  readonly clientId: number;
  readonly contractId: number;
  readonly draftId: string;
}

/** What a button of a request carries: the signature is over the rest, the person it was drawn for and an end. */
export interface SignedButton {
  readonly requestId: string;
  readonly clientId: number;
  readonly version: number;
  readonly termsDigest: string;
  readonly signature: string;
}

/** The deeds of a requester that open the form again. */
export type RevisionDeedName = Extract<ConcessionDeedName, 'answer' | 'acceptCounter' | 'revise'>;

/** A form of one checkpoint that is to be saved. */
export interface CheckpointForm {
  readonly clientId: number;
  readonly renewalId: string;
  readonly window: CheckpointWindow;
  readonly draftId: string;
}

/** A form of one checkpoint that is to be opened. */
export interface CheckpointPlace {
  readonly clientId: number;
  readonly renewalId: string;
  readonly window: CheckpointWindow;
}

/** Everything a button can ask for. Hosts answer from a Record over the names, so the compiler lists what is missing. */
export type CardAction =
  | { readonly name: 'openHome' }
  | { readonly name: 'openClient'; readonly clientId: number }
  | { readonly name: 'openContract'; readonly clientId: number; readonly contractId: number }
  | { readonly name: 'openWhy'; readonly clientId: number; readonly contractId: number }
  | { readonly name: 'openDisagreements' }
  /** `requestId`: for who sees the client because of a request before them. */
  | { readonly name: 'openTimeline'; readonly clientId: number; readonly requestId?: string }
  | { readonly name: 'openGaps'; readonly clientId: number }
  | { readonly name: 'startIntervention'; readonly clientId: number; readonly contractId: number }
  /** `draftId` is chosen when the form is drawn, so that saving twice is one event. */
  | {
      readonly name: 'saveIntervention';
      readonly clientId: number;
      readonly contractId: number;
      readonly draftId: string;
    }
  | { readonly name: 'startOverride'; readonly clientId: number; readonly contractId: number }
  | { readonly name: 'saveOverride'; readonly clientId: number; readonly contractId: number; readonly draftId: string }
  | { readonly name: 'withdrawOverride'; readonly clientId: number; readonly contractId: number }
  | { readonly name: 'openRequest'; readonly requestId: string }
  | { readonly name: 'openConcessions'; readonly clientId: number }
  | { readonly name: 'startConcession'; readonly clientId: number; readonly contractId: number }
  | ({ readonly name: 'previewConcession' } & ConcessionDraftButton)
  | ({ readonly name: 'saveConcession' } & ConcessionDraftButton)
  | ({ readonly name: 'saveRevision'; readonly deed: RevisionDeedName } & SignedButton)
  | ({ readonly name: 'pressDeed'; readonly deed: ConcessionDeedName; readonly condition?: number } & SignedButton)
  | ({ readonly name: 'startRevision'; readonly deed: RevisionDeedName } & SignedButton)
  | { readonly name: 'openRenewal'; readonly clientId: number; readonly renewalId: string }
  | {
      readonly name: 'acknowledgeRenewal';
      readonly clientId: number;
      readonly renewalId: string;
      /** Who owned it when the button was drawn. */
      readonly owner: string;
      readonly signature: string;
    }
  | ({ readonly name: 'startEvidence' } & CheckpointPlace)
  | ({ readonly name: 'saveEvidence' } & CheckpointForm)
  | ({ readonly name: 'startOtherEvidence' } & CheckpointPlace)
  | ({ readonly name: 'saveOtherEvidence' } & CheckpointForm)
  | ({ readonly name: 'openEvidence' } & CheckpointPlace)
  | ({
      readonly name: 'judgeEvidence';
      readonly version: number;
      /** Of the evidence that was read. */
      readonly key: string;
      readonly approves: boolean;
      readonly signature: string;
    } & CheckpointPlace)
  | ({ readonly name: 'startCall' } & CheckpointPlace)
  | ({ readonly name: 'saveCall' } & CheckpointForm)
  | { readonly name: 'startSettling'; readonly clientId: number; readonly renewalId: string }
  | {
      readonly name: 'saveSettling';
      readonly clientId: number;
      readonly renewalId: string;
      /** Of the record that the form was drawn from: another one voids it. */
      readonly version: number;
      readonly draftId: string;
    }
  | { readonly name: 'startRelease'; readonly clientId: number }
  | {
      readonly name: 'saveRelease';
      readonly clientId: number;
      readonly draftId: string;
      /** The incidents that the form showed, divided by commas. */
      readonly ticketIds: string;
      readonly signature: string;
    }
  | { readonly name: 'startMapping'; readonly clientId: number }
  | { readonly name: 'saveMapping'; readonly clientId: number; readonly draftId: string }
  | { readonly name: 'previewDraft'; readonly clientId: number; readonly renewalId: string }
  | { readonly name: 'openFindings'; readonly clientId: number }
  | { readonly name: 'openFinding'; readonly clientId: number; readonly key: string }
  | {
      readonly name: 'pressFinding';
      readonly clientId: number;
      readonly key: string;
      /** Of the finding that was read: another one voids the button. */
      readonly version: number;
      readonly deed: FindingDeed;
      readonly signature: string;
    }
  | { readonly name: 'startDismissing'; readonly clientId: number; readonly key: string }
  | { readonly name: 'saveDismissing'; readonly clientId: number; readonly key: string; readonly draftId: string }
  | { readonly name: 'draftProposal'; readonly clientId: number; readonly key: string }
  | { readonly name: 'openDelegations' }
  | { readonly name: 'saveDelegation'; readonly draftId: string }
  | { readonly name: 'endDelegation'; readonly delegationId: string }
  | { readonly name: 'openPolicy' }
  | { readonly name: 'startProposal' }
  | { readonly name: 'saveProposal'; readonly draftId: string }
  | ({ readonly name: 'pressPolicy' } & PolicyButton)
  | { readonly name: 'turnOnSync' }
  | { readonly name: 'pauseWriting' }
  | { readonly name: 'resumeWriting' }
  | { readonly name: 'openWriteBack' }
  | { readonly name: 'turnOnWriteBack' }
  | { readonly name: 'turnOffWriteBack' }
  | { readonly name: 'openCrmWriting' }
  | { readonly name: 'setUpCrm' }
  | { readonly name: 'turnOnCrmWriting' }
  | { readonly name: 'turnOffCrmWriting' }
  | { readonly name: 'openWritingRuns' }
  | { readonly name: 'openRollback'; readonly run: string }
  | { readonly name: 'pressRollback'; readonly run: string }
  | {
      readonly name: 'decideAdoption';
      readonly renewalId: string;
      readonly dealId: string;
      readonly isAdopted: boolean;
    };

/** The one global that every button calls. */
export const cardActionFunction = 'onCardAction';

/** The global that answers with a draft instead of a card. */
export const draftFunction = 'onDraftMail';

/** What a button carries that opens a mail in the person's drafts. */
export interface DraftPlace {
  readonly clientId: number;
  readonly renewalId: string;
}

/** For a button alone: Gmail opens no draft from a line of text. */
export function draftOf(place: DraftPlace, isReply: boolean): Action {
  const parameters = Object.entries({ ...place, as: isReply ? 'reply' : 'new' });
  return {
    function: draftFunction,
    parameters: parameters.map(([key, value]) => ({ key, value: String(value) })),
    loadIndicator: 'SPINNER',
  };
}

export type CardActionName = CardAction['name'];

export function actionOf(action: CardAction): Action {
  const parameters = Object.entries(action).map(([key, value]) => ({ key, value: String(value) }));
  return { function: cardActionFunction, parameters, loadIndicator: 'SPINNER' };
}

/** What a host shows after a button: the cards data, without any vendor's builder. */
export type CardResponse =
  | { readonly kind: 'push'; readonly card: Card; readonly notice?: string }
  | { readonly kind: 'update'; readonly card: Card; readonly notice?: string }
  /** Back to the first card, drawn anew. */
  | { readonly kind: 'root'; readonly card: Card; readonly notice?: string }
  | { readonly kind: 'notice'; readonly notice: string };
