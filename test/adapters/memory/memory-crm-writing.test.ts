import { memoryCrmWriting } from '#adapters/memory/memory-crm-writing';
import { crmWritingContract } from '#test/contract/crm-writing.contract';

crmWritingContract('memory', () => ({
  writing: memoryCrmWriting({
    neighborIds: new Set(['901', '55', '56']),
    refusals: new Map([['bad@2026-12-31', 'HubSpot refused it']]),
  }),
  companyId: '901',
  contactIds: ['55', '56'],
  ownerId: '7',
  refused: { key: 'bad@2026-12-31', values: { name: 'Refused' } },
}));
