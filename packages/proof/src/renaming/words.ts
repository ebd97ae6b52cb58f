/**
 * Names are renamed word by word: `AnomalyId`, `anomalyId` and `/anomalies/{anomalyId}` share words. A word keeps its length and its
 * place in the alphabet, so that padded tables, broken lines and sorted lists stay as they are, and nothing has to be
 * forgiven when two outputs are compared.
 */

/** A word of a name: of camel case, of capitals, or between other signs. A digit is none. */
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** A word of one letter stays: there are not enough others. */
const MIN_LENGTH = 2;

/** The words of a text, in small letters. */
export function wordsOf(text: string): Set<string> {
  return new Set((text.match(WORD) ?? []).map((word) => word.toLowerCase()));
}

/** One map of words, in both directions. */
export interface Renaming {
  /** A name with other words. */
  rename(name: string): string;
  /** A text with the first words again. */
  restore(text: string): string;
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Gives each word of the names another one, which is none of those that are taken.
 *
 * @throws Error when there are not enough words of a length.
 */
export function renamingOf(names: Iterable<string>, taken: ReadonlySet<string>): Renaming {
  const known = [...new Set([...names].flatMap((name) => [...wordsOf(name)]))].filter(
    (word) => word.length >= MIN_LENGTH,
  );
  const words = new Map<string, string>();
  let last = -1;
  known.sort().forEach((word, index) => {
    const wished = Math.floor((index * LETTERS.length ** 2) / known.length);
    let begin = Math.max(last + 1, wished);
    while (taken.has(wordFrom(begin, word.length)) || known.includes(wordFrom(begin, word.length)))
      begin += 1;
    if (begin >= LETTERS.length ** 2) throw new Error(`There is no word left to rename '${word}' to`);
    last = begin;
    words.set(word, wordFrom(begin, word.length));
  });
  const back = new Map([...words].map(([from, to]) => [to, from]));
  const byBegin = new Map([...words].map(([from, to]) => [to.slice(0, MIN_LENGTH), from]));
  return {
    words,
    rename: (name) => withWords(name, (word) => words.get(word)),
    // A long text may be cut within a word.
    restore: (text) =>
      withWords(text, (word, isCut) => {
        const whole = back.get(word);
        if (whole !== undefined || !isCut || !/^..q*$/.test(word)) return whole;
        return byBegin.get(word.slice(0, MIN_LENGTH))?.slice(0, word.length);
      }),
  };
}

/** Two letters that no other word begins with, and then the rarest one. */
function wordFrom(begin: number, length: number): string {
  const [first, second] = [Math.floor(begin / LETTERS.length), begin % LETTERS.length];
  return `${LETTERS[first]}${LETTERS[second]}${"q".repeat(length - MIN_LENGTH)}`;
}

function withWords(text: string, other: (word: string, isCut: boolean) => string | undefined): string {
  return text.replaceAll(WORD, (word, at: number) => {
    const found = other(word.toLowerCase(), text[at + word.length] === "…");
    if (found === undefined || word === word.toLowerCase()) return found ?? word;
    return word === word.toUpperCase() ? found.toUpperCase() : found.charAt(0).toUpperCase() + found.slice(1);
  });
}
