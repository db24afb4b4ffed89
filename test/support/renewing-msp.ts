import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { workflowFromRow } from '#application/tabs/checkpoints-tab';
import type { MessageHeaders } from '#application/open-message';
import { renewalDesk } from '#application/workflow/act/renewal-desk';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { Contract } from '#domain/vocabulary/client';
import { ada, lea, memoryMsp, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;

/** Of contract 101: decided by 30 January 2027, 68 days after the morning of the tests. */
export const birchRenewal = '101@2027-03-31';

/** After its first run: the renewals of both clients are in T-90, that of client 2 with two contracts. */
export function renewingMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp(options);
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  return msp;
}

export function runAfter(msp: MemoryMsp, milliseconds: number): void {
  msp.clock.advance(milliseconds);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
}

export function renewalsOf({ workbook }: MemoryMsp): readonly WorkflowRecord[] {
  return workbook
    .contentOf('Checkpoints')
    .slice(1)
    .flatMap((cells, place) => workflowFromRow(cells, place + 2) ?? []);
}

export function renewalOf(msp: MemoryMsp, clientId = 1): WorkflowRecord {
  const found = renewalsOf(msp).find((record) => record.clientId === clientId);
  if (found === undefined) throw new Error(`client ${clientId} has a renewal`);
  return found;
}

const workflowTypes = /^(renewal|owner(Set|Escalated)|checkpoint)/;

/** What the run and people made of one renewal, oldest first: type and payload. */
export function toldOf(msp: MemoryMsp, renewalId = birchRenewal): readonly string[] {
  return msp
    .timeline()
    .filter((event) => event.renewalId === renewalId && workflowTypes.test(event.type))
    .map(({ type, payloadText }) => `${type} ${payloadText}`);
}

/** The moves of a renewal by what moved it. */
export function movesOf(msp: MemoryMsp, renewalId = birchRenewal): readonly string[] {
  return toldOf(msp, renewalId).flatMap(
    (text) => /"by":"(\w+)"/.exec(text.startsWith('renewalMoved') ? text : '')?.[1] ?? [],
  );
}

export function changeContract(msp: MemoryMsp, id: number, change: Partial<Contract>): void {
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === id ? { ...each, ...change, modifiedAt: msp.clock.now() } : each,
  );
}

/** Ada captures a mail of Bea Birch, written now, and Lea approves it. */
export function prove(msp: MemoryMsp, window: CheckpointWindow, outcome: string): void {
  const asks = renewalDesk(msp.parts);
  const { renewalId } = renewalOf(msp);
  const about = { clientId: 1, renewalId, window };
  const now = msp.clock.now();
  const mail: MessageHeaders = {
    from: 'Bea Birch <bea@birch.example>',
    to: ada,
    cc: '',
    subject: 'Our agreement',
    sentAt: now,
    messageId: `<${now}@birch.example>`,
  };
  msp.signIn(ada);
  const form = { ...about, draftId: `draft-${now}`, outcome, words: 'Bea said so.' };
  expect(asks.saveEvidence(form, mail)).toMatchObject({ kind: 'saved' });
  msp.signIn(lea);
  const opened = asks.openEvidence(about);
  if (opened.kind !== 'evidence' || opened.view.signatures === undefined) throw new Error('evidence to approve');
  const { version, evidence, signatures } = opened.view;
  const judged = { ...about, version, key: evidence.key, approves: true, signature: signatures.approve, words: '' };
  expect(asks.judgeEvidence(judged)).toMatchObject({ kind: 'saved' });
}
