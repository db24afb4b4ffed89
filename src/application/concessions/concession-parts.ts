import type { BusinessCalendar } from '#domain/vocabulary/business-time';
import type { WritingParts } from '../append-for-client';
import type { Settings } from '../settings';
import type { TellingParts } from './letters/tell';
import { concessionSettings } from './concession-setting';
import type { ConcessionSettings } from './figures';

/** What asking and deciding needs of the world. */
export interface ConcessionParts extends WritingParts, TellingParts {
  /** A new id nobody can guess. */
  newDraftId(): string;
}

export const notSetUp =
  'Concessions are not set up yet. An administrator enters the cost of an hour and the margin (setting concessions).';

/** Undefined: an administrator has not entered what no default can give. */
export function settingsFor({ concessions, currency }: Settings): ConcessionSettings | undefined {
  return concessions === undefined ? undefined : concessionSettings(concessions, currency);
}

export function calendarOf({ businessHours }: Settings): BusinessCalendar {
  return businessHours;
}
