/** Enough to hear how somebody feels, and a bound for texts that no person wrote. */
export const mostCharacters = 20_000;
export const mostTokens = 1_000;

export interface ToneTokens {
  /** In small letters, without marks around them; a face as it stands. */
  readonly words: readonly string[];
  /** Written in capitals, among words that are not. */
  readonly isShouted: readonly boolean[];
  /** The sentence ends behind this word. */
  readonly endsSentence: readonly boolean[];
  /** Counted over the whole text. */
  readonly exclamations: number;
}

const pictures = /[\u{1f300}-\u{1faff}]/gu;
const firstPicture = /[\ud83c-\ud83e]/;
/** Two words that a missing space has joined: `slow/unreliable`, `enough!Please`. An address or a file name is none. */
const joined = /^([\p{L}'’]{2,})(\.{2,}|[/,!?;…—–]+)(?=[\p{L}])/u;
const sentenceMark = /[.!?;:…][)"'\]]*$/;
const faceStart = /^[:;=<>]/;
const outerMarks = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const longestWord = 60;

/** The first 1,000 words of the first 20,000 characters. */
export function toneTokens(text: string): ToneTokens {
  const sample = text.slice(0, mostCharacters);
  const spaced = firstPicture.test(sample) ? sample.replace(pictures, ' $& ') : sample;
  const reader = new TokenReader();
  let start = -1;
  let isPlain = true;
  for (let at = 0; at <= spaced.length && reader.hasRoom(); at += 1) {
    const code = at < spaced.length ? spaced.charCodeAt(at) : newLine;
    if (isSpace(code)) {
      if (start !== -1) reader.add(spaced.slice(start, at), isPlain);
      if (code === newLine) reader.endSentence();
      start = -1;
      isPlain = true;
    } else {
      if (start === -1) start = at;
      isPlain &&= code >= 97 && code <= 122;
    }
  }
  return reader.tokens();
}

const newLine = 10;

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

class TokenReader {
  private readonly words: string[] = [];
  private readonly capitals: boolean[] = [];
  private readonly endsSentence: boolean[] = [];
  private exclamations = 0;
  private shouted = 0;

  hasRoom(): boolean {
    return this.words.length < mostTokens;
  }

  /** `isPlain`: small letters from a to z alone, as most tokens are. */
  add(token: string, isPlain: boolean): void {
    if (isPlain) return this.push(token, false);
    const parts = token.length <= longestWord && joined.test(token) ? separated(token) : [token];
    for (const part of parts) if (this.hasRoom()) this.addMarked(part);
  }

  endSentence(): void {
    if (this.endsSentence.length > 0) this.endsSentence[this.endsSentence.length - 1] = true;
  }

  tokens(): ToneTokens {
    const isMixed = this.shouted > 0 && this.shouted < this.words.length;
    return {
      words: this.words,
      isShouted: isMixed ? this.capitals : this.capitals.fill(false),
      endsSentence: this.endsSentence,
      exclamations: this.exclamations,
    };
  }

  private addMarked(token: string): void {
    for (let at = token.indexOf('!'); at !== -1; at = token.indexOf('!', at + 1)) this.exclamations += 1;
    const isFace = faceStart.test(token);
    const word = isFace ? token : bare(token);
    if (word !== '') {
      const lower = word.toLowerCase();
      this.push(isFace ? word : lower, lower !== word && word.length > 1 && word === word.toUpperCase());
    }
    if (sentenceMark.test(token)) this.endSentence();
  }

  private push(word: string, isShouted: boolean): void {
    this.words.push(word);
    this.capitals.push(isShouted);
    this.endsSentence.push(false);
    if (isShouted) this.shouted += 1;
  }
}

function separated(token: string): readonly string[] {
  const found: string[] = [];
  let rest = token;
  for (let match = joined.exec(rest); match !== null; match = joined.exec(rest)) {
    found.push(match[0]);
    rest = rest.slice(match[0].length);
  }
  return [...found, rest];
}

/** A picture alone stays: the list holds some. A word that no person writes is read in part. */
function bare(token: string): string {
  const plain = token.slice(0, longestWord).replace(outerMarks, '').replace(/’/g, "'");
  return plain === '' && firstPicture.test(token) ? token : plain;
}
