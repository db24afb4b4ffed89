import { pauseWriting, resumeWriting } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { turnOffWriteBack } from '#application/writes/figures/administer-write-back';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import type { MemoryMsp } from '#test/support/memory-msp';
import {
  allFields,
  askedInNextRun,
  day,
  fieldOf,
  hour,
  nextRun,
  payloadOf,
  stateOf,
  trouble,
  typesOf,
  writeEvents,
  writingMsp,
  writtenMsp,
} from '#test/support/write-back-msp';

const contracts = [101, 201, 202];

function gapsOf({ workbook }: MemoryMsp): readonly string[] {
  return workbook
    .contentOf('Data gaps')
    .slice(1)
    .filter(([kind]) => kind === 'noWriteBackField')
    .map((cells) => String(cells[4]));
}

describe('while write-back is off', () => {
  test('nothing is asked, planned or written', () => {
    const msp = writingMsp();
    turnOffWriteBack(msp.parts);
    const before = writeEvents(msp).length;
    expect(askedInNextRun(msp)).toEqual({ fields: 0, looks: 0 });
    expect(askedInNextRun(msp, day)).toEqual({ fields: 0, looks: 0 });
    expect(writeEvents(msp)).toHaveLength(before);
    expect(msp.desk.writes).toEqual([]);
  });

  test('no missing field is a data gap', () => {
    const msp = writingMsp({ desk: { fieldDefinitions: [] } });
    nextRun(msp);
    expect(gapsOf(msp)).toHaveLength(7);
    turnOffWriteBack(msp.parts);
    nextRun(msp);
    expect(gapsOf(msp)).toEqual([]);
  });
});

describe('the first run after it was turned on', () => {
  test('writes every contract once: planned together, then performed, then recorded', () => {
    const msp = writtenMsp();
    expect(typesOf(writeEvents(msp))).toEqual([
      'writeBackTurnedOn/null',
      ...contracts.map((id) => `writePlanned/${id}`),
      ...contracts.map((id) => `writeRecorded/${id}`),
    ]);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
    expect(fieldOf(msp, 101, 'CFRenewalDeskBand')).toBe('Ready');
    expect(fieldOf(msp, 101, 'CFRenewalDeskChangedOn')).toBe('2026-11-23');
    expect(fieldOf(msp, 201, 'CFRenewalDeskReadinessLow')).toMatch(/^\d+$/);
  });

  test('records what stood there before and what was read back, under the marker of the plan', () => {
    const msp = writingMsp({
      desk: { customFields: new Map([[101, new Map([['cfrenewaldeskband', 'Old']])]]) },
    });
    nextRun(msp);
    const [, planned] = writeEvents(msp);
    const recorded = writeEvents(msp).find(({ type, contractId }) => type === 'writeRecorded' && contractId === 101);
    expect(payloadOf(recorded)).toMatchObject({
      marker: payloadOf(planned)['marker'],
      recordId: '101',
      how: 'written',
    });
    expect(payloadOf(recorded)['fields']).toContainEqual({
      name: 'CFRenewalDeskBand',
      before: 'Old',
      after: 'Ready',
    });
  });

  test('writes nothing where HaloPSA holds the figures already', () => {
    const twin = writtenMsp();
    const msp = writingMsp({ desk: { customFields: twin.desk.records.customFields } });
    nextRun(msp);
    expect(msp.desk.writes).toEqual([]);
    expect(typesOf(writeEvents(msp))).toEqual(['writeBackTurnedOn/null']);
  });

  test('leaves a missing field out, lists it and writes the rest', () => {
    const msp = writingMsp({
      desk: { fieldDefinitions: allFields.filter(({ name }) => name !== 'CFRenewalDeskReasons') },
    });
    nextRun(msp);
    expect(gapsOf(msp)).toEqual([
      'In HaloPSA, add a custom field CFRenewalDeskReasons of type Text to contracts (agreements).',
    ]);
    expect(fieldOf(msp, 101, 'CFRenewalDeskBand')).toBe('Ready');
    expect(fieldOf(msp, 101, 'CFRenewalDeskReasons')).toBeUndefined();
  });

  test('a field that is set up later is filled within a day', () => {
    const msp = writingMsp({
      desk: { fieldDefinitions: allFields.filter(({ name }) => name !== 'CFRenewalDeskReasons') },
    });
    nextRun(msp);
    msp.desk.records.fieldDefinitions = allFields;
    nextRun(msp, day);
    expect(fieldOf(msp, 101, 'CFRenewalDeskReasons')).toMatch(/[a-z]/);
    expect(gapsOf(msp)).toEqual([]);
  });
});

describe('a later run', () => {
  test('asks and writes nothing when nothing changed, on the next day neither', () => {
    const msp = writtenMsp();
    const before = msp.workbook.calls.length;
    expect(askedInNextRun(msp)).toEqual({ fields: 0, looks: 0 });
    expect(msp.workbook.calls.slice(before)).toEqual(['read', 'write', 'read', 'write']);
    // The fields are checked once a day.
    expect(askedInNextRun(msp, day)).toEqual({ fields: 1, looks: 0 });
    expect(msp.desk.writes).toHaveLength(3);
  });

  test('writes a new band at once, and of that contract only what changed', () => {
    const msp = writtenMsp();
    trouble(msp);
    nextRun(msp);
    expect(msp.desk.writes.slice(3).map(({ contractId }) => contractId)).toEqual([101]);
    const names = msp.desk.writes[3]?.fields.map(({ name }) => name) ?? [];
    expect(names).toContain('CFRenewalDeskBand');
    // Same day, same model: these stand already.
    expect(names).not.toContain('CFRenewalDeskModelVersion');
    expect(names).not.toContain('CFRenewalDeskChangedOn');
  });

  test('writes other figures once a week at most', () => {
    const msp = writtenMsp();
    trouble(msp);
    nextRun(msp);
    const writes = () => msp.desk.writes.length;
    const before = writes();
    // The incidents close one by one: points move, the band stays.
    msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
      each.id === 2001 ? { ...each, closedAt: msp.clock.now(), updatedAt: msp.clock.now() } : each,
    );
    nextRun(msp);
    const readiness = fieldOf(msp, 101, 'CFRenewalDeskReadinessLow');
    expect(writes()).toBe(before);
    nextRun(msp, 5 * day);
    expect(writes()).toBe(before);
    nextRun(msp, 2 * day);
    expect(writes()).toBeGreaterThan(before);
    expect(fieldOf(msp, 101, 'CFRenewalDeskReasons')).toMatch(/2 incidents are open/);
    expect(readiness).toBeDefined();
  });
});

describe('somebody who changes a field of ours in HaloPSA', () => {
  function changed(msp: MemoryMsp, name: string, value: string): void {
    msp.desk.records.customFields.get(101)?.set(name.toLowerCase(), value);
    const modifiedAt = msp.clock.now();
    msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
      each.id === 101 ? { ...each, modifiedAt } : each,
    );
  }

  test.each([
    ['CFRenewalDeskBand', 'Blocked', 'Ready'],
    ['CFRenewalDeskChangedOn', '2020-01-01', '2026-11-23'],
  ])(
    '%s: the next directory pass puts the figure back and says so, with what they had entered',
    (name, value, ours) => {
      const msp = writtenMsp();
      msp.clock.advance(hour);
      changed(msp, name, value);
      nextRun(msp, day);
      expect(msp.desk.writes.slice(3)).toEqual([{ contractId: 101, fields: [{ name, value: ours }] }]);
      const [planned] = writeEvents(msp).slice(-2);
      expect(payloadOf(planned)).toMatchObject({
        fields: [{ name, before: value, after: ours }],
        changedByOthers: [name],
      });
    },
  );

  test('another change of the contract leads to one look and no write', () => {
    const msp = writtenMsp();
    msp.clock.advance(hour);
    changed(msp, 'CFServiceTier', 'Gold');
    expect(askedInNextRun(msp, day)).toEqual({ fields: 1, looks: 1 });
    expect(msp.desk.writes).toHaveLength(3);
    expect(fieldOf(msp, 101, 'CFServiceTier')).toBe('Gold');
    expect(askedInNextRun(msp)).toEqual({ fields: 0, looks: 0 });
  });
});

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

test('a contract that ended is not written', () => {
  const msp = writtenMsp();
  msp.desk.records.contracts = msp.desk.records.contracts.filter(({ id }) => id !== 202);
  trouble(msp);
  nextRun(msp, 8 * day);
  expect(msp.desk.writes.slice(3).map(({ contractId }) => contractId)).not.toContain(202);
});
