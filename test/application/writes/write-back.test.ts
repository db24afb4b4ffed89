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

test('a contract that ended is not written', () => {
  const msp = writtenMsp();
  msp.desk.records.contracts = msp.desk.records.contracts.filter(({ id }) => id !== 202);
  trouble(msp);
  nextRun(msp, 8 * day);
  expect(msp.desk.writes.slice(3).map(({ contractId }) => contractId)).not.toContain(202);
});
