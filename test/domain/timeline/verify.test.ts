import fc from 'fast-check';
import { sealEvents, emptyHead } from '#domain/timeline/append-events';
import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent, TimelineHead } from '#domain/timeline/event';
import { sealOf } from '#domain/timeline/sealed-text';
import { timelineVerifier, verifyTimeline } from '#domain/timeline/verify';
import { anyTimeline, sha256, timelineEvent, timelineOf } from '../../support/timeline-events';

fc.configureGlobal({ numRuns: 50 });

const headOf = (events: readonly SealedEvent[]): TimelineHead => {
  const last = events[events.length - 1];
  return last === undefined ? emptyHead : { sequence: last.sequence, seal: last.seal };
};

const verified = (events: readonly SealedEvent[], anchor?: TimelineHead): ReturnType<typeof verifyTimeline> =>
  verifyTimeline(events, sha256, anchor);

/** Timelines with a place in them. */
const placed = anyTimeline(2).chain((events) => fc.tuple(fc.constant(events), fc.nat({ max: events.length - 1 })));

function replaced(
  events: readonly SealedEvent[],
  place: number,
  change: (event: SealedEvent) => SealedEvent,
): readonly SealedEvent[] {
  return events.map((event, index) => (index === place ? change(event) : event));
}

function at(events: readonly SealedEvent[], place: number): SealedEvent {
  const event = events[place];
  if (event === undefined) throw new Error(`The timeline has an event ${place}.`);
  return event;
}

/** Sealed anew after a change, as somebody who knows the format would. */
function resealed(event: SealedEvent): SealedEvent {
  return { ...event, seal: sealOf(event, sha256) };
}

describe('Any appended timeline', () => {
  test('verifies, with and without its anchor', () => {
    fc.assert(
      fc.property(anyTimeline(0), (events) => {
        const intact = { kind: 'intact', head: headOf(events), count: events.length, repeatedEventIds: [] };
        expect(verified(events)).toEqual(intact);
        expect(verified(events, headOf(events))).toEqual(intact);
      }),
    );
  });

  test('verifies against an anchor that is older than its end', () => {
    fc.assert(
      fc.property(placed, ([events, place]) => verified(events, headOf(events.slice(0, place + 1))).kind === 'intact'),
    );
  });
});

describe('At the right entry is found:', () => {
  const edits: { readonly [Field in keyof SealedEvent]: (event: SealedEvent) => SealedEvent } = {
    eventId: (event) => ({ ...event, eventId: `${event.eventId}x` }),
    at: (event) => ({ ...event, at: event.at.replace(/Z$/, '0Z') }),
    type: (event) => ({ ...event, type: event.type === 'ownerChanged' ? 'contractEnded' : 'ownerChanged' }),
    clientId: (event) => ({ ...event, clientId: (event.clientId ?? 0) + 1 }),
    contractId: (event) => ({ ...event, contractId: event.contractId === null ? 1 : null }),
    renewalId: (event) => ({ ...event, renewalId: event.renewalId === null ? '' : null }),
    actor: (event) => ({ ...event, actor: `${event.actor} ` }),
    run: (event) => ({ ...event, run: `${event.run ?? ''}x` }),
    payloadText: (event) => ({ ...event, payloadText: `${event.payloadText} ` }),
    sequence: (event) => ({ ...event, sequence: event.sequence + 1 }),
    previousSeal: (event) => ({ ...event, previousSeal: 'a'.repeat(64) }),
    seal: (event) => ({ ...event, seal: 'b'.repeat(64) }),
  };

  test.each(Object.keys(edits) as (keyof SealedEvent)[])('an edited %s', (field) => {
    fc.assert(
      fc.property(placed, ([events, place]) => {
        const edited = edits[field](at(events, place));
        expect(sealFits(edited, sha256)).toBe(false);
        expect(verified(replaced(events, place, () => edited))).toMatchObject({
          kind: 'broken',
          at: place,
          eventId: edited.eventId,
        });
      }),
      { numRuns: 20 },
    );
  });

  test('an edited event that was sealed anew', () => {
    fc.assert(
      fc.property(placed, ([events, place]) => {
        const forged = replaced(events, place, (event) => resealed(edits.payloadText(event)));
        expect(verified(forged, headOf(events))).toMatchObject({ kind: 'broken', at: place });
      }),
    );
  });

  test('a dropped event, the last one by the anchor', () => {
    fc.assert(
      fc.property(placed, ([events, place]) => {
        const dropped = events.filter((_, index) => index !== place);
        expect(verified(dropped, headOf(events))).toMatchObject({ kind: 'broken', at: place });
      }),
    );
  });

  test('two events that changed places', () => {
    fc.assert(
      fc.property(placed, fc.nat({ max: 10 }), ([events, place], step) => {
        const other = (place + 1 + (step % (events.length - 1))) % events.length;
        const swapped = replaced(
          replaced(events, place, () => at(events, other)),
          other,
          () => at(events, place),
        );
        expect(verified(swapped)).toMatchObject({ kind: 'broken', at: Math.min(place, other) });
      }),
    );
  });

  test('an event that stands twice', () => {
    fc.assert(
      fc.property(placed, fc.nat({ max: 12 }), ([events, place], step) => {
        const copyAt = place + 1 + (step % (events.length - place));
        const copied = [...events.slice(0, copyAt), at(events, place), ...events.slice(copyAt)];
        expect(verified(copied)).toMatchObject({ kind: 'broken', at: copyAt, eventId: at(events, place).eventId });
      }),
    );
  });

  test('an event that was put in, sealed or not', () => {
    fc.assert(
      fc.property(placed, ([events, place]) => {
        const before = events.slice(0, place);
        const [sealed] = sealEvents(headOf(before), [timelineEvent({ eventId: 'put in' })], sha256);
        if (sealed === undefined) throw new Error('One event was sealed.');
        for (const foreign of [sealed, { ...sealed, seal: 'c'.repeat(64) }]) {
          const longer = [...before, foreign, ...events.slice(place)];
          expect(verified(longer)).toMatchObject({ kind: 'broken', at: place });
        }
      }),
    );
  });

  test('a timeline that was cut at its end, by the anchor', () => {
    fc.assert(
      fc.property(placed, ([events, length]) => {
        expect(verified(events.slice(0, length), headOf(events))).toMatchObject({ kind: 'broken', at: length });
        expect(verified(events.slice(0, length)).kind).toBe('intact');
      }),
    );
  });

  test('a timeline rewritten as a whole, by the anchor', () => {
    const events = timelineOf(6);
    const drafts = replaced(events, 2, (event) => ({ ...event, actor: 'somebody else' }));
    const rewritten = sealEvents(emptyHead, drafts, sha256);
    expect(verified(rewritten).kind).toBe('intact');
    expect(verified(rewritten, headOf(events))).toMatchObject({ kind: 'broken', at: 5 });
    expect(verified(rewritten, headOf(events.slice(0, 3)))).toMatchObject({ kind: 'broken', at: 2 });
  });
});

describe('The reason', () => {
  const events = timelineOf(6);
  const third = at(events, 2);

  test.each([
    {
      what: 'edited content',
      altered: replaced(events, 2, (event) => ({ ...event, actor: 'x' })),
      because: 'content was edited',
    },
    {
      what: 'an edited seal',
      altered: replaced(events, 2, (event) => ({ ...event, seal: 'b'.repeat(64) })),
      because: 'seal was edited',
    },
    {
      what: 'a seal that is none',
      altered: replaced(events, 2, (event) => ({ ...event, seal: 'gone' })),
      because: 'not a seal',
    },
    {
      what: 'a change of the last event',
      altered: replaced(events, 5, (event) => ({ ...event, actor: 'x' })),
      because: 'content or the seal',
    },
    {
      what: 'a change sealed anew',
      altered: replaced(events, 2, (event) => resealed({ ...event, actor: 'x' })),
      because: 'replaced and sealed anew',
    },
    {
      what: 'a dropped event',
      altered: events.filter((event) => event !== third),
      because: 'Event 2 should stand before',
    },
    {
      what: 'dropped events',
      altered: events.filter(({ sequence }) => sequence < 2 || sequence > 3),
      because: 'Events 2 to 3 should stand before',
    },
    { what: 'a copy', altered: [...events.slice(0, 3), third, ...events.slice(3)], because: 'Event 2 stands twice' },
    {
      what: 'a copy further down',
      altered: [...events.slice(0, 5), third, ...events.slice(5)],
      because: 'after its place',
    },
    {
      what: 'another beginning',
      altered: sealEvents({ sequence: -1, seal: 'd'.repeat(64) }, events, sha256),
      because: 'not sealed over the empty timeline',
    },
  ])('for $what says so', ({ altered, because }) => {
    expect(verified(altered)).toMatchObject({ kind: 'broken', because: expect.stringContaining(because) });
  });

  test.each([
    [5, '1 event is missing'],
    [2, '4 events are missing'],
    [0, '6 events are missing'],
  ])('for a timeline cut to %i events counts what is missing', (length, because) => {
    expect(verified(events.slice(0, length), headOf(events))).toMatchObject({
      because: expect.stringContaining(because),
    });
  });

  test('never holds what a person wrote', () => {
    const secret = replaced(events, 2, (event) => ({ ...event, payloadText: 'private words', actor: 'jane@acme.com' }));
    expect(JSON.stringify(verified(secret))).not.toMatch(/private|jane/);
  });
});

test('an event written twice under one id is named; the chain is whole', () => {
  const events = sealEvents(
    emptyHead,
    ['a', 'b', 'a', 'a'].map((eventId) => timelineEvent({ eventId })),
    sha256,
  );
  expect(verified(events)).toMatchObject({ kind: 'intact', count: 4, repeatedEventIds: ['a'] });
});

test('a stream may stop at the first bad event', () => {
  const events = replaced(timelineOf(6), 2, (event) => ({ ...event, actor: 'x' }));
  const verifier = timelineVerifier(sha256);
  // The event after a bad one still tells what was changed.
  expect(events.map((event) => verifier.next(event))).toEqual([true, true, true, false, false, false]);
  expect(verifier.finish()).toMatchObject({ kind: 'broken', at: 2 });
});
