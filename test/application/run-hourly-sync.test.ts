import { turnOnSync, pauseWriting } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { UpstreamError, type UpstreamSystem } from '#application/upstream-error';
import { cachedFrame, healthOf } from '#application/view-cache';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { expectSameEnd, runUntilCut } from '#test/support/cut-run';
import { contract, memoryMsp, ticket, type MemoryMsp } from '#test/support/memory-msp';

const hour = 3_600_000;

function syncedMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp(options);
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  return msp;
}

function stateOf({ workbook }: MemoryMsp) {
  return readState(workbook.contentOf('State').slice(1));
}

/** The same store; what it is told goes into `said`. */
function listenedTo<Store extends object>(store: Store, said: unknown[]): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        said.push(given);
        return Reflect.apply(member, target, given);
      };
    },
  });
}

/** Everything a second run could change, apart from the run's own traces. */
function views({ workbook }: MemoryMsp) {
  const tabs = ['Timeline', 'Renewals', 'Service months', 'Client cards', 'People', 'Data gaps'] as const;
  return Object.fromEntries(tabs.map((tab) => [tab, workbook.contentOf(tab)]));
}

describe('the first run', () => {
  test('writes clients, contracts, months, people and gaps, and an intact timeline', () => {
    const msp = syncedMsp();
    expect(msp.workbook.contentOf('Client cards')).toHaveLength(3);
    expect(msp.workbook.contentOf('Renewals')).toHaveLength(4);
    expect(msp.workbook.contentOf('Service months').length).toBeGreaterThan(20);
    expect(msp.workbook.contentOf('People')).toHaveLength(6);
    const events = msp.timeline();
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'syncTurnedOn',
        'contractObserved',
        'ownerChanged',
        'readinessMeasured',
        'backfillFinished',
      ]),
    );
    expect(verifyTimeline(events, nodeSha256)).toMatchObject({ kind: 'intact' });
    expect(stateOf(msp)).toMatchObject({
      progress: { isBackfilled: true, directoryOn: '2026-11-23' },
      lastSyncAt: expect.any(Number),
    });
  });

  test('notes from which day on reopenings are seen, and later runs keep it', () => {
    const msp = syncedMsp();
    expect(stateOf(msp).progress?.changesSeenSince).toBe('2026-11-23');
    expect(JSON.stringify(msp.workbook.contentOf('Client cards'))).toContain('Reopenings are seen since 2026-11-23');
    msp.clock.advance(48 * hour);
    runHourlySync(msp.parts);
    expect(stateOf(msp).progress?.changesSeenSince).toBe('2026-11-23');
  });

  test('says on the Runs tab what it did', () => {
    const msp = syncedMsp();
    const [run] = msp.workbook.contentOf('Runs').slice(1);
    // All but syncTurnedOn, which the administrator's button wrote.
    expect(run?.slice(3, 9)).toEqual([
      'finished',
      '',
      expect.any(String),
      60,
      expect.any(Number),
      msp.timeline().length - 1,
    ]);
  });

  test('counts every ticket once', () => {
    const months = syncedMsp().workbook.contentOf('Service months').slice(1);
    expect(months.reduce((sum, cells) => sum + Number(cells[4]), 0)).toBe(60);
  });

  test('gives tickets to the only contract of a client, and to none where there are two', () => {
    const months = syncedMsp().workbook.contentOf('Service months').slice(1);
    const contracts = new Map(months.map((cells) => [cells[0], cells[1]]));
    expect(contracts).toEqual(
      new Map([
        [1, 101],
        [2, 0],
      ]),
    );
  });

  test('keeps no ticket text anywhere: not in a tab, the cache, a property or the log', () => {
    // Words that nobody else uses, one for each place that a text can come from.
    const summary = 'RE: [#48213] Quibblefax is stuck';
    const details = 'Hello, the snorkelwig broke.\n\nOn 3 Jun 2025, Help Desk wrote:\n> grumbletop was fixed';
    const tickets = [1000, 1001, 1002].map((id) => ticket({ id, summary, details }));
    const text = 'wobblegong is broken again';
    const msp = memoryMsp({
      desk: { tickets, replies: [{ ticketId: 1001, replyId: 1, at: 0, isFromClient: true, text, reopens: true }] },
    });
    const said: unknown[] = [];
    const listening = {
      ...msp.parts,
      workbook: listenedTo(msp.workbook, said),
      cache: listenedTo(msp.cache, said),
      properties: listenedTo(msp.properties, said),
      log: listenedTo(msp.log, said),
    };
    turnOnSync(listening);
    expect(runHourlySync(listening).outcome).toBe('finished');
    msp.clock.advance(hour);
    const changed = { summary, details, hours: 2, updatedAt: msp.clock.now() };
    msp.desk.records.tickets = tickets.map((known) => ({ ...known, ...changed }));
    expect(runHourlySync(listening).outcome).toBe('finished');

    const everything = JSON.stringify([
      said,
      views(msp),
      msp.workbook.contentOf('State'),
      msp.workbook.contentOf('Runs'),
    ]);
    expect(everything).toMatch(/"Service months"/);
    expect(everything).not.toMatch(/quibblefax|snorkelwig|grumbletop|wobblegong|48213/i);
  });

  test('ties a company by the client id it carries and another by its mail domain', () => {
    const cards = syncedMsp().workbook.contentOf('Client cards').slice(1);
    expect(cards.map((cells) => cells[2])).toEqual(['ada@msp.example', 'otto@msp.example']);
  });

  test('lists what is missing with what to fix', () => {
    const msp = syncedMsp({
      desk: { contracts: [{ ...contract({ id: 101 }), noticePeriodDays: undefined as never, periods: [] }] },
      crm: { companies: [] },
    });
    const gaps = msp.workbook.contentOf('Data gaps').slice(1);
    expect(gaps.map(([kind]) => kind)).toEqual(expect.arrayContaining(['noCompany', 'noOwner', 'noNoticePeriod']));
    for (const [, , , what, fix] of gaps) expect(`${String(what)} ${String(fix)}`.length).toBeGreaterThan(40);
  });
});

describe('a run that is repeated', () => {
  test('changes nothing when nothing happened', () => {
    const msp = syncedMsp();
    const before = views(msp);
    msp.clock.advance(hour);
    expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished', eventsAppended: 0 });
    expect(views(msp)).toEqual(before);
  });

  test('stays within its calls when nothing happened', () => {
    const msp = syncedMsp();
    msp.clock.advance(hour);
    const [workbookBefore, deskBefore] = [msp.workbook.calls.length, msp.desk.callCount()];
    runHourlySync(msp.parts);
    // Lease: read and write. Records: read. Closing: write. The desk: one detail, changed tickets, incidents.
    expect(msp.workbook.calls.slice(workbookBefore)).toEqual(['read', 'write', 'read', 'write']);
    expect(msp.desk.callCount() - deskBefore).toBe(3);
  });

  test('folds a changed ticket into its month without counting it twice', () => {
    const msp = syncedMsp();
    const missed = ticket({ id: 1001, openedAt: Date.parse('2025-12-09T09:00:00Z'), resolutionMet: false });
    msp.clock.advance(hour);
    msp.desk.records.tickets = msp.desk.records.tickets.map((known) =>
      known.id === 1001 ? { ...missed, updatedAt: msp.clock.now() } : known,
    );
    runHourlySync(msp.parts);
    const months = msp.workbook.contentOf('Service months').slice(1);
    expect(months.reduce((sum, cells) => sum + Number(cells[4]), 0)).toBe(60);
    expect(months.reduce((sum, cells) => sum + Number(cells[13]), 0)).toBe(1);
  });

  test('reads the directory again on the next day and notices what ended', () => {
    const msp = syncedMsp();
    msp.clock.advance(24 * hour);
    msp.desk.records.contracts = msp.desk.records.contracts.filter(({ id }) => id !== 202);
    runHourlySync(msp.parts);
    const ended = msp.timeline().filter(({ type }) => type === 'contractEnded');
    expect(ended.map(({ contractId }) => contractId)).toEqual([202]);
  });

  test('keeps a ticket with the contract it was first counted under when the client gains a second one', () => {
    const msp = syncedMsp();
    msp.clock.advance(24 * hour);
    msp.desk.records.contracts = [...msp.desk.records.contracts, contract({ id: 102 })];
    msp.desk.records.tickets = msp.desk.records.tickets.map((known) =>
      known.id === 1001 ? { ...known, hours: 9, updatedAt: msp.clock.now() } : known,
    );
    runHourlySync(msp.parts);
    const months = msp.workbook.contentOf('Service months').slice(1);
    expect(months.reduce((sum, cells) => sum + Number(cells[4]), 0)).toBe(60);
  });

  test('makes a card anew when its owner is deactivated in the CRM', () => {
    const msp = syncedMsp();
    msp.clock.advance(24 * hour);
    msp.crm.records.owners = msp.crm.records.owners.map((each) => ({ ...each, active: each.ownerId !== '501' }));
    runHourlySync(msp.parts);
    const [birch] = msp.workbook.contentOf('Client cards').slice(1);
    expect(JSON.parse(String(birch?.[6]))).toMatchObject({ owner: { active: false } });
    expect(
      msp.workbook
        .contentOf('Data gaps')
        .slice(1)
        .map(([kind]) => kind),
    ).toContain('ownerInactive');
  });
});

describe('a run that is cut', () => {
  test('goes on where it stopped and ends like an uncut one', () => {
    const whole = syncedMsp({ rowsPerPage: 10 });
    const cut = memoryMsp({ rowsPerPage: 10 });
    turnOnSync(cut.parts);
    // Every batch costs two minutes: the four minutes of a run are soon over.
    const slow = { ...cut.parts, serviceDesk: { ...cut.desk, tickets: slowTickets(cut) } };
    const outcomes: string[] = [];
    for (let run = 0; run < 20 && outcomes[outcomes.length - 1] !== 'finished'; run += 1) {
      outcomes.push(runHourlySync(slow).outcome);
      cut.clock.advance(60_000);
    }
    expect(outcomes).toContain('paused by budget');
    expect(outcomes[outcomes.length - 1]).toBe('finished');
    const figures = (msp: MemoryMsp) =>
      msp.workbook
        .contentOf('Service months')
        .slice(1)
        .map((cells) => cells.join('|'))
        .sort();
    expect(figures(cut)).toEqual(figures(whole));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'before workbook call %i loses nothing and doubles nothing',
    (call) => {
      const whole = syncedMsp();
      const msp = memoryMsp();
      turnOnSync(msp.parts);
      runUntilCut(msp, call, 'before');
      msp.clock.advance(10 * 60_000);
      for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
      expectSameEnd(msp, whole);
    },
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'after workbook call %i was applied but its reply lost, it doubles nothing',
    (call) => {
      const whole = syncedMsp();
      const msp = memoryMsp();
      turnOnSync(msp.parts);
      runUntilCut(msp, call, 'after');
      msp.clock.advance(10 * 60_000);
      for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
      expectSameEnd(msp, whole);
    },
  );
});

function slowTickets({ desk, clock }: MemoryMsp): typeof desk.tickets {
  return (query) => {
    const list = desk.tickets(query);
    return {
      pages: (numbers) => {
        clock.advance(125_000);
        return list.pages(numbers);
      },
    };
  };
}

describe('who may write', () => {
  test('nobody before the sync is turned on', () => {
    const msp = memoryMsp();
    expect(runHourlySync(msp.parts)).toMatchObject({
      outcome: 'not started',
      because: expect.stringMatching(/never turned on/),
    });
  });

  test('nobody while another run holds the lease, somebody once it has run out', () => {
    const msp = memoryMsp();
    turnOnSync(msp.parts);
    runUntilCut(msp, 4, 'before');
    expect(runHourlySync(msp.parts)).toMatchObject({
      outcome: 'not started',
      because: expect.stringMatching(/still at work/),
    });
    msp.clock.advance(8 * 60_000);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
  });

  test('Node while the add-on is paused, the add-on while it is not', () => {
    const msp = syncedMsp();
    pauseWriting(msp.parts);
    msp.clock.advance(hour);
    expect(runHourlySync(msp.parts, ['on']).outcome).toBe('not started');
    expect(runHourlySync(msp.parts, ['paused', 'off']).outcome).toBe('finished');
  });

  test('a run that is under way stops at its next commit when writing is paused', () => {
    const msp = memoryMsp();
    turnOnSync(msp.parts);
    const pausing = {
      ...msp.desk,
      feedback: () => {
        pauseWriting(msp.parts);
        return msp.desk.feedback();
      },
    };
    expect(runHourlySync({ ...msp.parts, serviceDesk: pausing })).toMatchObject({
      outcome: 'stopped',
      because: expect.stringMatching(/paused/),
    });
    expect(msp.timeline().map(({ type }) => type)).toEqual(['syncTurnedOn', 'writingPaused']);
  });
});

describe('a system that fails', () => {
  test('HubSpot being away leaves the service facts current and says so', () => {
    const msp = memoryMsp();
    turnOnSync(msp.parts);
    const away = { ...msp.crm, owners: () => fail('HubSpot') };
    expect(runHourlySync({ ...msp.parts, crm: away }).outcome).toBe('finished');
    expect(stateOf(msp).trouble).toMatch(/HubSpot is not answering/);
    expect(stateOf(msp).progress?.directoryOn).toBeUndefined();
    msp.clock.advance(hour);
    runHourlySync(msp.parts);
    expect(stateOf(msp).trouble).toBeUndefined();
    expect(stateOf(msp).progress?.directoryOn).toBe('2026-11-23');
  });

  test('HaloPSA refusing the key is written to the State and Runs tabs and the lease given back', () => {
    const msp = memoryMsp();
    turnOnSync(msp.parts);
    const refusing = { ...msp.desk, clients: { pages: () => fail('HaloPSA', 'unauthorized') } };
    expect(runHourlySync({ ...msp.parts, serviceDesk: refusing })).toMatchObject({ outcome: 'failed' });
    expect(stateOf(msp).trouble).toMatch(/HaloPSA refused our key.*\nGET \/test answered 503/);
    // Cards carry the sentence alone: the call and its answer mean nothing to an account manager.
    expect(healthOf(stateOf(msp)).trouble).toMatch(/HaloPSA refused our key[^\n]*$/);
    expect(healthOf(stateOf(msp)).trouble).not.toMatch(/503/);
    expect(stateOf(msp).lease).toBeUndefined();
    expect(String(msp.workbook.contentOf('Runs')[1]?.[9])).toMatch(/refused our key/);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
  });

  test('a run that cannot even begin says so on the cards that are remembered, and the next one takes it back', () => {
    const msp = syncedMsp();
    msp.clock.advance(hour);
    const away = { ...msp.parts.workbook, read: () => fail('Google Sheets') };
    expect(() => runHourlySync({ ...msp.parts, workbook: away })).toThrow(UpstreamError);
    expect(cachedFrame(msp.cache)?.health.trouble).toMatch(/^Google Sheets is not answering. What you see is the last/);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
    expect(cachedFrame(msp.cache)?.health).not.toHaveProperty('trouble');
  });

  test('an edited State tab is refused by name and nothing is written', () => {
    const msp = syncedMsp();
    msp.workbook.write([{ tab: 'State', firstRow: 3, rows: [['wirting']] }]);
    expect(() => runHourlySync(msp.parts)).toThrow(/State row 3 should begin with "writing"/);
  });

  test('a timeline cut at its end is noticed before anything is appended', () => {
    const msp = syncedMsp();
    const last = msp.timeline().length + 1;
    msp.workbook.write([{ tab: 'Timeline', firstRow: last, rows: [Array.from({ length: 12 }, () => '')] }]);
    msp.clock.advance(24 * hour);
    msp.desk.records.contracts = msp.desk.records.contracts.slice(0, 2);
    expect(runHourlySync(msp.parts)).toMatchObject({
      outcome: 'failed',
      because: expect.stringMatching(/is not what was written/),
    });
  });
});

function fail(system: UpstreamSystem, failure: 'unavailable' | 'unauthorized' = 'unavailable'): never {
  throw new UpstreamError(system, failure, 'GET /test answered 503');
}
