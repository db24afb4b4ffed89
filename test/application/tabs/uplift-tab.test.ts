import { listedFindings } from '#application/tabs/uplift-tab';

test('a row that somebody emptied is no finding and hides no other', () => {
  const finding = ['overrun/1/101', 'overrun', 1, 'Birch & Co', 101, 'AG-101', 'Hours', 'strong', 'found'];
  const emptied = finding.map((_, place) => (place === 8 ? ' ' : ''));
  expect(listedFindings([emptied, [], finding])).toMatchObject([{ key: 'overrun/1/101', clientId: 1 }]);
});
