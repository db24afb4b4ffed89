import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import type { Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { ContractFields, ContractStanding } from '../../ports/contract-fields';
import type { Sought, WriteTarget } from '../write-target';

/**
 * Contracts of HaloPSA, of which the named custom fields are written and nothing else. Everything else of the record is kept as
 * digests: whether it moved is all that is asked, and a note on a contract is nobody's business here.
 */
export function contractTarget(desk: ContractFields, fieldNames: readonly string[], sha256: Sha256): WriteTarget {
  const names = new Map(fieldNames.map((name) => [name.toLowerCase(), name]));
  const digest = (value: string) => sha256(utf8(value)).slice(0, 8);

  const standingOf = ({ contractId, customFields, others }: ContractStanding): StandingRecord => {
    const fields = new Map<string, string>();
    const untouched = new Map([...others].map(([name, value]) => [name, digest(value)]));
    for (const [name, value] of customFields) {
      const ours = names.get(name);
      if (ours === undefined) untouched.set(`the custom field ${name}`, digest(value));
      else fields.set(ours, value);
    }
    return { recordId: String(contractId), fields, others: untouched };
  };

  return {
    system: 'HaloPSA',
    kind: 'contract',
    look(sought) {
      const standings = desk.contractStandings(sought.map(contractIdOf)).map(standingOf);
      const byId = new Map(standings.map((standing) => [standing.recordId, standing]));
      return new Map(
        sought.flatMap(({ marker, recordId = '' }) => {
          const standing = byId.get(recordId);
          return standing === undefined ? [] : [[marker, standing] as const];
        }),
      );
    },
    perform: (plans) =>
      desk.writeContractFields(
        plans.map((plan: PlannedWrite) => ({
          contractId: contractIdOf(plan),
          fields: plan.fields.map(({ name, after }) => ({ name, value: after })),
        })),
      ),
  };
}

function contractIdOf({ recordId }: Sought): number {
  return Number(recordId);
}
