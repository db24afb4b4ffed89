/**
 * Ways in which a client says that the relationship suffers. Each counts once a text, whatever it is worded like.
 * Source: docs/domain/readiness.md, "Tone".
 */
export const complaintCues = [
  'repetition',
  'neglect',
  'brokenPromise',
  'commercialThreat',
  'escalation',
  'valueForMoney',
] as const;
export type ComplaintCue = (typeof complaintCues)[number];

/** How the client's own words sound. English alone; other languages have no tone, which is not a neutral one. */
export interface Tone {
  /** Hundredths, -100 to 100. Attitude only: severity is in the priority. */
  readonly score: number;
  readonly cues: readonly ComplaintCue[];
  /** Places in the word list of what decided the score, the strongest first, at most 8: the evidence that is kept. */
  readonly entries: readonly number[];
}
