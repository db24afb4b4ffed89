import type { FoldedEvent } from '#application/workflow/fold-workflow';
import { foldWorkflow } from '#application/workflow/fold-workflow';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import type { EventType } from '#domain/timeline/event';
import * as payloads from '#domain/timeline/workflow-payloads';

export const renewalId = '70@2026-12-31';
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Events of one renewal, numbered in the order in which they are made. */
export class WorkflowEvents {
  private sequence = 0;
  record: WorkflowRecord | undefined;

  /** Folds one event; `on` is its day. */
  add(type: EventType, payloadText: string, on: string, more: Partial<FoldedEvent> = {}): FoldedEvent {
    const event: FoldedEvent = {
      sequence: (this.sequence += 1),
      at: `${on}T09:00:00.000Z`,
      type,
      actor: 'run',
      clientId: 7,
      contractId: 70,
      renewalId,
      payloadText,
      ...more,
    };
    this.record = foldWorkflow(this.record, event, dayOf);
    return event;
  }

  /** A renewal due at the end of 2026, to be decided by 2 October. */
  seen(on = '2026-06-05'): this {
    const facts = { kind: 'term', dueOn: '2026-12-31', decisionOn: '2026-10-02', renewsByItself: false };
    this.add('renewalObserved', payloads.renewalObserved({ ...facts, contractIds: [70, 71] }), on);
    return this;
  }

  moved(from: string, to: string, by: string, on: string): this {
    const mode = to === 'renewed' ? 'signed' : undefined;
    this.add('renewalMoved', payloads.renewalMoved({ from, to, by, mode }), on);
    return this;
  }

  captured(on: string, more: Partial<payloads.EvidenceCaptured> = {}): this {
    const evidence = { window: 'T-90', key: 'mail-1', kind: 'mail', on, roles: ['sponsor'], contactId: '501' };
    const payload = { ...evidence, outcome: 'undecided', words: 'They think it over.', ...more };
    this.add('evidenceCaptured', payloads.evidenceCaptured(payload), on, { actor: 'am@msp.example' });
    return this;
  }

  judged(on: string, approves: boolean, more: Partial<payloads.EvidenceJudged> = {}, actor = 'lead@msp.example'): this {
    const payload = { window: 'T-90', key: 'mail-1', approves, words: approves ? undefined : 'Ask again.', ...more };
    this.add('evidenceJudged', payloads.evidenceJudged(payload), on, { actor });
    return this;
  }
}
