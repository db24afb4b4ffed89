import { pauseWriting, resumeWriting } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { turnOffWriteBack } from '#application/writes/figures/administer-write-back';
import type { MemoryMsp } from '#test/support/memory-msp';
import {
  fieldOf,
  hour,
  nextRun,
  payloadOf,
  stateOf,
  trouble,
  typesOf,
  writeEvents,
  writingMsp,
} from '#test/support/write-back-msp';

const contracts = [101, 201, 202];

describe('a refusal', () => {
  const refusing = (msp: MemoryMsp, because = 'A Site must be selected') => ({
    ...msp.parts,
    serviceDesk: {
      ...msp.desk,
      writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) =>
        writes.map((write) =>
          write.contractId === 101
            ? ({ kind: 'refused', because } as const)
            : (msp.desk.writeContractFields([write])[0] ?? ({ kind: 'accepted' } as const)),
        ),
    },
  });

  test('concerns one contract, is recorded in the words of HaloPSA and not tried again until the figures change', () => {
    const msp = writingMsp();
    msp.clock.advance(hour);
    expect(runHourlySync(refusing(msp)).outcome).toBe('finished');
    expect(typesOf(writeEvents(msp)).slice(-3)).toEqual(['writeRefused/101', 'writeRecorded/201', 'writeRecorded/202']);
    expect(payloadOf(writeEvents(msp).find(({ type }) => type === 'writeRefused'))).toMatchObject({
      because: 'A Site must be selected',
    });
    nextRun(msp);
    expect(msp.desk.writes).toHaveLength(2);
    trouble(msp);
    nextRun(msp);
    expect(msp.desk.writes.map(({ contractId }) => contractId)).toEqual([201, 202, 101]);
  });

  test('of all writing, for want of a scope, plans nothing and says what to grant; the reading goes on', () => {
    const msp = writingMsp({ desk: { writeRefusal: 'POST /token answered 400. Grant edit:contracts.' } });
    expect(nextRun(msp).outcome).toBe('finished');
    expect(typesOf(writeEvents(msp))).toEqual(['writeBackTurnedOn/null']);
    expect(stateOf(msp).trouble).toBe(
      'HaloPSA does not let us write figures back. Ask an administrator to check write-back.\nPOST /token answered 400. Grant edit:contracts.',
    );
    expect(stateOf(msp).lastSyncAt).toBe(msp.clock.now());
    delete msp.desk.records.writeRefusal;
    nextRun(msp);
    expect(msp.desk.writes).toHaveLength(3);
    expect(stateOf(msp).trouble).toBeUndefined();
  });
});

describe('a contract that does not read back as written', () => {
  /** HaloPSA does something more than it was told. */
  function harming(msp: MemoryMsp, harm: (contractId: number) => void) {
    return {
      ...msp.parts,
      serviceDesk: {
        ...msp.desk,
        writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) => {
          const answers = msp.desk.writeContractFields(writes);
          for (const { contractId } of writes) harm(contractId);
          return answers;
        },
      },
    };
  }

  const harms: readonly { readonly what: string; readonly harm: (msp: MemoryMsp) => (id: number) => void }[] = [
    {
      what: 'the end date',
      harm: (msp) => (id) => {
        msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
          each.id === id ? { ...each, termEndsOn: '2099-01-01' } : each,
        );
      },
    },
    {
      what: 'the custom field cfservicetier',
      harm: (msp) => (id) => void msp.desk.records.customFields.get(id)?.set('cfservicetier', 'Gold'),
    },
    {
      what: 'CFRenewalDeskBand',
      harm: (msp) => (id) => void msp.desk.records.customFields.get(id)?.set('cfrenewaldeskband', 'READY'),
    },
  ];

  test.each(harms)('in $what stops write-back after one contract, and says what differs', ({ what, harm }) => {
    const msp = writingMsp();
    msp.clock.advance(hour);
    expect(runHourlySync(harming(msp, harm(msp))).outcome).toBe('finished');
    expect(msp.desk.writes).toHaveLength(1);
    expect(typesOf(writeEvents(msp)).slice(-2)).toEqual(['writeRecorded/101', 'writeBackStopped/101']);
    expect(payloadOf(writeEvents(msp).at(-2))).toMatchObject({ differences: [what] });
    expect(stateOf(msp)).toMatchObject({
      writeBack: { kind: 'stopped' },
      trouble: `Write-back to HaloPSA has stopped. Ask an administrator to look.\nContract 101 does not stand as it was written: ${what}.`,
    });
    nextRun(msp);
    expect(msp.desk.writes).toHaveLength(1);
    expect(stateOf(msp).trouble).toMatch(/^Write-back to HaloPSA has stopped/);
  });
});

describe('the kill switch', () => {
  test('stops writing between one write and the next', () => {
    const msp = writingMsp();
    const pausing = {
      ...msp.parts,
      serviceDesk: {
        ...msp.desk,
        writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) => {
          const answers = msp.desk.writeContractFields(writes);
          pauseWriting(msp.parts);
          return answers;
        },
      },
    };
    msp.clock.advance(hour);
    expect(runHourlySync(pausing)).toMatchObject({
      outcome: 'stopped',
      because: expect.stringMatching(/paused/) as unknown,
    });
    expect(msp.desk.writes.map(({ contractId }) => contractId)).toEqual([101]);
    msp.clock.advance(hour);
    // Node may read and score while the add-on is paused; it writes to the workbook alone.
    expect(runHourlySync(msp.parts, ['paused', 'off']).outcome).toBe('finished');
    expect(msp.desk.writes).toHaveLength(1);
    resumeWriting(msp.parts);
    nextRun(msp);
    expect(msp.desk.writes.map(({ contractId }) => contractId)).toEqual([101, 201, 202]);
    expect(
      payloadOf(writeEvents(msp).find(({ type, contractId }) => type === 'writeRecorded' && contractId === 101)),
    ).toMatchObject({ how: 'found' });
  });

  test('turning write-back off does the same, and what was planned waits', () => {
    const msp = writingMsp();
    const turningOff = {
      ...msp.parts,
      serviceDesk: {
        ...msp.desk,
        writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) => {
          const answers = msp.desk.writeContractFields(writes);
          turnOffWriteBack(msp.parts);
          return answers;
        },
      },
    };
    msp.clock.advance(hour);
    expect(runHourlySync(turningOff).outcome).toBe('finished');
    expect(msp.desk.writes).toHaveLength(1);
    nextRun(msp);
    expect(msp.desk.writes).toHaveLength(1);
  });
});

test('a write of which nothing is known is settled by looking: done, still wanted, or dropped for newer figures', () => {
  const msp = writingMsp();
  const error = new UpstreamError('HaloPSA', 'unavailable', 'POST /ClientContract got no answer');
  /** The replies are lost; of the first contract's write the request too. */
  const losing = {
    ...msp.parts,
    serviceDesk: {
      ...msp.desk,
      writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) => {
        msp.desk.writeContractFields(writes.filter(({ contractId }) => contractId !== 101));
        return writes.map(() => ({ kind: 'unclear', error }) as const);
      },
    },
  };
  msp.clock.advance(hour);
  expect(runHourlySync(losing).outcome).toBe('finished');
  expect(stateOf(msp).trouble).toMatch(/^HaloPSA is not answering, so figures were not written back/);
  // One write alone is sent first, and nothing after it, since HaloPSA is not well.
  expect(typesOf(writeEvents(msp)).slice(4)).toEqual([]);

  trouble(msp);
  nextRun(msp);
  const after = writeEvents(msp).slice(4);
  expect(typesOf(after)).toEqual([
    'writeDropped/101',
    'writePlanned/101',
    'writeRecorded/101',
    'writeRecorded/201',
    'writeRecorded/202',
  ]);
  expect(fieldOf(msp, 101, 'CFRenewalDeskBand')).toBe('Blocked');
  expect(stateOf(msp).trouble).toBeUndefined();
});

test('a lost reply is settled by the same run where HaloPSA still answers: recorded, nothing sent again and no trouble', () => {
  const msp = writingMsp();
  const error = new UpstreamError('HaloPSA', 'unavailable', 'POST /ClientContract got no answer');
  const losing = {
    ...msp.parts,
    serviceDesk: {
      ...msp.desk,
      writeContractFields: (writes: Parameters<typeof msp.desk.writeContractFields>[0]) => {
        msp.desk.writeContractFields(writes);
        return writes.map(() => ({ kind: 'unclear', error }) as const);
      },
    },
  };
  msp.clock.advance(hour);
  expect(runHourlySync(losing).outcome).toBe('finished');
  expect(typesOf(writeEvents(msp)).slice(-3)).toEqual(contracts.map((id) => `writeRecorded/${id}`));
  expect(msp.desk.writes).toHaveLength(3);
  expect(stateOf(msp).trouble).toBeUndefined();
});
