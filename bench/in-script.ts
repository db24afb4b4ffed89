import { sealEvents, emptyHead } from '#domain/timeline/append-events';
import { sealedText } from '#domain/timeline/sealed-text';
import { verifyTimeline } from '#domain/timeline/verify';
import { sha256 } from '#hosts/apps-script/sha256';
import { sampleEvents, type EventMix } from './sample-facts';

/** What runs inside the add-on's kind of script: no platform, the bundle's own SHA-256. The clock is handed in. */
export function verificationRate(
  events: number,
  mix: EventMix,
  cpu: () => number,
): { readonly rate: number; readonly characters: number } {
  const sealed = sealEvents(emptyHead, sampleEvents(events, mix), sha256);
  verifyTimeline(sealed, sha256);
  const startedAt = cpu();
  let rounds = 0;
  while (cpu() - startedAt < 1_000) {
    if (verifyTimeline(sealed, sha256).kind !== 'intact') throw new Error('a sample timeline is intact');
    rounds += 1;
  }
  const rate = (events * rounds * 1_000) / (cpu() - startedAt);
  return { rate, characters: sealed.reduce((sum, event) => sum + sealedText(event).length, 0) / events };
}
