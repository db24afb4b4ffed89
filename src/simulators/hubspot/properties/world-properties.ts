import type { PropertyDefinition, PropertyGroup } from './property-definition';
import { standardGroup } from './standard-properties';
import type { SavedProperties } from './property-book';

const group: PropertyGroup = { name: 'renewal_desk', label: 'Renewal Desk', displayOrder: 1 };

/** What an earlier integration left in the portal: the property that ties companies to HaloPSA. */
export function worldProperties(at: number): SavedProperties {
  const clientId: PropertyDefinition = {
    name: 'renewal_desk_halopsa_client_id',
    label: 'HaloPSA client id',
    description: '',
    groupName: group.name,
    type: 'string',
    fieldType: 'text',
    options: [],
    displayOrder: -1,
    // Two companies of one client may both carry its id.
    hasUniqueValue: false,
    hidden: false,
    formField: true,
    externalOptions: false,
    hubspotDefined: false,
    readOnlyValue: false,
    createdAt: at,
    updatedAt: at,
  };
  return { definitions: { companies: [clientId] }, groups: { companies: [standardGroup('companies'), group] } };
}
