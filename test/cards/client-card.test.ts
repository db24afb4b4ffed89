import type { Card, Widget } from '#cards/card';
import { clientCard } from '#cards/client-card';
import { headlineContract } from '#cards/headline-contract';
import {
  bareClient,
  clientReading,
  freshHealth,
  gatedClient,
  sampleContext,
  sampleContract,
  samplePage,
  sampleToday,
} from '#cards/gallery/sample-clients';
import { readinessSamples } from '#cards/gallery/sample-readings';

const allText = (card: Card): string => JSON.stringify(card);
const firstText = (card: Card): string => textOf(card.sections[0]?.widgets[0]);

function textOf(widget: Widget | undefined): string {
  if (widget === undefined) return '';
  if ('decoratedText' in widget) return widget.decoratedText.text;
  return 'textParagraph' in widget ? widget.textParagraph.text : '';
}

test('an open incident is the first line, above every banner', () => {
  const card = clientCard(samplePage({ context: gatedClient, health: { isBackfilling: true, isPaused: true } }));
  expect(firstText(card)).toContain('Open incident</b> P1');
});

test('the band is the first line when nothing is wrong', () => {
  expect(firstText(clientCard(samplePage()))).toBe('<b>Ready</b>: CT-0501');
});

test('the three strongest reasons stand with links to their tickets', () => {
  const card = clientCard(samplePage({ context: clientReading(readinessSamples.atRisk) }));
  const reasons = card.sections.find(({ header }) => header === 'Strongest reasons')?.widgets ?? [];
  expect(reasons).toHaveLength(3);
  expect(textOf(reasons[0])).toContain('<a href="https://harbour-it.halopsa.com/tickets?id=40112">#40112</a>');
});

test('nothing can be logged while writing is paused', () => {
  const card = clientCard(samplePage({ health: { ...freshHealth, isPaused: true } }));
  const rows = card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((w) => ('buttonList' in w ? w.buttonList.buttons : [])),
  );
  expect(rows.find(({ text }) => text === 'Log an intervention')?.disabled).toBe(true);
});

test('a role that the open window requires and nobody holds is named', () => {
  const near = sampleContext({ contracts: [sampleContract({ decisionOn: '2026-03-20' })] });
  expect(allText(clientCard(samplePage({ context: near })))).toContain('Signatory not known');
  expect(allText(clientCard(samplePage()))).not.toContain('Signatory not known');
});

test('a client without owner, company or readiness still has a card that says what is missing', () => {
  const text = allText(clientCard(samplePage({ context: bareClient })));
  expect(text).toContain('Nobody owns this client');
  expect(text).toContain('Not assessed yet');
  expect(text).toContain('3 data gaps');
  expect(text).not.toContain('Open in HubSpot');
});

describe('the headline', () => {
  const soon = sampleContract({ id: 1, decisionOn: '2026-04-01' });
  const later = sampleContract({ id: 2, decisionOn: '2026-06-01', readiness: readinessSamples.atRisk });
  const beyond = sampleContract({ id: 3, decisionOn: '2026-12-01', readiness: readinessSamples.blocked });

  test('is the worst band among contracts whose early watch has begun', () => {
    expect(headlineContract([soon, later, beyond], sampleToday)?.id).toBe(2);
  });

  test('is the soonest contract when none is near', () => {
    expect(headlineContract([beyond], sampleToday)?.id).toBe(3);
    expect(headlineContract([], sampleToday)).toBeUndefined();
  });
});
