/** Characters that a terminal obeys, that end a line, or that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text of others in one line, for a terminal or a page: what is not to be obeyed is written as an escape of JSON. */
export function printable(text: string): string {
  return text.replaceAll(
    UNPRINTABLE,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The same of a text whose lines stay. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
