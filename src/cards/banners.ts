import { isStale, type Health } from '#application/views/health';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { ageText } from './age-text';
import type { Section, Widget } from './card';
import { escapeText } from './escape-text';
import { icon, line } from './widgets';

/** What a reader must know before trusting a figure. Nothing is shown when all is well. */
export function bannerSections(health: Health, now: Instant): readonly Section[] {
  const widgets = [
    ...backfillBanner(health),
    ...rereadBanner(health),
    ...staleBanner(health, now),
    ...pausedBanner(health),
    ...troubleBanner(health),
  ];
  return widgets.length === 0 ? [] : [{ widgets }];
}

function backfillBanner({ isBackfilling, backfillShare }: Health): readonly Widget[] {
  if (!isBackfilling) return [];
  const share = backfillShare === undefined ? '' : `: ${Math.floor(backfillShare * 100)}% read`;
  return [
    line({
      icon: icon('hourglass_top', 'First sync under way'),
      text: `<b>First sync under way${share}</b>`,
      below: 'Figures are incomplete until it is done.',
    }),
  ];
}

function rereadBanner({ rereadShare }: Health): readonly Widget[] {
  if (rereadShare === undefined) return [];
  return [
    line({
      icon: icon('hourglass_top', 'Tickets are read again'),
      text: `<b>Tickets are read again: ${Math.floor(rereadShare * 100)}% read</b>`,
      below: 'A new version keeps more of them. Some figures are unknown until it is done.',
    }),
  ];
}

function staleBanner(health: Health, now: Instant): readonly Widget[] {
  if (health.isBackfilling || !isStale(health, now)) return [];
  const { lastSyncAt } = health;
  return [
    line({
      icon: icon('update_disabled', 'Old data'),
      text:
        lastSyncAt === undefined ? '<b>Never synced</b>' : `<b>Old data: last synced ${ageText(lastSyncAt, now)}</b>`,
      below: 'The hourly sync has missed its turns. Check dates and incidents in HaloPSA, and tell an administrator.',
    }),
  ];
}

function pausedBanner({ isPaused }: Health): readonly Widget[] {
  if (!isPaused) return [];
  return [
    line({
      icon: icon('pause_circle', 'Paused'),
      text: '<b>Paused by an administrator</b>',
      below: 'You can read everything. Nothing can be saved until writing is resumed.',
    }),
  ];
}

function troubleBanner({ trouble }: Health): readonly Widget[] {
  if (trouble === undefined) return [];
  return [line({ icon: icon('sync_problem', 'Trouble in the last run'), text: escapeText(trouble) })];
}
