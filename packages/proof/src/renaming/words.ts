/**
 * Names are renamed word by word: `AnomalyId`, `anomalyId` and `/anomalies/{anomalyId}` share words. A word keeps its length and its
 * place in the alphabet, so that padded tables, broken lines and sorted lists stay as they are, and nothing has to be
 * forgiven when two outputs are compared.
 */

/** A word of a name: of camel case, of capitals, or between other signs. A digit is none. */
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** A shorter word stays: there are not enough others of its length. */
const MIN_LENGTH = 3;
/** How many letters tell a word from all others. */
const BEGIN_LENGTH = 3;
/** For the words that begin with one letter. */
const SLOTS = LETTERS.length ** 2;

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
 * @throws Error when too many words begin with one letter.
 */
export function renamingOf(names: Iterable<string>, taken: ReadonlySet<string>): Renaming {
  const all = [...names];
  const words = wordMapOf([...new Set(all.flatMap((name) => [...wordsOf(name)]))].sort(), taken);
  const rename = (name: string) => withWords(name, (word) => words.get(word));
  const back = new Map([...words].map(([from, to]) => [to, from]));
  const byBegin = new Map([...words].map(([from, to]) => [to.slice(0, BEGIN_LENGTH), from]));
  // Prism writes the names of parameters in small letters.
  for (const run of all.flatMap((name) => name.match(/[A-Za-z]+/g) ?? []))
    back.set(rename(run).toLowerCase(), run.toLowerCase());
  return {
    words,
    rename,
    // A long text may be cut within a word.
    restore: (text) =>
      withWords(text, (word, isCut) => {
        const whole = back.get(word);
        if (whole !== undefined || !isCut || !/^...q*$/.test(word)) return whole;
        return byBegin.get(word.slice(0, BEGIN_LENGTH))?.slice(0, word.length);
      }),
  };
}

/** Of sorted words. Those that stay keep their place among the others. */
function wordMapOf(known: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const words = new Map<string, string>();
  const isFree = (word: string) => !taken.has(word) && !known.includes(word);
  for (const sharing of Map.groupBy(known, ([first = ""]) => first).values()) {
    let low = 0;
    let between: string[] = [];
    for (const word of sharing) {
      if (word.length >= MIN_LENGTH) between.push(word);
      else {
        place(between, low, slotOf(word));
        low = slotOf(word);
        between = [];
      }
    }
    place(between, low, SLOTS);
  }
  return words;

  function place(between: readonly string[], low: number, high: number): void {
    let next = low;
    for (const [index, word] of between.entries()) {
      let slot = Math.max(next, low + Math.floor((index * (high - low)) / between.length));
      while (slot < high && !isFree(wordFrom(word, slot))) slot += 1;
      if (slot >= high) throw new Error(`There is no word left to rename '${word}' to`);
      words.set(word, wordFrom(word, slot));
      next = slot + 1;
    }
  }
}

/** The first slot whose words come after a word that stays. */
function slotOf(word: string): number {
  const second = [...LETTERS].findIndex((letter) => letter >= (word[1] ?? ""));
  return second < 0 ? SLOTS : second * LETTERS.length;
}

/** The first letter, as an article depends on it, two that tell it from all others, and then the rarest one. */
function wordFrom(word: string, slot: number): string {
  const begin = `${word[0]}${LETTERS[Math.floor(slot / LETTERS.length)]}${LETTERS[slot % LETTERS.length]}`;
  return begin.slice(0, word.length).padEnd(word.length, "q");
}

function withWords(text: string, other: (word: string, isCut: boolean) => string | undefined): string {
  return text.replaceAll(WORD, (word, at: number) => {
    const found = other(
      word.toLowerCase(),
      /^(?:…|\.{3})/.test(text.slice(at + word.length, at + word.length + 3)),
    );
    if (found === undefined || word === word.toLowerCase()) return found ?? word;
    return word === word.toUpperCase() ? found.toUpperCase() : found.charAt(0).toUpperCase() + found.slice(1);
  });
}
