import type { OwnerClaims } from '#domain/renewal/ownership';
import type { Person } from '#domain/vocabulary/person';
import type { Settings } from '../../settings';
import { accountManagerOf } from '../../sync/link-owner';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { KeptWrite } from '../../writes/crm/kept-crm-writes';
import type { WorkflowRecord } from '../workflow-record';

interface ClaimFacts {
  readonly client: ClientRecord;
  /** Of the renewal, the leading one first. */
  readonly members: readonly ContractRecord[];
  /** Absent: it comes into sight today. */
  readonly record?: WorkflowRecord | undefined;
  /** What is known of its deal. */
  readonly deal: KeptWrite;
  readonly people: readonly Person[];
  readonly settings: Pick<Settings, 'renewals'>;
}

/** Who is meant to have a renewal, by each source. */
export function ownerClaims({ client, members, record, deal, people, settings }: ClaimFacts): OwnerClaims {
  const dealOwner = dealOwnerOf(deal, people) ?? (record?.owner?.by === 'dealOwner' ? record.owner.email : undefined);
  const crmOwner = client.company?.ownerEmail;
  const deskAccountManager = accountManagerOf(client, people);
  const kinds = members.map(({ contract }) => contract.kind);
  const segment = settings.renewals.segmentOwners.find(({ kind }) => kinds.includes(kind));
  return {
    ...(dealOwner === undefined ? {} : { dealOwner }),
    ...(crmOwner === undefined ? {} : { crmOwner }),
    ...(deskAccountManager === undefined ? {} : { deskAccountManager }),
    ...(segment === undefined ? {} : { segmentDefault: segment.owner }),
  };
}

/**
 * Whom a person entered as owner of the deal. Once the renewal is theirs the deal holds what we want, so their word is remembered with
 * the renewal until another one is entered or they leave.
 */
function dealOwnerOf({ conflicts = [] }: KeptWrite, people: readonly Person[]): string | undefined {
  const theirs = conflicts.find(({ field, kind }) => field === 'ownerId' && kind === 'humanWins')?.stands;
  return theirs === undefined ? undefined : people.find(({ hubspotOwnerId }) => hubspotOwnerId === theirs)?.email;
}
