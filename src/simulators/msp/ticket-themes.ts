import { incidentThemes } from './incident-themes';
import { requestThemes } from './request-themes';
import type { Theme } from './theme';

/** What people write in about. The position is a ticket's `theme`. */
export const themes: readonly Theme[] = [...incidentThemes, ...requestThemes];

/** What machines report. */
export const alertTheme: Theme = {
  category: 'Monitoring>Alert',
  typeId: 21,
  weight: 0,
  hours: 0.25,
  requests: [
    [
      'Disk space low on {host}',
      'Free space on C: of {host} is below 10%. Value {number} MB. Clears by itself when space is freed.',
    ],
    [
      'Backup failed on {host}',
      'Job "Nightly" on {host} ended with warnings. 1 of 3 volumes was not copied. Code {number}.',
    ],
    ['{host} offline', 'The agent on {host} has not checked in for 30 minutes.'],
    ['CPU above 95% on {host}', 'Threshold exceeded for 15 minutes on {host}. Process id {number}.'],
    ['Patch failed on {host}', 'Update {number} could not be installed on {host}. A restart is pending.'],
    ['Service stopped on {host}', 'The print spooler on {host} was stopped and could not be restarted.'],
  ],
};

/** The value of a ticket's `theme` column for alerts. */
export const alertThemeIndex = themes.length;

export function themeAt(index: number): Theme {
  return themes[index] ?? alertTheme;
}
