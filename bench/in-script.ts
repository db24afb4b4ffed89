import { sealEvents, emptyHead } from '#domain/timeline/append-events';
import { verifyTimeline } from '#domain/timeline/verify';
import { sha256 } from '#hosts/apps-script/sha256';
import { sampleEvents } from './sample-facts';

/** What runs inside the add-on's kind of script: no platform, the bundle's own SHA-256. The clock is handed in. */
export function verifiedEventsPerSecond(events: number, now: () => number): number {
  const sealed = sealEvents(emptyHead, sampleEvents(events), sha256);
  verifyTimeline(sealed, sha256);
  const startedAt = now();
  let rounds = 0;
  while (now() - startedAt < 1_000) {
    if (verifyTimeline(sealed, sha256).kind !== 'intact') throw new Error('a sample timeline is intact');
    rounds += 1;
  }
  return (events * rounds * 1_000) / (now() - startedAt);
}
