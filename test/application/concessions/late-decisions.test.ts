import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { runHourlySync } from '#application/run-hourly-sync';
import { wallClockIn } from '#test/support/wall-clock';
import { admin } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, leo, shownIn } from './concession-msp';

const minute = 60_000;
/** Christmas, the bank holiday behind it, New Year, Good Friday and Easter Monday. */
const holidays = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'];

/**
 * An MSP in London, 09:00 to 17:00. The contract is to be decided by 2027-01-30 and ends on 2027-03-31. `expires` is reckoned by hand
 * from spec of concessions 1, "SLA".
 */
const cases: readonly (readonly [what: string, askedAt: string, expires: string])[] = [
  ['ten business days over two weekends', '2026-11-24T10:00:00Z', '2026-12-08T10:00:00Z'],
  ['asked on a Saturday: it comes on Monday at nine', '2026-11-28T13:00:00Z', '2026-12-14T09:00:00Z'],
  ['over Christmas and New Year', '2026-12-17T10:00:00Z', '2027-01-05T10:00:00Z'],
  ['two business days before the boundary, on a Thursday', '2027-01-22T10:00:00Z', '2027-01-28T23:59:59Z'],
  ['later than that: at the boundary, a Saturday', '2027-01-29T10:00:00Z', '2027-01-30T23:59:59Z'],
  // After the decision date the boundary is the end of the term, 31 March, in summer time; Easter lies before it.
  ['over the change to summer time and Easter', '2027-03-23T10:00:00Z', '2027-03-25T23:59:59Z'],
  ['at the boundary after the change', '2027-03-30T09:00:00Z', '2027-03-31T22:59:59Z'],
  ['after the term, in summer time', '2027-04-05T09:00:00Z', '2027-04-19T09:00:00Z'],
  ['over the change to winter time', '2027-10-22T09:00:00Z', '2027-11-05T10:00:00Z'],
];

function asked(askedAt: string) {
  const msp = concessionMsp();
  const { settings } = msp.parts;
  const parts = {
    ...msp.parts,
    localTime: wallClockIn('Europe/London'),
    settings: { ...settings, businessHours: { ...settings.businessHours, holidays } },
  };
  const moveTo = (at: number) => msp.clock.advance(at - msp.clock.now());
  moveTo(Date.parse(askedAt));
  msp.signIn(ada);
  const { requestId, expiresAt } = shownIn(saveConcession(parts, draftOf()));
  /** The button as the card carried it an hour before. */
  const drawn = () => {
    moveTo(expiresAt - 60 * minute);
    msp.signIn(leo);
    return button(shownIn(openRequest(parts, requestId)), 'approve');
  };
  return { msp, parts, expiresAt, moveTo, drawn };
}

test.each(cases)('%s: asked at %s, it expires at %s', (_, askedAt, expires) => {
  expect(new Date(asked(askedAt).expiresAt).toISOString()).toBe(expires.replace('Z', '.000Z'));
});

test.each(cases)('%s: asked at %s, a decision in the last second counts', (_, askedAt, expires) => {
  const { msp, parts, moveTo, drawn } = asked(askedAt);
  const approve = drawn();
  moveTo(Date.parse(expires));
  expect(shownIn(pressDeed(parts, approve)).state).toBe('granted');
  expect(msp.timeline().filter(({ type }) => type === 'concessionDecided')).toHaveLength(1);
});

test.each(cases)('%s: asked at %s, a decision one minute late is refused', (_, askedAt, expires) => {
  const { msp, parts, moveTo, drawn } = asked(askedAt);
  const approve = drawn();
  moveTo(Date.parse(expires) + minute);
  const count = msp.timeline().length;
  expect(pressDeed(parts, approve)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('past its time') as unknown,
    view: { state: 'open', may: [] },
  });
  expect(msp.timeline()).toHaveLength(count);
});

test('the run that comes later lapses it, and the button is refused after it as well', () => {
  const { msp, parts, moveTo, drawn, expiresAt } = asked('2026-11-24T10:00:00Z');
  const approve = drawn();
  moveTo(expiresAt + minute);
  msp.signIn(admin);
  runHourlySync(parts);
  msp.signIn(leo);
  expect(pressDeed(parts, approve)).toMatchObject({ kind: 'refused', view: { state: 'lapsed' } });
});
