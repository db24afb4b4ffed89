/** What clients ask for. {app}, {site}, {name}, {printer}, {host} and {number} are filled in when a text is read. */
export interface Theme {
  readonly category: string;
  readonly typeId: keyof typeof ticketTypes;
  readonly weight: number;
  /** Median hours a ticket takes. */
  readonly hours: number;
  /** Charged on top of the agreement and free of service levels. */
  readonly isProject?: boolean;
  /** Subject and problem. */
  readonly requests: readonly (readonly [string, string])[];
}

export const ticketTypes = { 1: 'Incident', 3: 'Service Request', 21: 'Alert' } as const;
