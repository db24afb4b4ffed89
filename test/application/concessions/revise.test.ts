import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { saveRevision, startRevision, type RevisionDeed } from '#application/concessions/request/revise-concession';
import { checkValues } from '#application/concessions/request/check-values';
import { typedValues } from '#application/concessions/request/typed-values';
import type { ConcessionView } from '#application/views/concession';
import type { ConcessionTerms } from '#domain/concession/concession-terms';
import type { MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, leo, shownIn, values } from './concession-msp';

function requested(msp: MemoryMsp): ConcessionView {
  msp.signIn(ada);
  return shownIn(saveConcession(msp.parts, draftOf()));
}

function lookAs(msp: MemoryMsp, person: string): ConcessionView {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

function revision(view: ConcessionView, deed: RevisionDeed, change = {}) {
  const { words: _none, ...pressed } = button(view, deed);
  return { ...pressed, deed, values: { ...values, ...change } };
}

test('a counter-offer goes back, is accepted as a new version, and is decided anew', () => {
  const msp = concessionMsp();
  requested(msp);
  pressDeed(msp.parts, button(lookAs(msp, leo), 'counter', '2 % and the price returns after a year.'));
  const countered = lookAs(msp, ada);
  expect(countered).toMatchObject({ state: 'countered', decisions: [{ action: 'counter' }] });
  const form = startRevision(msp.parts, revision(countered, 'acceptCounter'));
  expect(form).toMatchObject({
    kind: 'form',
    form: { prompt: '2 % and the price returns after a year.', values: { quantity: '4' } },
  });
  msp.workbook.calls.length = 0;
  const accepted = shownIn(
    saveRevision(msp.parts, revision(countered, 'acceptCounter', { quantity: '2', endsOn: '2027-11-30' })),
  );
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  expect(accepted).toMatchObject({ version: 2, state: 'open', decisions: [], figures: { annualMinor: 49_440 } });
  expect(shownIn(pressDeed(msp.parts, button(lookAs(msp, leo), 'approve')))).toMatchObject({
    version: 2,
    state: 'granted',
  });
});

test('a question goes back and is answered; a decision on the old version is refused', () => {
  const msp = concessionMsp();
  requested(msp);
  const early = button(lookAs(msp, leo), 'approve');
  pressDeed(msp.parts, button(lookAs(msp, leo), 'askForFacts', 'Who signed the other offer?'));
  const asked = lookAs(msp, ada);
  shownIn(saveRevision(msp.parts, revision(asked, 'answer', { reason: 'Their finance director.' })));
  msp.signIn(leo);
  const count = msp.timeline().length;
  expect(pressDeed(msp.parts, early)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/changed since/) as unknown,
  });
  expect(msp.timeline()).toHaveLength(count);
});

test('terms changed in any field void what was decided on them: digest and version are new', () => {
  const msp = concessionMsp();
  const before = requested(msp);
  const after = shownIn(saveRevision(msp.parts, revision(before, 'revise', { alternative: 'Fewer sites.' })));
  expect(after.version).toBe(2);
  expect(after.termsDigest).not.toBe(before.termsDigest);
});

test('the same revision sent twice is one version', () => {
  const msp = concessionMsp();
  const sent = revision(requested(msp), 'revise', { quantity: '3' });
  saveRevision(msp.parts, sent);
  const count = msp.timeline().length;
  expect(shownIn(saveRevision(msp.parts, sent)).version).toBe(2);
  expect(msp.timeline()).toHaveLength(count);
});

test('a faulty revision says so beside the field and changes nothing', () => {
  const msp = concessionMsp();
  const view = requested(msp);
  const answer = saveRevision(msp.parts, revision(view, 'revise', { quantity: '400' }));
  expect(answer).toMatchObject({
    kind: 'form',
    form: { revises: 'C-0001', problems: { quantity: expect.any(String) as unknown } },
  });
  expect(lookAs(msp, ada).version).toBe(1);
});

test('what was decided is not revised', () => {
  const msp = concessionMsp();
  const sent = revision(requested(msp), 'revise');
  pressDeed(msp.parts, button(lookAs(msp, leo), 'approve'));
  msp.signIn(ada);
  expect(saveRevision(msp.parts, sent)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/no longer open/) as unknown,
  });
});

test('terms typed again are the same terms, for every type', () => {
  const asks: readonly ConcessionTerms['ask'][] = [
    { type: 'priceCut', percent: 4.5 },
    { type: 'escalatorWaiver', percentWaived: 50 },
    { type: 'seatWaiver', units: 3, unitYearMinor: 12_050 },
    { type: 'scopeAtNoCharge', listYearMinor: 90_000, costYearMinor: 40_000 },
    { type: 'scopeAtNoCharge', listYearMinor: 90_000 },
    { type: 'freeMonths', months: 1.5 },
    { type: 'serviceCredit', amountMinor: 100_001 },
    { type: 'freeLabor', hours: 10 },
    { type: 'setupWaiver', amountMinor: 5_000 },
    { type: 'paymentTerms', extraDays: 30 },
    { type: 'priceLock', years: 3 },
    { type: 'liability' },
  ];
  for (const ask of asks) {
    const terms: ConcessionTerms = {
      clientId: 1,
      contractId: 101,
      renewalId: null,
      currency: 'GBP',
      ask,
      termMonths: 24,
      give: 'prepayment',
      giveMinor: 12_345,
      cause: 'price',
      pressure: 'none',
      reason: 'a',
      retentionClaim: 'b',
      alternative: 'c',
      isEmergency: true,
    };
    const checked = checkValues(typedValues(terms), 'GBP', '2026-11-23');
    expect(checked).toMatchObject({
      kind: 'sound',
      checked: { ask, termMonths: 24, giveMinor: 12_345, isEmergency: true },
    });
  }
});
