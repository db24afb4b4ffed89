import type { Card, Widget } from '#cards/card';
import { fullContract, overriddenContract, sampleOverride, stoppedContract } from '#cards/gallery/sample-judgements';
import { sampleContext, sampleContract, samplePage } from '#cards/gallery/sample-clients';
import { readinessSamples } from '#cards/gallery/sample-readings';
import { contractCard } from '#cards/contract-card';
import { whyCard } from '#cards/why-card';
import type { ContractContext } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';

function why(contract: ContractContext, over: Partial<ClientPage> = {}): Card {
  return whyCard(samplePage({ context: sampleContext({ contracts: [contract] }), mayJudge: true, ...over }), contract);
}

function textOf(widget: Widget | undefined): string {
  if (widget === undefined) return '';
  if ('decoratedText' in widget) {
    const { topLabel = '', text, bottomLabel = '' } = widget.decoratedText;
    return [topLabel, text, bottomLabel].filter((part) => part !== '').join(' | ');
  }
  return 'textParagraph' in widget ? widget.textParagraph.text : '';
}

function section(card: Card, header: string): readonly string[] {
  return (card.sections.find((each) => each.header?.startsWith(header))?.widgets ?? []).map(textOf);
}

function buttons(card: Card): readonly string[] {
  return card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((widget) => ('buttonList' in widget ? widget.buttonList.buttons.map(({ text }) => text) : [])),
  );
}

test('hard stops come first, then the band, then the interval in words', () => {
  const [first, second, band, interval] = why(stoppedContract).sections[0]?.widgets.map(textOf) ?? [];
  expect(first).toBe('<b>Hard stop</b>: A request to leave was logged on 26 Feb 2026.');
  expect(second).toContain('tickets?id=40112');
  expect(band).toMatch(/^<b>At risk<\/b> \| A hard stop keeps it from being better/);
  expect(interval).toBe(
    '<b>41 to 56 of 100</b> | 41 is sure; 56 if all that is unknown were good. 85% of the evidence is known.',
  );
});

test('a person’s band stands beside the engine’s, with name, reason and last day', () => {
  const [engine, person] = why(overriddenContract).sections[0]?.widgets.map(textOf) ?? [];
  expect(engine).toMatch(/^<b>At risk<\/b>, says the engine/);
  expect(person).toBe(
    `<b>Ready</b>, says Priya Nair<br>${sampleOverride.reason} | Until 29 Mar 2026. The figures stay as they are.`,
  );
});

test('a band that has run out since the card was made is not shown', () => {
  const lines = JSON.stringify(why(overriddenContract, { today: '2026-03-30' }));
  expect(lines).not.toContain('says Priya Nair');
  expect(lines).toContain('Set another band');
});

test('three reasons say what they cost, the most costly first, with links to their tickets', () => {
  const reasons = section(why(stoppedContract), 'Strongest reasons');
  expect(reasons).toHaveLength(3);
  expect(reasons[0]).toMatch(/^Costs 15\.2 points \| Do we solve tickets in time\?.*<a href="https:/);
});

test('steps follow the stops, then the reasons; without either there is nothing that presses', () => {
  expect(section(why(stoppedContract), 'What to do next')).toEqual([
    'Call the client today and hear why they want to leave. Log what was said.',
    'Tell the sponsor what was done about the incident before any renewal talk.',
    'Agree a fix with the service desk for what is late or comes back, and tell the client when.',
  ]);
  const { readings, ...rest } = readinessSamples.ready;
  const perfect = readings.map((each) => ({
    ...each,
    reading: { kind: 'measured', score: 100, evidence: { text: 'Good.' } } as const,
  }));
  const calm = sampleContract({ readiness: { ...rest, readings: perfect } });
  expect(section(why(calm), 'What to do next')).toEqual([
    'Nothing presses. Prepare the renewal talk for the decision date.',
  ]);
});

test('what is not known is listed by what it could add', () => {
  const data = section(why(sampleContract({ readiness: readinessSamples.unproven })), 'Data to complete');
  expect(data).toHaveLength(3);
  expect(data[0]).toMatch(/<b>up to 15 points<\/b>/);
  expect(data[2]).toMatch(/<b>up to 10 points<\/b>/);
});

test('the chance of renewal and its record have their lines where they are known', () => {
  const lines = (why(overriddenContract).sections[0]?.widgets ?? []).map(textOf);
  expect(lines).toContain(
    '<b>64%</b> chance of renewal, likely 51 to 76% | Too few outcomes are known to check it against.',
  );
  expect(lines).toContain('Tried on 37 past renewals, 4 lost: 21% nearer than the base rate (6% to 34%).');
  expect(JSON.stringify(why(sampleContract()))).not.toContain('chance of renewal');
});

test.each([
  ['sets another', sampleContract(), true, ['Log an intervention', 'Set another band', 'All signals', 'Client']],
  ['withdraws', overriddenContract, true, ['Log an intervention', 'Withdraw the set band', 'All signals', 'Client']],
  ['only reads', overriddenContract, false, ['Log an intervention', 'All signals', 'Client']],
])('whoever may judge %s', (_, contract, mayJudge, shown) => {
  expect(buttons(why(contract, { mayJudge }))).toEqual(shown);
});

describe('every signal on the contract card', () => {
  const card = contractCard(samplePage({ context: sampleContext({ contracts: [fullContract] }) }), fullContract);

  test('stands under its dimension with its points, two in sight', () => {
    const dimension = card.sections.find(({ header }) => header?.startsWith('Service quality'));
    expect(dimension?.header).toBe('Service quality: 8.5 of 20 points, 5 of 6 known');
    expect(dimension).toMatchObject({ collapsible: true, uncollapsibleWidgetsCount: 2 });
    expect(dimension?.widgets).toHaveLength(6);
  });

  test('says what it adds and what that moved since the newest freeze', () => {
    expect(section(card, 'Service quality')[0]).toMatch(/Adds 0 of 2\.2 points\. −2\.4 points since T‑60\.$/);
    expect(section(card, 'Service quality').join('\n')).toMatch(/Not known.*Holds back up to 3\.3 points\./);
  });
});
