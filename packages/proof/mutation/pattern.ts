/**
 * Names with `*`: which mutants are meant.
 */

/** Whether a text is named by a pattern in which `*` stands for any text. */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
