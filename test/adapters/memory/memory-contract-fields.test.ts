import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { memoryServiceDesk } from '#adapters/memory/memory-service-desk';
import { contractFieldsContract } from '#test/contract/contract-fields.contract';
import { contract } from '#test/support/memory-msp';
import { allFields } from '#test/support/write-back-msp';

const desk = memoryServiceDesk(
  {
    contracts: [contract({ id: 1 }), contract({ id: 2 }), contract({ id: 3 })],
    fieldDefinitions: allFields,
    customFields: new Map([[1, new Map([['cfservicetier', '2']])]]),
  },
  fixedLocalTime(),
);

contractFieldsContract('a service desk in memory', () => ({ fields: desk, contractIds: [1, 2, 3] }));
