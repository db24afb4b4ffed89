import { sealFits } from '#domain/timeline/check-seal';
import { sha256, timelineOf } from '../../support/timeline-events';

const [first] = timelineOf(1);

test('a single event shows whether it is as it was sealed', () => {
  if (first === undefined) throw new Error('There is a first event.');
  expect(sealFits(first, sha256)).toBe(true);
  expect(sealFits({ ...first, payloadText: '{ }' }, sha256)).toBe(false);
  expect(sealFits({ ...first, sequence: 1 }, sha256)).toBe(false);
});
