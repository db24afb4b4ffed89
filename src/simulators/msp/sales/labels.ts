import type { Random } from '../random';
import type { WorldAssociationLabel, WorldPipeline } from '../world';

/** HubSpot's default pipeline and stages (docs/reference/apis/hubspot.md): this MSP never made one for renewals. */
export const pipelines: readonly WorldPipeline[] = [
  {
    id: 'default',
    label: 'Sales Pipeline',
    stages: [
      { id: 'appointmentscheduled', label: 'Appointment Scheduled', probability: 0.2 },
      { id: 'qualifiedtobuy', label: 'Qualified To Buy', probability: 0.4 },
      { id: 'presentationscheduled', label: 'Presentation Scheduled', probability: 0.6 },
      { id: 'decisionmakerboughtin', label: 'Decision Maker Bought-In', probability: 0.8 },
      { id: 'contractsent', label: 'Contract Sent', probability: 0.9 },
      { id: 'closedwon', label: 'Closed Won', probability: 1 },
      { id: 'closedlost', label: 'Closed Lost', probability: 0 },
    ],
  },
];

export const openStages = ['appointmentscheduled', 'qualifiedtobuy', 'presentationscheduled', 'contractsent'] as const;

/** Which buying role, in HubSpot's words, the label stands for. */
const labelled = [
  { name: 'renewal_sponsor', label: 'Renewal sponsor', role: 'EXECUTIVE_SPONSOR' },
  { name: 'day_to_day', label: 'Day-to-day', role: 'CHAMPION' },
  { name: 'economic_buyer', label: 'Economic buyer', role: 'BUDGET_HOLDER' },
  { name: 'signatory', label: 'Signatory', role: 'LEGAL_AND_COMPLIANCE' },
] as const;

/** A label that says nothing of a renewal, as portals have. */
const unrelated = { name: 'billing_contact', label: 'Billing contact' } as const;

const firstTypeId = 36;

const pairs = [
  { fromType: 'deals', toType: 'contacts' },
  { fromType: 'contacts', toType: 'companies' },
] as const;

export const associationLabels: readonly WorldAssociationLabel[] = pairs.flatMap((pair, block) =>
  [...labelled, unrelated].map(({ name, label }, position) => {
    const typeId = firstTypeId + (block * (labelled.length + 1) + position) * 2;
    return { ...pair, name, label, typeId, inverseTypeId: typeId + 1 };
  }),
);

/** Labels that somebody would put on a person with these roles; a managing director also signs where nobody else does. */
export function labelsFor(
  buyingRoles: readonly string[],
  fromType: WorldAssociationLabel['fromType'],
  random: Random,
): readonly number[] {
  const wanted = labelled.filter(({ role }) => buyingRoles.includes(role)).map(({ name }) => name as string);
  if (buyingRoles.includes('DECISION_MAKER') && random.chance(0.4)) wanted.push('signatory');
  return associationLabels
    .filter((label) => label.fromType === fromType && wanted.includes(label.name))
    .map(({ typeId }) => typeId);
}
