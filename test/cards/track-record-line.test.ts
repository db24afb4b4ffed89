import { trackRecordLine } from '#cards/track-record-line';

const skill = { value: 0.143, low: 0.051, high: 0.229 };

test.each([
  {
    record: { renewalCount: 83, lossCount: 12, verdict: 'better', skill } as const,
    line: 'Tried on 83 past renewals, 12 lost: 14% nearer than the base rate (5% to 22%).',
  },
  {
    record: {
      renewalCount: 83,
      lossCount: 12,
      verdict: 'noBetter',
      skill: { value: 0.01, low: -0.064, high: 0.09 },
    } as const,
    line: 'Tried on 83 past renewals, 12 lost: no better than the base rate so far (-6% to 9%).',
  },
  {
    record: {
      renewalCount: 83,
      lossCount: 12,
      verdict: 'worse',
      skill: { value: -0.05, low: -0.09, high: -0.004 },
    } as const,
    line: 'Tried on 83 past renewals, 12 lost: worse than the base rate (-9% to 0%). Do not rely on it.',
  },
  {
    record: { renewalCount: 7, lossCount: 2, verdict: 'tooFew' } as const,
    line: '7 past renewals, 2 lost: too few to say how good this figure is.',
  },
  {
    record: { renewalCount: 1, lossCount: 0, verdict: 'tooFew' } as const,
    line: '1 past renewal, 0 lost: too few to say how good this figure is.',
  },
  {
    record: { renewalCount: 0, lossCount: 0, verdict: 'tooFew' } as const,
    line: 'No past renewal is known yet: nobody can say how good this figure is.',
  },
])('$record.verdict on $record.renewalCount renewals reads "$line"', ({ record, line }) => {
  expect(trackRecordLine(record)).toBe(line);
});
