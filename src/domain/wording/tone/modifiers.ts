/** What words before a word do to it. Source: VADER's rules (Hutto and Gilbert 2014), with its measured constants. */
export const boost = 0.293;
export const capitalsBoost = 0.733;
export const negation = -0.74;
/** A booster two or three words away counts for a little less. */
export const distanceShares: readonly number[] = [1, 0.95, 0.9];
export const exclamationBoost = 0.292;
export const mostExclamations = 4;
export const beforeBut = 0.5;
export const afterBut = 1.5;

const stronger =
  'absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally extremely ' +
  'fabulously fully greatly hella highly hugely incredibly intensely majorly more most particularly purely quite really ' +
  'remarkably so substantially thoroughly totally tremendously uber unbelievably unusually utterly very';
const weaker =
  'almost barely hardly kinda kindof kind-of less little marginally occasionally partly scarcely slightly somewhat sorta sortof ' +
  'sort-of';

export const boosters: ReadonlyMap<string, number> = new Map([
  ...stronger.split(' ').map((word): [string, number] => [word, boost]),
  ...weaker.split(' ').map((word): [string, number] => [word, -boost]),
]);

const negators: ReadonlySet<string> = new Set(
  (
    'aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt neither never no none ' +
    'nope nor not nothing nowhere oughtnt rarely seldom shant shouldnt wasnt werent without wont wouldnt despite'
  ).split(' '),
);

export function isNegator(word: string): boolean {
  return negators.has(word) || word.endsWith("n't");
}
