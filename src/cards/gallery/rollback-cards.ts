import type { RollbackLine, RollbackView } from '#application/views/rollback';
import type { Card } from '../card';
import type { WallClock } from '../day-text';
import { rollbackDoneCard, rollbackPreviewCard, writingRunsCard } from '../rollback-card';
import { sampleNow } from './sample-clients';

const hour = 3_600_000;

const runAt = (hoursAgo: number, writes: number) => {
  const at = sampleNow - hoursAgo * hour;
  return { run: `run-${new Date(at).toISOString()}`, at, writes };
};

const about = { clientId: 1, contractId: 501, removes: false, fields: [], because: [] };

const toUndo: readonly RollbackLine[] = [
  { ...about, system: 'HaloPSA', kind: 'clientNote', recordId: '70012', fate: 'undo', removes: true },
  { ...about, system: 'HubSpot', kind: 'note', recordId: '5108', fate: 'undo', removes: true },
  { ...about, system: 'HubSpot', kind: 'task', recordId: '5105', fate: 'undo', removes: true },
  {
    ...about,
    system: 'HubSpot',
    kind: 'ties',
    recordId: '5101',
    fate: 'undo',
    fields: [{ name: 'primary company', now: '901', back: '' }],
  },
  { ...about, system: 'HubSpot', kind: 'deal', recordId: '5101', fate: 'undo', removes: true },
  {
    ...about,
    system: 'HaloPSA',
    kind: 'contract',
    recordId: '501',
    fate: 'undo',
    fields: [
      { name: 'CFRenewalDeskReadinessLow', now: '57', back: '61' },
      { name: 'CFRenewalDeskBand', now: 'At risk', back: 'Ready' },
    ],
  },
];

const left: readonly RollbackLine[] = [
  {
    ...about,
    system: 'HubSpot',
    kind: 'task',
    recordId: '5106',
    fate: 'left',
    because: ['status: changed by somebody since'],
  },
  {
    ...about,
    system: 'HubSpot',
    kind: 'deal',
    recordId: '5102',
    fate: 'left',
    because: ['a task or note stands on it'],
  },
];

const view: RollbackView = {
  run: runAt(3, 8).run,
  lines: [...left, ...toUndo],
  turnsOff: ['HaloPSA', 'HubSpot'],
  unsettled: 0,
  troubles: [],
  isFinished: true,
};

const done = (lines: readonly RollbackLine[]) =>
  lines.map((line): RollbackLine => (line.fate === 'undo' ? { ...line, fate: 'undone' } : line));

export function rollbackCards(clock: WallClock): Readonly<Record<string, Card>> {
  return {
    'rollback-runs': writingRunsCard([runAt(1, 3), runAt(3, 8), runAt(26, 41), runAt(50, 0)], clock),
    'rollback-runs-none': writingRunsCard([], clock),
    'rollback-preview': rollbackPreviewCard(view),
    'rollback-nothing-left': rollbackPreviewCard({ ...view, lines: [], turnsOff: [] }),
    'rollback-unsettled': rollbackPreviewCard({ ...view, unsettled: 2 }),
    'rollback-done': rollbackDoneCard({ ...view, lines: done(view.lines) }),
    'rollback-in-part': rollbackDoneCard({
      ...view,
      lines: [...done(toUndo.slice(0, 3)), ...toUndo.slice(3, 5)],
      unsettled: 1,
      troubles: ['HaloPSA refused our key. Ask an administrator to renew it. Grant the scope edit:contracts.'],
      isFinished: false,
    }),
    'rollback-without-lines': rollbackDoneCard({
      ...view,
      lines: [],
      troubles: ['HubSpot is not answering. The card shows the last reading. GET deals: 502'],
      isFinished: false,
    }),
  };
}
