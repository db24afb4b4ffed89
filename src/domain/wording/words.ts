/** Runs of letters, digits and what stands inside words. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_.@/\\:-]*/gu;
/** Word by word is enough up to here; an average ticket has fifty. */
export const mostWords = 1_000;

/** The first words of a text, at most 1,000. Signs and emoji alone are none. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  wordPattern.lastIndex = 0;
  for (let found = wordPattern.exec(text); found !== null && words.length < mostWords; found = wordPattern.exec(text)) {
    words.push(found[0]);
  }
  return words;
}
