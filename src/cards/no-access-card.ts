import type { AccessRefusal, ClientLink } from '#application/views/client-page';
import { unreachable } from '#domain/vocabulary/assert';
import { alsoOnMessageSections } from './also-on-message';
import type { Card } from './card';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, paragraph } from './widgets';

/** Says no, why, and whom to ask. It holds no figure and names no colleague. */
export function noAccessCard(refusal: AccessRefusal, alsoOnMessage: readonly ClientLink[] = []): Card {
  return {
    header: { title: titleOf(refusal) },
    sections: [
      { widgets: [...reasons(refusal).map(paragraph), ...waysOn(refusal)] },
      ...alsoOnMessageSections(alsoOnMessage),
    ],
  };
}

function titleOf({ because }: AccessRefusal): string {
  return because === 'gone' ? 'Client not found' : 'Not yours to see';
}

function reasons(refusal: AccessRefusal): readonly string[] {
  switch (refusal.because) {
    case 'notYours': {
      const name = refusal.clientName === undefined ? 'This client' : `<b>${escapeText(refusal.clientName)}</b>`;
      return [
        `${name} is shown to its account manager, their deputy, the customer success lead who leads them, and the MSP owner.`,
        'If you look after this client, ask its account manager to become the owner or deputy.',
      ];
    }
    case 'notListed':
      return [
        'Your sign-in address is not among the people of Renewal Desk.',
        'Ask your Workspace administrator to add you to the setting <b>people</b>.',
      ];
    case 'gone':
      return ['HaloPSA no longer lists this client as active. Open the message again for the current card.'];
    default:
      return unreachable(refusal);
  }
}

function waysOn({ because }: AccessRefusal) {
  return because === 'notListed' ? [] : buttonRow([actionButton('All renewals', { name: 'openHome' })]);
}
