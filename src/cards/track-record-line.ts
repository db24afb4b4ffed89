import type { TrackRecordView } from '#application/views/client-context';

/** How good chances of renewal have been, in one line. Says plainly when they were no better than knowing nothing. */
export function trackRecordLine({ renewalCount, lossCount, verdict, skill }: TrackRecordView): string {
  const tried = `${renewalCount} past ${renewalCount === 1 ? 'renewal' : 'renewals'}, ${lossCount} lost`;
  if (verdict === 'tooFew' || skill === undefined)
    return renewalCount === 0
      ? 'No past renewal is known yet: nobody can say how good this figure is.'
      : `${tried}: too few to say how good this figure is.`;
  const range = `${percent(skill.low)} to ${percent(skill.high)}`;
  if (verdict === 'better') return `Tried on ${tried}: ${percent(skill.value)} nearer than the base rate (${range}).`;
  if (verdict === 'worse') return `Tried on ${tried}: worse than the base rate (${range}). Do not rely on it.`;
  return `Tried on ${tried}: no better than the base rate so far (${range}).`;
}

/** Toward nothing, so that a hair's breadth is not called a percent. */
function percent(share: number): string {
  const whole = Math.trunc(share * 100);
  return `${whole === 0 ? 0 : whole}%`;
}
