import type { Card, CardResponse } from '#cards/card';
import { gallery } from '#cards/gallery';
import { renderCard, renderResponse } from '#hosts/apps-script/render-card';
import { cardServiceRecorder, plain } from './card-service-recorder';

beforeAll(() => {
  Object.assign(globalThis, { CardService: cardServiceRecorder() });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'CardService');
});

test.each(Object.keys(gallery))('the builders of %s say exactly what its data says', (name) => {
  expect(plain(renderCard(gallery[name] as Card))).toEqual(gallery[name]);
});

const card: Card = { sections: [{ widgets: [{ divider: {} }, { textParagraph: { text: 'Here' } }] }] };

test.each<[CardResponse, unknown]>([
  [{ kind: 'push', card }, { navigation: { steps: [{ pushCard: card }] } }],
  [
    { kind: 'update', card, notice: 'Done.' },
    { navigation: { steps: [{ updateCard: card }] }, notification: { text: 'Done.' } },
  ],
  [{ kind: 'root', card }, { navigation: { steps: [{ popToRoot: true }, { updateCard: card }] } }],
  [{ kind: 'notice', notice: '<b>No</b>' }, { notification: { text: '‹b›No‹/b›' } }],
])('a response of kind $kind moves the card stack as it says', (response, built) => {
  expect(plain(renderResponse(response))).toEqual(built);
});

test('every field of every widget is rendered', () => {
  const full: Card = {
    name: 'full',
    header: { title: 'Title', subtitle: 'Subtitle' },
    sections: [
      {
        header: 'Section',
        collapsible: true,
        uncollapsibleWidgetsCount: 1,
        widgets: [
          {
            decoratedText: {
              topLabel: 'top',
              text: 'text',
              bottomLabel: 'bottom',
              wrapText: false,
              startIcon: { materialIcon: { name: 'event' } },
              button: { text: 'b', onClick: { openLink: { url: 'https://a.example/' } }, disabled: false },
            },
          },
          {
            textInput: { name: 'n', label: 'l', type: 'SINGLE_LINE', validation: { inputType: 'INTEGER' } },
          },
          {
            selectionInput: {
              name: 's',
              label: 'l',
              type: 'RADIO_BUTTON',
              items: [{ text: 't', value: 'v', selected: true }],
            },
          },
          {
            buttonList: {
              buttons: [
                {
                  text: 'go',
                  onClick: {
                    action: { function: 'f', parameters: [], loadIndicator: 'NONE', requiredWidgets: ['n', 's'] },
                  },
                },
              ],
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: { text: 'p', type: 'FILLED', onClick: { action: { function: 'f', parameters: [] } } },
    },
  };
  expect(plain(renderCard(full))).toEqual(full);
});
