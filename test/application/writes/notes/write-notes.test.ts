import { openCrmWriting, turnOffCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import {
  day,
  dealOf,
  gapsOf,
  markersOf,
  nextRun,
  stateOf,
  writeEvents,
  writingCrmMsp,
  writtenCrmMsp,
  type CrmWritingMsp,
} from '#test/support/crm-writing-msp';
import { contract } from '#test/support/memory-msp';
import { askConcession, decideConcession, endRenewal, lapseConcession, logCall } from '#test/support/outward-events';

const renewal = '101@2027-03-31';

const dealNotes = ({ hubSpot }: CrmWritingMsp) => [...hubSpot.records.notes.values()];
const clientNotes = ({ desk }: CrmWritingMsp) => desk.records.clientNotes;
const bodies = (msp: CrmWritingMsp) => dealNotes(msp).map(({ values }) => values.body);
const concessionOf = (msp: CrmWritingMsp) => {
  const { concession, concessionDepth, concessionAnnual, concessionLevel, concessionDecidedOn } = dealOf(
    msp,
    renewal,
  ).values;
  return [concession, concessionDepth, concessionAnnual, concessionLevel, concessionDecidedOn];
};

describe('what a person logs', () => {
  test('is a note on the deal in HubSpot and on the client in HaloPSA within the hour, under its own day', () => {
    const msp = writtenCrmMsp();
    logCall(msp, 'Bea said <b>yes</b> & signs');
    nextRun(msp);
    const body = 'AG-101: A call on 2026-11-22: Bea said <b>yes</b> & signs. Logged by Ada Moss in Renewal Desk.';
    expect(dealNotes(msp)).toMatchObject([{ dealId: dealOf(msp, renewal).dealId, values: { body, on: '2026-11-22' } }]);
    expect(clientNotes(msp)).toMatchObject([{ clientId: 1, body, on: '2026-11-22' }]);
  });

  test('is planned before it is written and recorded after, in each system with its own id', () => {
    const msp = writtenCrmMsp();
    const before = markersOf(msp, 'writePlanned').length;
    logCall(msp);
    nextRun(msp);
    const planned = markersOf(msp, 'writePlanned').slice(before);
    expect(planned.map((marker) => marker.split('/').slice(0, 3).join('/'))).toEqual([
      `HubSpot/note/${renewal}`,
      `HaloPSA/clientNote/${renewal}`,
    ]);
    expect(markersOf(msp, 'writeRecorded').slice(before)).toEqual(planned);
    const recordIds = writeEvents(msp)
      .filter(({ type }) => type === 'writeRecorded')
      .slice(-2)
      .map(({ payloadText }) => (JSON.parse(payloadText) as { recordId: string }).recordId);
    expect(recordIds).toEqual([dealNotes(msp)[0]?.id, clientNotes(msp)[0]?.noteId]);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  });

  test('is written once: later runs, and the daily look, write and plan nothing', () => {
    const msp = writtenCrmMsp();
    logCall(msp);
    nextRun(msp);
    const [events, calls] = [writeEvents(msp).length, msp.hubSpot.writeCount()];
    for (const after of [3_600_000, day]) nextRun(msp, after);
    expect([dealNotes(msp).length, clientNotes(msp).length]).toEqual([1, 1]);
    expect([writeEvents(msp).length, msp.hubSpot.writeCount()]).toEqual([events, calls]);
  });

  test('keeps the words of HubSpot’s own people: a note that somebody edited or deleted is left alone', () => {
    const msp = writtenCrmMsp();
    logCall(msp);
    nextRun(msp);
    msp.hubSpot.records.notes.clear();
    nextRun(msp, day);
    expect(dealNotes(msp)).toEqual([]);
  });
});

test('while it is off, outside the pilot, or from before it was turned on, nothing is written', () => {
  const off = writtenCrmMsp();
  turnOffCrmWriting(off.parts);
  logCall(off);
  nextRun(off);
  expect([dealNotes(off), clientNotes(off)]).toEqual([[], []]);

  const outside = writingCrmMsp({ settings: { pilotClientIds: [2] } });
  logCall(outside);
  nextRun(outside);
  expect([dealNotes(outside), clientNotes(outside)]).toEqual([[], []]);
});

test('a renewal without a deal: HaloPSA has the note at once, HubSpot when there is the deal', () => {
  const msp = writingCrmMsp({ desk: { contracts: [contract({ id: 101, termEndsOn: '2027-06-15' })] } });
  logCall(msp, 'Early talk', { renewalId: '101@2027-06-15' });
  nextRun(msp);
  expect([dealNotes(msp).length, clientNotes(msp).length]).toEqual([0, 1]);
  nextRun(msp, 55 * day);
  expect(dealNotes(msp)).toHaveLength(1);
});

test('the end of a renewal is a note', () => {
  const msp = writtenCrmMsp();
  endRenewal(msp, 'renewed');
  nextRun(msp);
  expect(bodies(msp)).toEqual(['AG-101: The renewal is renewed by itself.']);
  expect(clientNotes(msp).map(({ body }) => body)).toEqual(bodies(msp));
});

describe('a concession', () => {
  test('stands on the deal as it is decided, with a note of the decision and none of the margin', () => {
    const msp = writtenCrmMsp();
    askConcession(msp);
    nextRun(msp);
    expect(concessionOf(msp)).toEqual(['open', '5', '1200', '2', '']);
    expect(bodies(msp)).toEqual([]);
    decideConcession(msp, 'approve', 'granted');
    nextRun(msp);
    expect(concessionOf(msp)).toEqual(['granted', '5', '1200', '2', '2026-11-23']);
    expect(bodies(msp)).toEqual([
      'AG-101: Concession C-0001: approved: Keep the term. Asked for: GBP 1,200.00 a year, 5% of the yearly value, level 2. Decided by Lea Hart in Renewal Desk.',
    ]);
    expect(clientNotes(msp).map(({ body }) => body)).toEqual(bodies(msp));
  });

  test('that lapses or is asked for anew loses the day of the former decision', () => {
    const msp = writtenCrmMsp();
    askConcession(msp);
    lapseConcession(msp);
    nextRun(msp);
    expect(concessionOf(msp)).toEqual(['lapsed', '5', '1200', '2', '2026-11-23']);
    expect(bodies(msp)).toEqual([
      'AG-101: Concession C-0001 has lapsed. Asked for: GBP 1,200.00 a year, 5% of the yearly value, level 2.',
    ]);
    askConcession(msp, 'C-0002');
    nextRun(msp);
    expect(concessionOf(msp)).toEqual(['open', '5', '1200', '2', '']);
  });
});

describe('what goes wrong', () => {
  test('HaloPSA without the right: HubSpot has the note, a gap and the card say what to grant, and later it is written', () => {
    const msp = writtenCrmMsp();
    msp.desk.records.noteRefusal = 'Grant the scope edit:crm.';
    logCall(msp);
    nextRun(msp);
    expect([dealNotes(msp).length, clientNotes(msp).length]).toEqual([1, 0]);
    expect(gapsOf(msp, 'noClientNotes')[0]).toContain('Grant the scope edit:crm.');
    const answer = openCrmWriting(msp.parts);
    expect(answer.kind === 'page' ? answer.page.check.problems : []).toEqual([
      { what: 'HaloPSA does not let us write notes to clients.', fix: 'Grant the scope edit:crm.', blocks: false },
    ]);
    expect(stateOf(msp).trouble).toBeUndefined();
    delete msp.desk.records.noteRefusal;
    nextRun(msp);
    expect(clientNotes(msp)).toHaveLength(1);
    expect(gapsOf(msp, 'noClientNotes')).toEqual([]);
  });

  test('a note that HubSpot refuses is listed and not tried again, and the others are written', () => {
    const msp = writtenCrmMsp();
    logCall(msp, 'The first');
    logCall(msp, 'The second');
    const because = 'HubSpot refused it because of hs_note_body (INVALID_LENGTH)';
    // The marker of a note follows from its event.
    const [refused] = msp.timeline().slice(-2);
    const marker = `note-${nodeSha256(refused?.eventId ?? '').slice(0, 12)}`;
    msp.hubSpot.records.refusals.set(marker, because);
    nextRun(msp);
    expect(bodies(msp)).toHaveLength(1);
    expect(gapsOf(msp, 'crmRefused')).toHaveLength(1);
    expect(gapsOf(msp, 'crmRefused')[0]).toContain('hs_note_body');
    const writes = msp.hubSpot.writeCount();
    nextRun(msp, day);
    expect(msp.hubSpot.writeCount()).toBe(writes);
    expect(clientNotes(msp)).toHaveLength(2);
  });

  test('a workbook whose records are lost writes no note a second time', () => {
    const msp = writtenCrmMsp();
    logCall(msp);
    nextRun(msp);
    // As if the run had been cut before it saved anything but the timeline.
    const rows = msp.workbook.contentOf('Renewals');
    const column = (rows[0] ?? []).indexOf('record');
    for (const cells of rows.slice(1)) {
      const record = JSON.parse(String(cells[column])) as Record<string, unknown>;
      delete record['notes'];
      msp.workbook.write([
        {
          tab: 'Renewals',
          firstRow: rows.indexOf(cells) + 1,
          firstColumn: column + 1,
          rows: [[JSON.stringify(record)]],
        },
      ]);
    }
    const state = msp.workbook.contentOf('State');
    const indexed = state.findIndex(([key]) => key === 'events_indexed_to') + 1;
    msp.workbook.write([{ tab: 'State', firstRow: indexed, firstColumn: 2, rows: [[0]] }]);
    nextRun(msp);
    expect([dealNotes(msp).length, clientNotes(msp).length]).toEqual([1, 1]);
  });
});
