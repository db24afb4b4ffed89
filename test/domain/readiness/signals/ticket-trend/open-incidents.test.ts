import { openIncidents } from '#domain/readiness/signals/ticket-trend/open-incidents';
import { factsWithout, healthyFacts } from '../../../../support/contract-facts';

test.each([
  { ids: [], score: 100, text: 'No incident is open.' },
  { ids: [5], score: 50, text: '1 incident is open.' },
  { ids: [5, 6], score: 0, text: '2 incidents are open.' },
  { ids: [5, 6, 7], score: 0, text: '3 incidents are open.' },
])('$ids.length open score $score', ({ ids, score, text }) => {
  const evidence = ids.length === 0 ? { text } : { text, ticketIds: ids };
  expect(openIncidents.read(healthyFacts({ openIncidentTicketIds: ids }))).toEqual({
    kind: 'measured',
    score,
    evidence,
  });
});

test('is unknown, not quiet, when the open tickets were not read', () => {
  expect(openIncidents.read(factsWithout('openIncidentTicketIds'))).toEqual({
    kind: 'unknown',
    why: 'The tickets open now have not been read.',
  });
});
