import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cardActionFunction,
  draftFunction,
  type Action,
  type Button,
  type Card,
  type OnClick,
  type Widget,
} from '#cards/card';
import { gallery } from '#cards/gallery';
import { hostileText } from '#cards/gallery/sample-clients';
import { countWidgets, mostWidgets } from '#cards/widgets';
import { cardActions } from '#hosts/apps-script/card-actions';

const goldenFolder = join(__dirname, 'golden');
const names = Object.keys(gallery);
const goldenText = (card: Card): string => `${JSON.stringify(card, null, 2)}\n`;

if (process.env.UPDATE_GOLDEN === '1') {
  rmSync(goldenFolder, { recursive: true, force: true });
  mkdirSync(goldenFolder, { recursive: true });
  for (const [name, card] of Object.entries(gallery))
    writeFileSync(join(goldenFolder, `${name}.json`), goldenText(card));
}

test('every golden file belongs to a card of the gallery', () => {
  expect(readdirSync(goldenFolder).sort()).toEqual(names.map((name) => `${name}.json`).sort());
});

describe.each(names)('%s', (name) => {
  const card = gallery[name] as Card;

  test('is what its golden file shows', () => {
    expect(goldenText(card)).toBe(readFileSync(join(goldenFolder, `${name}.json`), 'utf8'));
  });

  test('holds no more widgets than Gmail shows', () => {
    expect(countWidgets(card)).toBeLessThanOrEqual(mostWidgets);
  });

  test('has a title and no empty section', () => {
    expect(card.header?.title).toBeTruthy();
    for (const section of card.sections) expect(section.widgets.length).toBeGreaterThan(0);
  });

  test('carries no markup, control character or reordering mark from outside', () => {
    // What a person typed comes back to its input as typed: an input is never read as markup.
    const text = JSON.stringify(card, (key, value: unknown) => (key === 'value' ? '' : value));
    expect(text).not.toContain('<script');
    expect(text).not.toContain("<a href='https://evil");
    expect(text).not.toContain('javascript:alert(1)"');
    expect(text).not.toContain(hostileText);
    expect(JSON.stringify(card)).not.toMatch(/\\u00|[\u202a-\u202e\u2066-\u2069]/);
  });

  test('uses only the markup that Gmail cards know, and closes it', () => {
    for (const text of texts(card)) {
      const tags = text.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) expect(tag).toMatch(/^<(b|\/b|br|\/a|a href="https:\/\/[^"<>]+")>$/);
      expect(tags.filter((tag) => tag === '<b>')).toHaveLength(tags.filter((tag) => tag === '</b>').length);
    }
  });

  test('links only to https addresses', () => {
    for (const click of clicks(card)) {
      if ('openLink' in click) expect(click.openLink.url).toMatch(/^https:\/\/[^\s"'<>]+$/);
    }
  });

  test('asks only for actions that the add-on answers', () => {
    for (const action of actions(card)) {
      if (action.function === draftFunction) continue;
      expect(action.function).toBe(cardActionFunction);
      expect(Object.keys(cardActions)).toContain(parameter(action, 'name'));
    }
  });

  test('says every icon in words', () => {
    for (const widget of widgetsOf(card)) {
      if ('decoratedText' in widget && widget.decoratedText.startIcon !== undefined) {
        expect(widget.decoratedText.startIcon.altText).toBeTruthy();
      }
    }
  });
});

test('the gallery shows every action once at least', () => {
  const shown = new Set(
    Object.values(gallery)
      .flatMap(actions)
      .flatMap((action) => (action.function === draftFunction ? [] : [parameter(action, 'name')])),
  );
  expect([...shown].sort()).toEqual(Object.keys(cardActions).sort());
});

function parameter({ parameters }: Action, key: string): string | undefined {
  return parameters.find((each) => each.key === key)?.value;
}

function widgetsOf(card: Card): readonly Widget[] {
  return card.sections.flatMap(({ widgets }) => widgets);
}

function buttonsOf(card: Card): readonly Button[] {
  const { primaryButton, secondaryButton } = card.fixedFooter ?? {};
  const inRows = widgetsOf(card).flatMap((widget) => ('buttonList' in widget ? widget.buttonList.buttons : []));
  const onLines = widgetsOf(card).flatMap((widget) =>
    'decoratedText' in widget && widget.decoratedText.button !== undefined ? [widget.decoratedText.button] : [],
  );
  return [
    ...inRows,
    ...onLines,
    ...(primaryButton ? [primaryButton] : []),
    ...(secondaryButton ? [secondaryButton] : []),
  ];
}

function clicks(card: Card): readonly OnClick[] {
  const onLines = widgetsOf(card).flatMap((widget) =>
    'decoratedText' in widget && widget.decoratedText.onClick !== undefined ? [widget.decoratedText.onClick] : [],
  );
  return [...onLines, ...buttonsOf(card).map(({ onClick }) => onClick)];
}

function actions(card: Card): readonly Action[] {
  return clicks(card).flatMap((click) => ('action' in click ? [click.action] : []));
}

/** Fields that Gmail reads as markup. */
function texts(card: Card): readonly string[] {
  return widgetsOf(card).flatMap((widget) => {
    if ('textParagraph' in widget) return [widget.textParagraph.text];
    return 'decoratedText' in widget ? [widget.decoratedText.text] : [];
  });
}
