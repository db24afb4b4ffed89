import type {
  ContractFields,
  ContractFieldWrite,
  ContractStanding,
  FieldDefinition,
} from '#application/ports/contract-fields';
import { UpstreamError } from '#application/upstream-error';
import type { Contract } from '#domain/vocabulary/client';
import type { ContractId } from '#domain/vocabulary/ids';

/** Contracts, and what is set up to be written to them. */
export interface ContractFieldRecords {
  /** As their detail tells them; the list leaves out what HaloPSA's list leaves out. */
  contracts: readonly Contract[];
  fieldDefinitions: readonly FieldDefinition[];
  /** Values of custom fields by contract, then by name in lower case. */
  customFields: Map<ContractId, Map<string, string>>;
  /** Why nothing may be written; absent: it may. */
  writeRefusal?: string;
}

interface Bookkeeping {
  count(calls: number): void;
  readonly writes: ContractFieldWrite[];
}

/** Writes by merge, as HaloPSA does: what is not sent stays. */
export function memoryContractFields(records: ContractFieldRecords, { count, writes }: Bookkeeping): ContractFields {
  const fieldsOf = (id: number) => records.customFields.get(id) ?? new Map<string, string>();
  const signIn = (): void => {
    if (records.writeRefusal !== undefined) throw new UpstreamError('HaloPSA', 'unauthorized', records.writeRefusal);
  };
  return {
    fieldDefinitions() {
      count(1);
      return records.fieldDefinitions;
    },
    contractStandings(ids) {
      count(ids.length);
      return ids.flatMap((id) =>
        records.contracts
          .filter((contract) => contract.id === id)
          .map((contract) => standingOf(contract, fieldsOf(id))),
      );
    },
    signInForWriting: signIn,
    writeContractFields(asked) {
      count(asked.length);
      signIn();
      return asked.map((write) => {
        const { contractId, fields } = write;
        if (!records.contracts.some(({ id }) => id === contractId))
          return { kind: 'refused', because: 'Invalid Resource' };
        const values = new Map(fieldsOf(contractId));
        for (const { name, value } of fields) {
          if (value === '') values.delete(name.toLowerCase());
          else values.set(name.toLowerCase(), value);
        }
        records.customFields.set(contractId, values);
        writes.push(write);
        return { kind: 'accepted' };
      });
    },
  };
}

function standingOf({ id, ...contract }: Contract, values: ReadonlyMap<string, string>): ContractStanding {
  const { ref, termStartsOn = '', termEndsOn = '', annualValue } = contract;
  const others = [
    ['the reference', ref],
    ['the start date', termStartsOn],
    ['the end date', termEndsOn],
    ['the amount', annualValue === undefined ? '' : String(annualValue.annualMinor)],
  ] as const;
  return {
    contractId: id,
    customFields: new Map(values),
    others: new Map(others.filter(([, value]) => value !== '')),
  };
}
