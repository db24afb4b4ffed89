import type { Card } from './card';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, icon, line } from './widgets';

/** Another system failed us: one sentence of what happened and what to do. */
export function upstreamCard(advice: string): Card {
  return {
    header: { title: 'This could not be shown' },
    sections: [
      {
        widgets: [
          line({ icon: icon('cloud_off', 'Other system failed'), text: escapeText(advice) }),
          ...buttonRow([actionButton('Try again', { name: 'openHome' })]),
        ],
      },
    ],
  };
}

/** Our own fault. The id finds the log entry. */
export function defectCard(incidentId: string): Card {
  return {
    header: { title: 'Something is wrong in Renewal Desk' },
    sections: [
      {
        widgets: [
          line({ icon: icon('bug_report', 'Defect'), text: 'Nothing was saved. The fault is ours, not yours.' }),
          line({
            icon: icon('tag', 'Incident id'),
            text: `<b>${escapeText(incidentId)}</b>`,
            below: 'Give this incident id to your administrator.',
          }),
        ],
      },
    ],
  };
}

/** A setting is absent or wrong: the message names it. */
export function setUpCard(message: string): Card {
  return {
    header: { title: 'Set-up is not finished' },
    sections: [{ widgets: [line({ icon: icon('settings', 'Settings'), text: escapeText(message) })] }],
  };
}
