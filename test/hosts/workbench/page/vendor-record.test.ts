import { vendorRecord } from '#hosts/workbench/page/vendor-record';

test.each([
  ['https://harbour-it.halopsa.com/ticket?id=48213', 'HaloPSA: ticket 48213'],
  ['https://harbour-it.halopsa.com/tickets?id=7', 'HaloPSA: ticket 7'],
  ['https://harbour-it.halopsa.com/customers?id=77', 'HaloPSA: client 77'],
  ['https://harbour-it.halopsa.com/contracts?id=501', 'HaloPSA: contract 501'],
  ['https://harbour-it.halopsa.com/invoices?id=3', 'HaloPSA: /invoices?id=3'],
  ['https://app.hubspot.com/contacts/7/record/0-2/9012', 'HubSpot: company 9012'],
  ['https://app-eu1.hubspot.com/contacts/7/record/0-3/5', 'HubSpot: deal 5'],
  ['https://app.hubspot.com/contacts/7/company/12', 'HubSpot: company 12'],
  ['https://docs.google.com/spreadsheets/d/x/edit', 'Google Sheets: the workbook'],
  ['https://example.com/', undefined],
  ['https://halopsa.com.evil.example/ticket?id=1', undefined],
  ['not an address', undefined],
])('%s leads to %s', (url, record) => {
  expect(vendorRecord(url)).toBe(record);
});
