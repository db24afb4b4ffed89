import type { Level } from '#domain/concession/approval-policy';
import type { ConcessionType } from '#domain/concession/concession-ask';
import type { DecisionAction, RequestState } from '#domain/concession/concession-request';
import type { Give, Pressure } from '#domain/concession/concession-terms';
import type { Verdict } from '#domain/concession/economics';
import type { RiskCause } from '#domain/concession/response';
import type { TrackRecord } from '#domain/concession/track-record';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { Money } from '#domain/vocabulary/money';
import type { Role } from '#domain/vocabulary/person';
import type { AccessRefusal } from './client-page';
import type { Health } from './health';

export { gives, pressures, type Give, type Pressure } from '#domain/concession/concession-terms';

/** `C-0012`: the place of the request on the timeline, and of its row on the Concessions tab. */
export type RequestId = string;

/** Longest text of a field, in characters. */
export const longestConcessionText = 1_000;

/** What the requester typed, before anything is believed of it. Numbers are texts as they were typed. */
export interface ConcessionValues {
  readonly type: string;
  /** The one number of the type: percent, months, an amount in major units, hours, days, units, years. Empty where it has none. */
  readonly quantity: string;
  /** Price of a unit a year, or cost of delivering the scope a year, in major units, for the types that need a second number. */
  readonly secondQuantity: string;
  readonly termMonths: string;
  /** Last day of the concession; empty: the whole term. */
  readonly endsOn: string;
  readonly give: string;
  /** Yearly value of the give in major units; empty: 0. */
  readonly giveValue: string;
  readonly cause: string;
  readonly pressure: string;
  readonly reason: string;
  /** What is expected to come of it. */
  readonly retentionClaim: string;
  /** The alternative to price that was considered. */
  readonly alternative: string;
  readonly isEmergency: boolean;
}

export type ConcessionField = keyof ConcessionValues;
/** A sentence for each field that cannot be saved as it is, with what to enter. */
export type ConcessionProblems = Readonly<Partial<Record<ConcessionField, string>>>;

export interface ConcessionForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly contract: { readonly id: ContractId; readonly ref: string; readonly annualValue?: Money };
  /** Chosen when the form is drawn, or that of the draft that was left: saving twice is one request. */
  readonly draftId: string;
  readonly today: CalendarDate;
  /** A revision of a request, or the answer to a counter-offer or a question. */
  readonly revises?: RequestId;
  /** What a leader asked for or offered, or what a run found. */
  readonly prompt?: string;
  readonly isPromptFromRun?: boolean;
  readonly values: ConcessionValues;
  readonly problems: ConcessionProblems;
  /** Subject-free key and day of the open mail that serves as evidence. */
  readonly evidenceOn?: CalendarDate;
  /** What it would mean, as far as the typed values allow: shown before it is sent. */
  readonly preview?: ConcessionFigures;
}

/** A figure with its interval. No bare number: `source` says what it rests on. */
export interface ChanceFigure {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly source: string;
}

/** The economics of a request as a leader sees them. Money in minor units of `currency`, a year unless said. */
export interface ConcessionFigures {
  readonly currency: string;
  /** `C` with its working. */
  readonly annualMinor: number;
  readonly working: string;
  readonly referenceMinor: number;
  /** Of all contracts of the client in this currency; absent: the value of this one is not known. */
  readonly clientReferenceMinor?: number;
  /** Of this request alone, and with the ledger of 24 months; percent. */
  readonly depthPercent: number;
  readonly cumulativeDepthPercent?: number;
  readonly costToServeMinor: number;
  readonly isCostEstimated: boolean;
  /** Hours and purchases that the cost was made of; absent: it follows from the margin in the settings. */
  readonly costBasis?: string;
  readonly marginBefore: number;
  readonly marginAfter?: number;
  readonly marginFloor: number;
  /** Share of the reference price that the floor leaves room for. */
  readonly highestDiscount: number;
  readonly chanceWithout?: ChanceFigure;
  readonly chanceWith?: ChanceFigure;
  /** Absent: nothing makes it pay back, or the chance is not known. */
  readonly breakEven?: { readonly chance: number; readonly liftNeeded: number };
  /** Absent: the chance of renewal is not known. */
  readonly chanceThatItPays?: number;
  readonly oneYear?: ExpectedMoney;
  readonly overTerm?: ExpectedMoney;
  readonly years: number;
  readonly verdict: Verdict | 'chanceUnknown';
  readonly level: Level;
  readonly roles: readonly Role[];
  readonly because: readonly string[];
}

export interface ExpectedMoney {
  readonly withoutMinor: number;
  readonly worstMinor: number;
  readonly baseMinor: number;
  readonly bestMinor: number;
}

export interface DecisionLine {
  readonly byName: string;
  readonly onBehalfOfName?: string;
  readonly role: Role;
  readonly action: DecisionAction;
  readonly at: Instant;
  readonly words: string;
}

/** What finance said of a grant in an emergency. */
export interface ReviewLine {
  readonly byName: string;
  readonly onBehalfOfName?: string;
  readonly upholds: boolean;
  readonly words: string;
  readonly on: CalendarDate;
  /** Overturned after the client had signed: it stands, and is counted. */
  readonly isSigned: boolean;
}

/** How good forecasts of granted concessions have been: of all, of the viewer's team, or their own. */
export interface ShownTrackRecord extends TrackRecord {
  readonly whose: 'all' | 'team' | 'own';
}

/** How the renewal came out, against what was forecast. */
export interface ScoreLine {
  readonly renewed: boolean;
  /** What was forecast: with the concession where it was granted, else without it. */
  readonly forecast: ChanceFigure;
  readonly brier: number;
  readonly on: CalendarDate;
}

/** A condition of a grant, tracked until it is met. */
export interface ConditionLine {
  readonly text: string;
  readonly dueOn?: CalendarDate;
  readonly metOn?: CalendarDate;
  /** How it was met, in the words of who noted it. */
  readonly how?: string;
}

/** An earlier concession of the client. */
export interface LedgerLine {
  readonly requestId: RequestId;
  readonly ref: string;
  readonly type: ConcessionType;
  readonly annualMinor: number;
  readonly currency: string;
  readonly state: RequestState;
  readonly on: CalendarDate;
  /** Of a granted one: its last day, where that is known. */
  readonly lastDay?: CalendarDate;
  readonly hasEnded?: true;
  /** How the renewal came out, with the chance that was forecast of it. Absent: not known yet. */
  readonly score?: { readonly renewed: boolean; readonly chance: number };
}

/** Every request for a client, newest first. */
export interface ConcessionList {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly lines: readonly LedgerLine[];
  readonly trackRecord: ShownTrackRecord;
  readonly health: Health;
  readonly now: Instant;
}

/** A request as a person who may see it sees it. */
export interface ConcessionView {
  readonly requestId: RequestId;
  readonly version: number;
  readonly termsDigest: string;
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly contract: { readonly id: ContractId; readonly ref: string; readonly termEndsOn?: CalendarDate };
  readonly type: ConcessionType;
  /** `10% off for 24 months`. */
  readonly ask: string;
  readonly give: Give;
  readonly cause: RiskCause;
  readonly pressure: Pressure;
  readonly reason: string;
  readonly retentionClaim: string;
  readonly alternative: string;
  readonly evidence?: { readonly on: CalendarDate; readonly kind: 'mail' };
  readonly requesterName: string;
  readonly requestedAt: Instant;
  readonly state: RequestState;
  readonly isEmergency: boolean;
  readonly reviewDue: boolean;
  /** Until when the review is due; absent: none is. */
  readonly reviewBy?: Instant;
  readonly review?: ReviewLine;
  readonly answerBy: Instant;
  readonly expiresAt: Instant;
  readonly figures: ConcessionFigures;
  readonly decisions: readonly DecisionLine[];
  readonly conditions: readonly ConditionLine[];
  /** Of a granted one: when it ends, and whether it has. Absent: not granted, or not known. */
  readonly end?: { readonly lastDay: CalendarDate; readonly hasEnded: boolean };
  readonly score?: ScoreLine;
  readonly trackRecord: ShownTrackRecord;
  readonly ledger: readonly LedgerLine[];
  /** Names of who may still decide, and for which seat; empty: nobody can, and `cannotBeGranted` says why. */
  readonly waitsFor: readonly string[];
  readonly cannotBeGranted?: string;
  /** Why another role or level decides than the policy asks for, while it is open. */
  readonly replaced: readonly string[];
  /** What the viewer may do now. Signed: the card sends it back as it is. */
  readonly may: readonly ConcessionDeed[];
  readonly today: CalendarDate;
  readonly now: Instant;
  readonly health: Health;
}

export type ConcessionDeedName =
  DecisionAction | 'answer' | 'acceptCounter' | 'revise' | 'withdraw' | 'uphold' | 'overturn' | 'meetCondition';

/** A button: what it does, and the signature over request, version, person, deed and expiry that comes back with it. */
export interface ConcessionDeed {
  readonly name: ConcessionDeedName;
  readonly signature: string;
}

/** One line of a queue on the homepage: what waits for this person. */
export interface ConcessionQueueLine {
  readonly requestId: RequestId;
  readonly clientName: string;
  readonly ask: string;
  readonly state: RequestState;
  readonly answerBy: Instant;
  readonly expiresAt: Instant;
  readonly verdict: ConcessionFigures['verdict'];
  /** What the viewer is to do: decide, answer, review, or only wait. */
  readonly waitsForMe: 'decide' | 'answer' | 'review' | 'meet' | 'nothing';
  /** Earliest day on which a condition of it is due that is not met. */
  readonly conditionDueOn?: CalendarDate;
  /** Until when the viewer is to review it. */
  readonly reviewBy?: Instant;
  /** Last day, where it is near. */
  readonly endsOn?: CalendarDate;
  /** Whose seat the viewer would take. */
  readonly onBehalfOfName?: string;
}

export type ConcessionAnswer =
  | { readonly kind: 'request'; readonly view: ConcessionView; readonly notice?: string }
  | { readonly kind: 'form'; readonly form: ConcessionForm }
  /** An administrator, or Node, has paused writing: nothing can be decided now. */
  | { readonly kind: 'paused' }
  /** `because` is a sentence; `view` shows what stands instead, such as the first result of a second click. */
  | { readonly kind: 'refused'; readonly because: string; readonly view?: ConcessionView }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
