import { hasRole, type Person, type Role } from '#domain/vocabulary/person';
import type { ListedRenewal } from '../../tabs/checkpoints-tab';
import { queueNames, type QueueName, type RenewalQueue } from '../../views/renewal-queue';
import { hasIt } from '../act/renewal-access';
import { renewalQueues, type QueueFacts } from '../act/renewal-queues';

/** Whose work renewals are, and who settles what others cannot. */
const readers: readonly Role[] = ['accountManager', 'successLead', 'leader', 'mspOwner'];

/** What waits for the MSP owner alone, whoever has the renewal. */
const ownersOwn: ReadonlySet<QueueName> = new Set(['toApprove', 'toSettle', 'unowned', 'toAcknowledge']);

export function readsDigest({ active, roles }: Person): boolean {
  return active && roles.some((role) => readers.includes(role));
}

/**
 * The lists of the homepage for one person. The MSP owner sees everything there; a mail of everything is one that nobody reads, so
 * what it lists is what they have or must do themselves.
 */
export function digestQueue(renewals: readonly ListedRenewal[], facts: QueueFacts): RenewalQueue {
  const { viewer } = facts;
  const queue = renewalQueues(renewals, facts);
  if (!hasRole(viewer, 'mspOwner') || viewer.leads.length > 0) return queue;
  const own = new Set(renewals.filter((renewal) => hasIt(viewer, renewal)).map(({ renewalId }) => renewalId));
  const kept = queueNames.map((name) => [
    name,
    ownersOwn.has(name) ? queue[name] : queue[name].filter(({ renewalId }) => own.has(renewalId)),
  ]);
  return Object.fromEntries(kept) as RenewalQueue;
}
