import type { DealConflict } from '#domain/renewal/deal/deal-conflict';
import type { ContractRecord } from '../../sync/records';
import type { CrmCheck, OfferedDeal } from '../../views/crm-writing';
import type { DataGap } from '../../views/data-gap';

/** While writing to HubSpot is on: what its set-up lacks. */
export function crmSetUpGaps(check: CrmCheck | undefined): readonly DataGap[] {
  return (check?.problems ?? []).map(({ what, fix }) => ({ kind: 'noCrmSetUp', what, fix }));
}

/** Deals that somebody made before us: the renewal gets none of its own until it is decided. */
export function adoptionGaps(offers: readonly OfferedDeal[]): readonly DataGap[] {
  return offers.map(({ renewalId, clientId, contractId, dealId, daysLater, saysRenewal, isAboutTheAmount }) => {
    const reasons = [
      ...(saysRenewal ? ['its name says renewal'] : []),
      ...(isAboutTheAmount ? ['it is about the amount'] : []),
      ...(daysLater === undefined
        ? []
        : [`it closes ${Math.abs(daysLater)} days ${daysLater < 0 ? 'before' : 'after'} the due date`]),
    ];
    return {
      kind: 'dealToAdopt',
      clientId,
      contractId,
      what: `Deal ${dealId} in HubSpot may be the deal of renewal ${renewalId}: ${reasons.join(', ')}.`,
      fix: 'An administrator adopts or declines it; until then the renewal has no deal in HubSpot.',
    };
  });
}

const conflictWords: Partial<Record<DealConflict['kind'], Pick<DataGap, 'what' | 'fix'>>> = {
  skipsGate: {
    what: 'In HubSpot the deal is in a stage that is ahead of the approved evidence.',
    fix: 'In HubSpot, move the deal back, or capture the evidence in Gmail and have it approved.',
  },
  otherPipeline: {
    what: 'In HubSpot the deal stands in another pipeline, so its stage is not kept up to date.',
    fix: 'In HubSpot, move the deal to the pipeline for renewals.',
  },
  tickedWithoutEvidence: {
    what: 'In HubSpot a checkpoint task was completed a second time without evidence.',
    fix: 'Capture the evidence in Gmail; approving it completes the task.',
  },
};

/** What of one contract's renewals HubSpot refused, and where a person's change and the proof disagree. */
export function crmWriteGaps({ contract, crmWrites = [] }: ContractRecord): readonly DataGap[] {
  const about = { clientId: contract.clientId, contractId: contract.id };
  return crmWrites.flatMap(({ renewalId, parts }) =>
    parts.flatMap(([part, { refused, because, conflicts = [], isGone }]): readonly DataGap[] => {
      const where = `${renewalId}, ${part}`;
      const flagged = new Map(
        conflicts.flatMap(({ kind }) => (conflictWords[kind] === undefined ? [] : [[kind, conflictWords[kind]]])),
      );
      return [
        ...(refused === undefined
          ? []
          : [
              {
                kind: 'crmRefused' as const,
                ...about,
                what: `${because ?? 'HubSpot refused it'} (${where}).`,
                fix: 'Mend the rule or the record in HubSpot. It is tried again when its content changes.',
              },
            ]),
        ...[...flagged.values()].map(({ what, fix }) => ({ kind: 'crmConflict' as const, ...about, what, fix })),
        ...(isGone === true
          ? [
              {
                kind: 'crmConflict' as const,
                ...about,
                what: `What was written to HubSpot was deleted there (${where}). It is not made again.`,
                fix: 'Restore it from the recycle bin of HubSpot if that was a mistake.',
              },
            ]
          : []),
      ];
    }),
  );
}
