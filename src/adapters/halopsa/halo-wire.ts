import { HaloActionRow, HaloStatusRow } from './halo-action-wire';
import { HaloAgentDetail, HaloAgentRow } from './halo-agent-wire';
import { HaloClientNote } from './halo-client-notes';
import { HaloContractStanding, HaloFieldDefinition, HaloWrittenField } from './halo-contract-fields-wire';
import { HaloContractDetail, HaloContractPeriod, HaloContractRow } from './halo-contract-wire';
import { HaloCustomField } from './halo-custom-fields';
import { HaloInvoiceLine, HaloInvoiceRow, HaloInvoiceSchedule, HaloRecurringInvoice } from './halo-invoice-wire';
import { HaloClientRow, HaloUserRow } from './halo-people-wire';
import { HaloFeedbackRow, HaloTicketRow } from './halo-ticket-wire';

/** Fields read of one kind of record, by the name of the vendor's schema for it. */
export interface WireRecord {
  readonly vendorSchema: string;
  readonly fields: readonly string[];
}

const fieldsOf = (vendorSchema: string, schema: { readonly entries: object }): WireRecord => ({
  vendorSchema,
  fields: Object.keys(schema.entries),
});

/** Everything we read of HaloPSA. Checked against the vendor's OpenAPI: a list row must not be asked for what only its detail has. */
export const haloWireRecords: readonly WireRecord[] = [
  fieldsOf('Faults_List', HaloTicketRow),
  fieldsOf('Feedback', HaloFeedbackRow),
  fieldsOf('Area', HaloClientRow),
  fieldsOf('Users_List', HaloUserRow),
  fieldsOf('Uname_List', HaloAgentRow),
  fieldsOf('Uname', HaloAgentDetail),
  fieldsOf('ContractHeader_List', HaloContractRow),
  fieldsOf('ContractHeader', HaloContractDetail),
  fieldsOf('ContractPeriod', HaloContractPeriod),
  fieldsOf('CustomField', HaloCustomField),
  fieldsOf('CustomField', HaloWrittenField),
  fieldsOf('FieldInfo', HaloFieldDefinition),
  fieldsOf('ContractHeader', HaloContractStanding),
  fieldsOf('InvoiceHeader', HaloRecurringInvoice),
  fieldsOf('InvoiceHeader', HaloInvoiceRow),
  fieldsOf('InvoiceDetail', HaloInvoiceLine),
  fieldsOf('StdRequest', HaloInvoiceSchedule),
  fieldsOf('Actions', HaloActionRow),
  fieldsOf('TStatus', HaloStatusRow),
  fieldsOf('AreaNote', HaloClientNote),
];
