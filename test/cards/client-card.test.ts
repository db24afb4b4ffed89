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
import { busyClient, busyContract, endingContract, otherClients, quietClient } from '#cards/gallery/sample-dealings';
import { readinessSamples } from '#cards/gallery/sample-readings';
import { contractCard } from '#cards/contract-card';

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

test('the worst incident alone is in sight, so that the renewal stays on the first screen', () => {
  const [first] = clientCard(samplePage({ context: gatedClient })).sections;
  expect(first).toMatchObject({ collapsible: true, uncollapsibleWidgetsCount: 1 });
  expect(textOf(first?.widgets[0])).toMatch(/P1.*and 1 more$/);
});

test('an open incident is the first line of a contract too', () => {
  expect(firstText(contractCard(samplePage({ context: gatedClient }), sampleContract()))).toContain('Open incident');
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

describe('contracts that end together', () => {
  const page = samplePage({ context: busyClient });
  const contracts = clientCard(page).sections.find(({ header }) => header === '4 contracts')?.widgets ?? [];

  test('stand under one line with one decision date, the earliest of them', () => {
    expect(textOf(contracts[0])).toBe('<b>3 contracts end together</b> on 13 Jul 2026');
    expect(belowOf(contracts[0])).toContain('Decide by 15 Mar 2026, in 13 days (T\u201130).');
    expect(contracts.slice(1, 4).map(belowOf).join()).not.toContain('Decide by');
  });

  test('have one sum a currency', () => {
    expect(belowOf(contracts[0])).toContain('GBP 97,200 a year and EUR 9,400 a year');
  });

  test('have no sum when the value of one is not known', () => {
    const { annualValue: _value, ...bare } = busyContract;
    const context = { ...busyClient, contracts: [bare, ...busyClient.contracts.slice(1)] };
    expect(allText(clientCard(samplePage({ context })))).not.toContain('97,200');
  });

  test('are named on the headline and on each of their cards', () => {
    expect(firstText(clientCard(page))).toBe('<b>At risk</b>: CT-0511 and 2 more that end with it');
    const card = allText(contractCard(page, endingContract));
    expect(card).toContain('CT-0511, CT-0512');
    expect(card).toContain('Decide by 15 Mar 2026');
  });
});

describe('what is under way', () => {
  const lines = (context = busyClient) =>
    (
      clientCard(samplePage({ context })).sections.find(({ header }) => header?.startsWith('Invoices')) ?? {
        widgets: [],
      }
    ).widgets;

  test('tells overdue invoices with their count, the oldest, and one sum a currency', () => {
    expect(textOf(lines()[0])).toBe('<b>3 invoices overdue</b>, the oldest by 64 days');
    expect(belowOf(lines()[0])).toBe('GBP 1,234.50 and EUR 200 unpaid. Settle this before any renewal talk.');
  });

  test('tells the last and next meeting and the misses in a row', () => {
    expect(textOf(lines()[1])).toBe('Last met 19 Jan 2026');
    expect(belowOf(lines()[1])).toBe('Next 12 Mar 2026, in 10 days. 2 in a row missed or moved.');
  });

  test('says that there is nothing where everything was read, and says nothing of what was not read', () => {
    expect(lines(quietClient).map(textOf)).toEqual([
      'No invoice is overdue',
      'No meeting held on record',
      'No open task in HubSpot.',
    ]);
    expect(lines(sampleContext())).toEqual([]);
  });
});

test.each([
  [[{ signalId: 'a', points: 1, sentence: 'A? From 1 to 2: +1 point.' }], 'A? From 1 to 2: +1 point.'],
  [[], 'Nothing moved.'],
  [undefined, 'No figures from a week ago yet.'],
])('changes %j read %j', (changes, shown) => {
  const sinceWeek = changes === undefined ? {} : { sinceWeek: { on: '2026-02-23', points: 1, changes } };
  const contract = sampleContract(sinceWeek);
  const card = clientCard(samplePage({ context: sampleContext({ contracts: [contract] }) }));
  const section = card.sections.find(({ header }) => header?.startsWith('Since last week'));
  expect(textOf(section?.widgets[0])).toBe(shown);
});

test('other clients on the message are a tap away, below the renewal', () => {
  const card = clientCard(samplePage({ alsoOnMessage: otherClients }));
  const at = card.sections.findIndex(({ header }) => header === 'Also on this message');
  expect(at).toBe(1);
  expect(card.sections[at]?.widgets.map(textOf)).toEqual(['Quay Logistics', 'Northgate Dental']);
});

function belowOf(widget: Widget | undefined): string {
  return widget !== undefined && 'decoratedText' in widget ? (widget.decoratedText.bottomLabel ?? '') : '';
}
