import { cardResponseOf } from '#hosts/workbench/card-response';

const card = { header: { title: 'Aldgate' }, sections: [] };
const after = (action: object) => ({ renderActions: { action } });

test.each([
  {
    name: "a trigger's card is pushed",
    envelope: { action: { navigations: [{ pushCard: card }] } },
    response: { kind: 'push', card },
  },
  { name: 'a pushed card', envelope: after({ navigations: [{ pushCard: card }] }), response: { kind: 'push', card } },
  {
    name: 'an updated card',
    envelope: after({ navigations: [{ updateCard: card }] }),
    response: { kind: 'update', card },
  },
  {
    name: 'back to the first card, drawn anew',
    envelope: after({ navigations: [{ popToRoot: true }, { updateCard: card }], notification: { text: 'Saved' } }),
    response: { kind: 'root', card, notice: 'Saved' },
  },
  {
    name: 'a notice alone',
    envelope: after({ notification: { text: 'Saved' } }),
    response: { kind: 'notice', notice: 'Saved' },
  },
  { name: 'nothing at all', envelope: after({}), response: undefined },
  { name: 'no envelope', envelope: { header: {} }, response: undefined },
  { name: 'no value', envelope: null, response: undefined },
])('$name is told from the envelope', ({ envelope, response }) => {
  expect(cardResponseOf(envelope)).toEqual(response);
});
