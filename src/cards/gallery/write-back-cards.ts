import type { WriteBackPage } from '#application/views/write-back';
import type { Card } from '../card';
import type { WallClock } from '../day-text';
import { writeBackCard } from '../write-back-card';
import { hostileText, sampleNow } from './sample-clients';

const ready: WriteBackPage = {
  isPaused: false,
  checkedAt: sampleNow,
  checks: [
    { figure: 'readinessLow', name: 'CFRenewalDeskReadinessLow', kind: 'text', found: 'ready' },
    { figure: 'readinessHigh', name: 'CFRenewalDeskReadinessHigh', kind: 'text', found: 'ready' },
    { figure: 'band', name: 'CFRenewalDeskBand', kind: 'text', found: 'ready' },
    { figure: 'probability', name: 'CFRenewalDeskProbability', kind: 'text', found: 'ready' },
    { figure: 'modelVersion', name: 'CFRenewalDeskModelVersion', kind: 'text', found: 'ready' },
    { figure: 'changedOn', name: 'CFRenewalDeskChangedOn', kind: 'date', found: 'ready' },
    { figure: 'reasons', name: 'CFRenewalDeskReasons', kind: 'text', found: 'ready' },
  ],
};

const fixOf = (name: string) => `In HaloPSA, add a custom field ${name} of type Text to contracts (agreements).`;

const lacking: WriteBackPage = {
  ...ready,
  checks: ready.checks.map((check) =>
    check.figure === 'reasons' ? { ...check, found: 'missing', fix: fixOf(check.name) } : check,
  ),
  refusal:
    'POST /token answered 400. HaloPSA does not grant the scopes "edit:contracts": compare the setting haloPsaWriteScopes with the Permissions tab of the API application.',
};

export function writeBackCards(clock: WallClock): Readonly<Record<string, Card>> {
  const cardOf = (page: WriteBackPage) => writeBackCard(page, clock);
  return {
    'write-back-ready': cardOf(ready),
    'write-back-lacking': cardOf(lacking),
    'write-back-bare': cardOf({
      ...ready,
      checks: ready.checks.map((check) => ({ ...check, found: 'missing', fix: fixOf(check.name) })),
    }),
    'write-back-on': cardOf({ ...ready, writeBack: { kind: 'on', since: '2026-03-02' } }),
    'write-back-stopped': cardOf({
      ...ready,
      writeBack: {
        kind: 'stopped',
        on: '2026-03-10',
        because: 'Contract 501 does not stand as it was written: the end date',
      },
    }),
    'write-back-hostile': cardOf({
      ...ready,
      isPaused: true,
      writeBack: { kind: 'stopped', on: '2026-03-10', because: hostileText },
      refusal: hostileText,
      checks: ready.checks.map((check) => ({ ...check, found: 'wrongType', name: hostileText, fix: hostileText })),
    }),
  };
}
