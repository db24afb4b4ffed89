import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { memoryServiceDesk } from '#adapters/memory/memory-service-desk';
import { clientNotesContract } from '#test/contract/client-notes.contract';

const client = (id: number) => ({ id, name: `Client ${id}`, domains: [], isVip: false, active: true });
const desk = memoryServiceDesk({ clients: [client(1), client(2)] }, fixedLocalTime());

clientNotesContract('a service desk in memory', () => ({ notes: desk, clientIds: [1, 2] }));
