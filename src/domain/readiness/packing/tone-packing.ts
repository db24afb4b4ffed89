import { assert } from '../../vocabulary/assert';
import { complaintCues, type Tone } from '../../vocabulary/tone';
import { base36, base36OrEmpty, fromBase36, fromBase36OrEmpty } from './packed-number';

/**
 * `~<score>.<cues>.<entry>.<entry>…`: the score in hundredths, the cues as a bit mask by their place in the list (new cues go to
 * the end), the places of the entries. Empty: 0. Empty parts at the end are left out, so a neutral tone is `~`.
 */
export const toneMark = '~';

export function packTone({ score, cues, entries }: Tone): string {
  const mask = cues.reduce((bits, cue) => bits + 2 ** complaintCues.indexOf(cue), 0);
  const parts = [base36OrEmpty(score), base36OrEmpty(mask), ...entries.map(base36)];
  return `${toneMark}${parts.join('.').replace(/\.+$/, '')}`;
}

/** `text` is what stands behind the mark. */
export function unpackTone(text: string, place: string): Tone {
  const [score, mask, ...entries] = text.split('.');
  const bits = fromBase36OrEmpty(mask, `the cues of ${place}`);
  assert(bits >= 0 && bits < 2 ** complaintCues.length, `the cues of ${place} are known`);
  return {
    score: fromBase36OrEmpty(score, `the tone of ${place}`),
    cues: complaintCues.filter((_, bit) => Math.floor(bits / 2 ** bit) % 2 === 1),
    entries: entries.map((entry) => fromBase36(entry, `an entry of ${place}`)),
  };
}
