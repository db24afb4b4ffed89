import { lossReasonOf } from '#domain/renewal/loss-reason';

test.each([
  'Acquired by Northgate Group, moved to their IT',
  'Company went into liquidation',
  'insolvency',
  'Lost in a public tender',
  'RFP: went with the framework supplier',
  'Taken over in May',
])('"%s" is no fault of the service', (text) => {
  expect(lossReasonOf(text)).toBe('involuntary');
});

test.each(['Our decision: never paid on time', 'We ended it, not profitable for us'])('"%s" was ours', (text) => {
  expect(lossReasonOf(text)).toBe('ourDecision');
});

test.each(['', 'Too expensive', 'Unhappy with response times', 'Went to a competitor', 'constructor', '__proto__'])(
  '"%s" is an ordinary loss',
  (text) => {
    expect(lossReasonOf(text)).toBeUndefined();
  },
);
