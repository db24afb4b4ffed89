import type { CrmWriting, DealWrite } from '#application/ports/crm-writing';
import { stakeholderRoles } from '#domain/vocabulary/client';

export interface OpenedWriting {
  /** With a plan that has several pipelines and labels; nobody set it up yet. */
  readonly writing: CrmWriting;
  readonly companyId: string;
  readonly contactIds: readonly [string, string];
  readonly ownerId: string;
  /** Content that this CRM refuses. */
  readonly refused: DealWrite;
}

/** What every CRM that is written to promises. The promises build on each other, as a run does. */
export function crmWritingContract(name: string, open: () => OpenedWriting): void {
  describe(`${name} keeps the promises of a CRM that is written to`, () => {
    let crm: OpenedWriting;
    let stageId = '';
    let wonId = '';
    let pipelineId = '';

    beforeAll(() => {
      crm = open();
    });

    const wanted = (key: string): DealWrite => ({
      key,
      values: {
        name: `Renewal ${key}`,
        pipeline: pipelineId,
        stage: stageId,
        amount: '1200.5',
        closesOn: '2026-12-31',
        ownerId: crm.ownerId,
        readinessLow: '57',
        band: 'atRisk',
        decisionOn: '2026-10-02',
      },
    });
    const dealIdOf = (key: string): string => crm.writing.dealsByKey([key])[0]?.dealId ?? '';

    test('set-up finds what is missing, makes it, and making it again does no harm', () => {
      const { writing } = crm;
      const before = writing.setUp();
      expect(new Set(before.fields.map(({ found }) => found))).toEqual(new Set(['missing']));
      const missing = before.fields.map(({ field }) => field);
      for (let round = 0; round < 2; round += 1) {
        expect(writing.preparing.makeFields(missing).map(({ kind }) => kind)).toEqual(missing.map(() => 'accepted'));
        const labels = writing.preparing.makeLabels(stakeholderRoles);
        expect(labels.map(({ kind }) => kind)).toEqual(stakeholderRoles.map(() => 'accepted'));
      }
      const made = writing.preparing.makePipeline({
        label: 'MSP renewals',
        stages: [
          { label: '90 days', probability: 0.5 },
          { label: 'Renewed', probability: 1 },
        ],
      });
      if (made.kind !== 'made') throw new Error('the pipeline is made');
      const after = writing.setUp();
      expect(new Set(after.fields.map(({ found }) => found))).toEqual(new Set(['ready']));
      expect(after.labelledRoles).toEqual(stakeholderRoles);
      expect(after.pipelines).toContainEqual(made.pipeline);
      expect(made.pipeline.stages.map(({ label, probability }) => [label, probability])).toEqual([
        ['90 days', 0.5],
        ['Renewed', 1],
      ]);
      pipelineId = made.pipeline.pipelineId;
      stageId = made.pipeline.stages[0]?.stageId ?? '';
      wonId = made.pipeline.stages[1]?.stageId ?? '';
    });

    test('a deal is made once, however often it is sent, and reads back as it was sent', () => {
      const { writing } = crm;
      expect(writing.dealsByKey(['1@2026-12-31'])).toEqual([]);
      for (let round = 0; round < 2; round += 1) {
        expect(writing.upsertDeals([wanted('1@2026-12-31')])).toEqual([{ kind: 'accepted' }]);
      }
      const [deal, ...others] = writing.dealsByKey(['1@2026-12-31', '9@2026-12-31']);
      expect(others).toEqual([]);
      expect(deal).toMatchObject({ key: '1@2026-12-31', values: wanted('1@2026-12-31').values });
      expect(deal?.values.probability).toBe('');
      expect(writing.dealsById([deal?.dealId ?? ''])).toEqual([deal]);
    });

    test('what is not sent stays, and an empty text clears', () => {
      const { writing } = crm;
      writing.upsertDeals([{ key: '1@2026-12-31', values: { stage: wonId, band: '' } }]);
      const [deal] = writing.dealsByKey(['1@2026-12-31']);
      expect(deal?.values).toMatchObject({ name: 'Renewal 1@2026-12-31', stage: wonId, band: '', amount: '1200.5' });
    });

    test('one that is refused says why and leaves the others', () => {
      const { writing, refused } = crm;
      const answers = writing.upsertDeals([wanted('2@2026-12-31'), refused, wanted('3@2026-12-31')]);
      expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'accepted']);
      expect(answers[1]).toMatchObject({ because: expect.stringMatching(/\w/) as string });
      expect(writing.dealsByKey([refused.key])).toEqual([]);
      expect(writing.dealsByKey(['2@2026-12-31', '3@2026-12-31'])).toHaveLength(2);
    });

    test('more deals than one call takes are written and found', () => {
      const { writing } = crm;
      const many = Array.from({ length: 130 }, (_, place) => wanted(`${1_000 + place}@2026-12-31`));
      expect(writing.upsertDeals(many).every(({ kind }) => kind === 'accepted')).toBe(true);
      expect(writing.dealsByKey(many.map(({ key }) => key))).toHaveLength(130);
      expect(writing.upsertDeals([])).toEqual([]);
      expect(writing.dealsByKey([])).toEqual([]);
    });

    test('a task is found on its deal by its marker, with the day, the owner and the words as sent', () => {
      const { writing, ownerId } = crm;
      const dealId = dealIdOf('1@2026-12-31');
      const values = {
        subject: 'T-90 checkpoint',
        body: 'Show that sponsor & day-to-day contact < agreed >.',
        dueOn: '2026-11-02',
        remindOn: '2026-10-26',
        ownerId,
        status: 'open',
      };
      const marker = '1@2026-12-31/T-90';
      expect(writing.tasksOf([dealId])).toEqual([]);
      expect(writing.makeTasks([{ marker, dealId, values }])).toEqual([{ kind: 'accepted' }]);
      const [task] = writing.tasksOf([dealId, dealIdOf('2@2026-12-31')]);
      expect(task).toMatchObject({ marker, dealId, values });

      expect(writing.changeTasks([{ id: task?.id ?? '', values: { dueOn: '2026-11-09', status: 'done' } }])).toEqual([
        { kind: 'accepted' },
      ]);
      const [changed] = writing.tasksOf([dealId]);
      expect(changed).toMatchObject({
        id: task?.id,
        marker,
        values: { ...values, dueOn: '2026-11-09', status: 'done' },
      });
      expect(writing.changeTasks([{ id: '987654321', values: { status: 'open' } }])[0]?.kind).toBe('refused');
    });

    test('a note is found on its deal by its marker', () => {
      const { writing } = crm;
      const dealId = dealIdOf('1@2026-12-31');
      const values = { body: 'Called the sponsor: will renew.', on: '2026-10-30' };
      expect(writing.makeNotes([{ marker: 'interventionLogged/7', dealId, values }])).toEqual([{ kind: 'accepted' }]);
      expect(writing.notesOf([dealId])).toMatchObject([{ marker: 'interventionLogged/7', dealId, values }]);
      expect(writing.notesOf([])).toEqual([]);
    });

    test('a deal is tied to its company and its people, twice as well as once, and roles add up', () => {
      const { writing, companyId, contactIds } = crm;
      const [one, other] = contactIds;
      const dealId = dealIdOf('1@2026-12-31');
      const tie = {
        dealId,
        primaryCompanyId: companyId,
        contacts: [
          { contactId: one, roles: ['sponsor'] as const },
          { contactId: other, roles: [] },
        ],
      };
      for (let round = 0; round < 2; round += 1) expect(writing.tieDeals([tie])).toEqual([{ kind: 'accepted' }]);
      writing.tieDeals([{ dealId, contacts: [{ contactId: one, roles: ['signatory'] }] }]);
      const [ties] = writing.tiesOf([dealId]);
      expect(ties).toMatchObject({ dealId, companyIds: [companyId], primaryCompanyId: companyId });
      expect(new Map(ties?.contacts.map(({ contactId, roles }) => [contactId, roles]))).toEqual(
        new Map([
          [one, ['sponsor', 'signatory']],
          [other, []],
        ]),
      );
      expect(writing.tiesOf([dealIdOf('2@2026-12-31')])[0]?.companyIds).toEqual([]);
    });

    test('a tie to somebody who is not there is refused and leaves the others', () => {
      const { writing, companyId } = crm;
      const answers = writing.tieDeals([
        { dealId: dealIdOf('2@2026-12-31'), contacts: [{ contactId: '987654321', roles: [] }] },
        { dealId: dealIdOf('3@2026-12-31'), primaryCompanyId: companyId, contacts: [] },
      ]);
      expect(answers.map(({ kind }) => kind)).toEqual(['refused', 'accepted']);
    });

    test('a deal is adopted under a key of ours; a key that another deal has is refused', () => {
      const { writing } = crm;
      const dealId = dealIdOf('3@2026-12-31');
      expect(writing.changeDeals([{ dealId, key: '4@2026-12-31', values: { band: 'ready' } }])).toEqual([
        { kind: 'accepted' },
      ]);
      expect(dealIdOf('4@2026-12-31')).toBe(dealId);
      expect(writing.changeDeals([{ dealId, key: '2@2026-12-31', values: {} }])[0]?.kind).toBe('refused');
      expect(writing.changeDeals([{ dealId, values: { amount: '900' } }])).toEqual([{ kind: 'accepted' }]);
      expect(writing.dealsById([dealId])).toMatchObject([
        { key: '4@2026-12-31', values: { band: 'ready', amount: '900', name: 'Renewal 3@2026-12-31' } },
      ]);
    });

    test('a change of a deal that is not there makes none', () => {
      const { writing } = crm;
      const answers = writing.changeDeals([{ dealId: '987654321', key: '5@2026-12-31', values: { name: 'Gone' } }]);
      expect(answers[0]?.kind).toBe('refused');
      expect(writing.dealsByKey(['5@2026-12-31'])).toEqual([]);
    });

    test('ties are taken away: one role, a whole contact, the primary company; the others stay', () => {
      const { writing, companyId, contactIds } = crm;
      const [one, other] = contactIds;
      const dealId = dealIdOf('2@2026-12-31');
      writing.tieDeals([
        {
          dealId,
          primaryCompanyId: companyId,
          contacts: [
            { contactId: one, roles: ['sponsor', 'signatory'] },
            { contactId: other, roles: [] },
          ],
        },
      ]);
      const untie = {
        dealId,
        formerPrimaryCompanyId: companyId,
        contacts: [
          { contactId: one, isWhole: false, roles: ['sponsor'] as const },
          { contactId: other, isWhole: true, roles: [] },
        ],
      };
      for (let round = 0; round < 2; round += 1)
        expect(writing.undoing.untieDeals([untie])).toEqual([{ kind: 'accepted' }]);
      const [ties] = writing.tiesOf([dealId]);
      expect(ties).toMatchObject({ dealId, contacts: [{ contactId: one, roles: ['signatory'] }] });
      expect(ties).not.toHaveProperty('primaryCompanyId');
    });

    test('tasks and notes are found by their own ids and removed, twice as well as once', () => {
      const { writing } = crm;
      const dealId = dealIdOf('2@2026-12-31');
      writing.makeTasks([
        { marker: 'gone/1', dealId, values: { subject: 'Ask', dueOn: '2026-11-02', status: 'open' } },
      ]);
      writing.makeNotes([{ marker: 'gone/2', dealId, values: { body: 'Called.', on: '2026-10-30' } }]);
      const tasks = writing.tasksOf([dealId]);
      const notes = writing.notesOf([dealId]);
      const [taskIds, noteIds] = [tasks.map(({ id }) => id), notes.map(({ id }) => id)];
      expect([taskIds.length, noteIds.length]).toEqual([1, 1]);
      const valuesOf = ({ values }: { readonly values: object }) => values;
      expect(writing.undoing.tasksById(taskIds).map(valuesOf)).toEqual(tasks.map(valuesOf));
      expect(writing.undoing.notesById(noteIds).map(valuesOf)).toEqual(notes.map(valuesOf));
      for (let round = 0; round < 2; round += 1) {
        expect(writing.undoing.removeTasks(taskIds)).toEqual([{ kind: 'accepted' }]);
        expect(writing.undoing.removeNotes(noteIds)).toEqual([{ kind: 'accepted' }]);
      }
      expect([...writing.tasksOf([dealId]), ...writing.notesOf([dealId])]).toEqual([]);
      expect(writing.undoing.tasksById(taskIds)).toEqual([]);
      expect(writing.undoing.notesById([])).toEqual([]);
    });

    test('a deal whose key was freed is removed, and its key makes a new one', () => {
      const { writing } = crm;
      const dealId = dealIdOf('2@2026-12-31');
      expect(writing.changeDeals([{ dealId, key: '', values: {} }])).toEqual([{ kind: 'accepted' }]);
      expect(writing.dealsByKey(['2@2026-12-31'])).toEqual([]);
      for (let round = 0; round < 2; round += 1)
        expect(writing.undoing.removeDeals([dealId])).toEqual([{ kind: 'accepted' }]);
      expect(writing.dealsById([dealId])).toEqual([]);
      expect(writing.upsertDeals([wanted('2@2026-12-31')])).toEqual([{ kind: 'accepted' }]);
      expect(dealIdOf('2@2026-12-31')).not.toBe(dealId);
    });
  });
}
