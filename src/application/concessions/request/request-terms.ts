import { termsText, type ConcessionEvidence, type ConcessionTerms } from '#domain/concession/concession-terms';
import type { SealedEvent } from '#domain/timeline/event';
import { renewalIdOf, type ClientId, type ContractId } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { Cell } from '../../ports/workbook';
import type { ClientContext, ContractContext } from '../../views/client-context';
import type { ConcessionFigures, RequestId } from '../../views/concession';
import type { CheckedValues } from './check-values';
import type { ConcessionParts } from '../concession-parts';
import { requestIdOf, rowOfRequest } from '../record/concession-record';
import { figuresOf, type ConcessionSettings } from '../figures';
import { requestOfEvent } from '../record/fold-concession';
import { ledgerOf, listedIn, outcomesIn } from '../record/read-requests';

interface Reckoning {
  readonly context: ClientContext;
  readonly contract: ContractContext;
  readonly settings: ConcessionSettings;
  readonly checked: CheckedValues;
  readonly rows: readonly (readonly Cell[])[];
  readonly requestId: RequestId;
}

export function figuresFor(parts: ConcessionParts, reckoning: Reckoning): ReturnType<typeof figuresOf> {
  const { context, contract, settings, checked, rows, requestId } = reckoning;
  const listed = listedIn(rows);
  return figuresOf({
    contract,
    contracts: context.contracts,
    checked,
    requestId,
    today: parts.localTime.dayOf(parts.clock.now()),
    ledger: ledgerOf(listed, context.client.id),
    outcomes: outcomesIn(listed),
    isStrategicClient: parts.settings.concessions?.strategicClientIds.includes(context.client.id) ?? false,
    settings,
  });
}

/** The next number: after the rows, and after requests whose row was cut before it was written. */
export function nextRequestId(rows: readonly (readonly Cell[])[], window: readonly SealedEvent[]): RequestId {
  const written = window
    .filter(({ type }) => type === 'concessionRequested')
    .map((event) => rowOfRequest(requestOfEvent(event) ?? '') ?? 1);
  return requestIdOf(Math.max(rows.length + 1, ...written) + 1);
}

export interface AskedAbout {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly evidence?: ConcessionEvidence;
}

export function termsOf(
  asked: AskedAbout,
  checked: CheckedValues,
  { termEndsOn }: ContractContext,
  currency: string,
): ConcessionTerms {
  return {
    clientId: asked.clientId,
    contractId: asked.contractId,
    renewalId: termEndsOn === undefined ? null : renewalIdOf(asked.contractId, termEndsOn),
    currency,
    ...checked,
    ...(asked.evidence === undefined ? {} : { evidence: asked.evidence }),
  };
}

/** What you see is what is stored: the level and the verdict that were shown are part of it. */
export function digestOf(
  { sha256 }: ConcessionParts,
  terms: ConcessionTerms,
  version: number,
  figures: Pick<ConcessionFigures, 'annualMinor' | 'level' | 'verdict'>,
): string {
  return sha256(utf8(termsText(terms, version, [figures.annualMinor, figures.level, figures.verdict])));
}
