import fc from 'fast-check';
import { pauseWriting, resumeWriting, turnOnSync } from '#application/administer-sync';
import type { ContractFieldWrite } from '#application/ports/contract-fields';
import type { WriteAnswer } from '#application/ports/write-answer';
import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { turnOffWriteBack, turnOnWriteBack } from '#application/writes/figures/administer-write-back';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { memoryMsp, type MemoryMsp } from '#test/support/memory-msp';
import { allFields, hour, payloadOf, trouble, writeEvents, writingMsp } from '#test/support/write-back-msp';

type Mishap = 'none' | 'refused' | 'requestLost' | 'replyLost' | 'diesBefore' | 'diesAfter';

class Death extends Error {}

const lost = new UpstreamError('HaloPSA', 'unavailable', 'POST /ClientContract got no answer');

/** Writes that nobody had planned, or had planned otherwise, are collected. */
function watched(msp: MemoryMsp, mishap: Mishap, unplanned: unknown[]) {
  const performed = (write: ContractFieldWrite): WriteAnswer => {
    const plans = writeEvents(msp).filter(
      ({ type, contractId }) => type === 'writePlanned' && contractId === write.contractId,
    );
    const planned = payloadOf(plans.at(-1))['fields'] as readonly { name: string; after: string }[] | undefined;
    const sent = write.fields.map(({ name, value }) => [name, value]);
    if (JSON.stringify(planned?.map(({ name, after }) => [name, after])) !== JSON.stringify(sent))
      unplanned.push(write);
    return msp.desk.writeContractFields([write])[0] ?? { kind: 'accepted' };
  };
  return {
    ...msp.parts,
    serviceDesk: {
      ...msp.desk,
      writeContractFields(writes: readonly ContractFieldWrite[]): readonly WriteAnswer[] {
        if (mishap === 'refused') return writes.map(() => ({ kind: 'refused', because: 'No.' }));
        if (mishap === 'requestLost') return writes.map(() => ({ kind: 'unclear', error: lost }));
        if (mishap === 'diesBefore') throw new Death();
        const answers = writes.map(performed);
        if (mishap === 'diesAfter') throw new Death();
        return mishap === 'replyLost' ? writes.map(() => ({ kind: 'unclear', error: lost })) : answers;
      },
    },
  };
}

type Step =
  | { readonly do: 'run'; readonly mishap: Mishap; readonly hours: number }
  | { readonly do: 'trouble' | 'calm' | 'pause' | 'resume' | 'on' | 'off' }
  | { readonly do: 'edit'; readonly value: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      mishap: fc.constantFrom<Mishap>('none', 'none', 'refused', 'requestLost', 'replyLost', 'diesBefore', 'diesAfter'),
      hours: fc.constantFrom(1, 5, 24, 24 * 8),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('trouble' as const, 'calm' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'on' as const, 'off' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('edit' as const), value: fc.constantFrom('', 'Ready', 'Blocked', 'hello') }),
  },
);

function take(msp: MemoryMsp, step: Step, unplanned: unknown[]): void {
  // No two clicks happen in one millisecond.
  msp.clock.advance(1);
  switch (step.do) {
    case 'run':
      msp.clock.advance(step.hours * hour);
      try {
        runHourlySync(watched(msp, step.mishap, unplanned));
      } catch (error) {
        if (!(error instanceof Death)) throw error;
      }
      return;
    case 'trouble':
      return trouble(msp);
    case 'calm':
      msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
        each.closedAt === undefined ? { ...each, closedAt: msp.clock.now(), updatedAt: msp.clock.now() } : each,
      );
      return;
    case 'pause':
      return void pauseWriting(msp.parts);
    case 'resume':
      return void resumeWriting(msp.parts);
    case 'on':
      return void turnOnWriteBack(msp.parts);
    case 'off':
      return void turnOffWriteBack(msp.parts);
    case 'edit':
      msp.desk.records.customFields.get(101)?.set('cfrenewaldeskband', step.value);
  }
}

test('whatever happens, nothing is written that was not planned before, and what was planned comes to one end', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 9 }), (steps) => {
      const msp = writingMsp();
      const unplanned: unknown[] = [];
      for (const each of steps) take(msp, each, unplanned);
      expect(unplanned).toEqual([]);

      // Two calm hours later everything is settled.
      take(msp, { do: 'resume' }, unplanned);
      take(msp, { do: 'on' }, unplanned);
      for (let run = 0; run < 2; run += 1) take(msp, { do: 'run', mishap: 'none', hours: 1 }, unplanned);
      const events = writeEvents(msp);
      const markers = (pattern: RegExp) =>
        events.filter(({ type }) => pattern.test(type)).map((event) => payloadOf(event)['marker']);
      expect(markers(/writePlanned/).sort()).toEqual(markers(/write(Recorded|Refused|Dropped)/).sort());
      expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact', repeatedEventIds: [] });
    }),
    { numRuns: 40 },
  );
});

test('a workbook that never had write-back turned on plans nothing', () => {
  const msp = memoryMsp({ desk: { fieldDefinitions: allFields } });
  turnOnSync(msp.parts);
  for (let run = 0; run < 3; run += 1) take(msp, { do: 'run', mishap: 'none', hours: 24 }, []);
  expect(msp.timeline().length).toBeGreaterThan(5);
  expect(msp.timeline().filter(({ type }) => type === 'writePlanned')).toEqual([]);
  expect(msp.desk.writes).toEqual([]);
});
