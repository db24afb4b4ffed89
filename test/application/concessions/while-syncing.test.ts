import { MemoryMail } from '#adapters/memory/memory-mail';
import { pauseWriting, resumeWriting } from '#application/administer-sync';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { requestCard } from '#cards/concession/request-card';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, leo, shownIn } from './concession-msp';

function requested(): MemoryMsp {
  const msp = concessionMsp();
  msp.signIn(ada);
  saveConcession(msp.parts, draftOf());
  return msp;
}

function look(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

/** The same system, told of each call before it is made. */
function watched<System extends object>(system: System, onCall: (name: string) => void): System {
  return new Proxy(system, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        onCall(String(name));
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

test('whatever a run asks of other systems, and whomever it writes to, an approval finds the lock free', () => {
  const msp = requested();
  const free: string[] = [];
  // The lock of these tests refuses whoever comes while it is held.
  const note = (name: string) => msp.parts.lock.hold(() => free.push(name));
  const parts = {
    ...msp.parts,
    serviceDesk: watched(msp.parts.serviceDesk, note),
    crm: watched(msp.parts.crm, note),
    mail: watched(new MemoryMail(), note),
  };
  msp.clock.advance(25 * 3_600_000);
  msp.signIn(admin);
  expect(runHourlySync(parts)).toMatchObject({ outcome: 'finished' });
  expect(free).toContain('send');
  expect(new Set(free).size).toBeGreaterThan(5);
});

test('an approval in the middle of a run is answered at once in three calls, and stands when the run is over', () => {
  const msp = requested();
  const approve = button(look(msp, leo), 'approve');
  const answers: unknown[] = [];
  const parts = {
    ...msp.parts,
    serviceDesk: watched(msp.parts.serviceDesk, () => {
      if (answers.length > 0) return;
      msp.signIn(leo);
      msp.workbook.calls.length = 0;
      answers.push(shownIn(pressDeed(msp.parts, approve)).state, [...msp.workbook.calls]);
      msp.signIn(admin);
    }),
  };
  msp.clock.advance(3_600_000);
  msp.signIn(admin);
  expect(runHourlySync(parts)).toMatchObject({ outcome: 'finished' });
  expect(answers).toEqual(['granted', ['read', 'append', 'write']]);
  expect(look(msp, ada).state).toBe('granted');
  expect(msp.timeline().filter(({ type }) => type === 'concessionDecided')).toHaveLength(1);
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});

test('while Node has paused the add-on the card says so, its buttons rest, and a click decides nothing', () => {
  const msp = requested();
  const approve = button(look(msp, leo), 'approve');
  msp.signIn(admin);
  pauseWriting(msp.parts);
  const clock = { dayOf: msp.parts.localTime.dayOf, timeOf: msp.parts.localTime.timeOf };
  const card = requestCard(look(msp, leo), clock);
  expect(JSON.stringify(card.sections[0])).toMatch(/paused/i);
  expect(card.fixedFooter).toMatchObject({ primaryButton: { text: 'Approve', disabled: true } });
  expect(pressDeed(msp.parts, approve)).toEqual({ kind: 'paused' });
  expect(msp.timeline().some(({ type }) => type === 'concessionDecided')).toBe(false);
  msp.signIn(admin);
  resumeWriting(msp.parts);
  msp.signIn(leo);
  expect(shownIn(pressDeed(msp.parts, approve)).state).toBe('granted');
});
