import type { CallLimits } from './call-limits';

export type Tier = 'free' | 'starter' | 'professional' | 'enterprise';

interface Plan {
  readonly limits: CallLimits;
  readonly dealPipelines: number;
  readonly hasAssociationLabels: boolean;
}

const searchesPerSecond = 5;

/** Source: docs/reference/apis/hubspot-simulator.md, "Limits". Pipeline counts of the paid plans are assumed. */
export const plans: Readonly<Record<Tier, Plan>> = {
  free: {
    limits: { per10Seconds: 100, perDay: 250_000, searchesPerSecond },
    dealPipelines: 1,
    hasAssociationLabels: false,
  },
  starter: {
    limits: { per10Seconds: 100, perDay: 250_000, searchesPerSecond },
    dealPipelines: 1,
    hasAssociationLabels: false,
  },
  professional: {
    limits: { per10Seconds: 190, perDay: 625_000, searchesPerSecond },
    dealPipelines: 15,
    hasAssociationLabels: true,
  },
  enterprise: {
    limits: { per10Seconds: 190, perDay: 1_000_000, searchesPerSecond },
    dealPipelines: 100,
    hasAssociationLabels: true,
  },
};
