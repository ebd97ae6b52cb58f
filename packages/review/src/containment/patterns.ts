/**
 * Patterns that say the same in other words, and patterns that are within others: as far as a look at their letters tells.
 */

/** Patterns that every text matches, as they are not bound to its ends. */
const EVERYTHING = new Set(["", "^", "$", ".*", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$"]);

/** What is repeated more often than this stays as it is written. */
const MAX_REPETITIONS = 50;

/** Whether every text that matches the one pattern matches the other one: proven, or not. */
export function isPatternWithin(inner: string, outer: string): boolean {
  if (EVERYTHING.has(outer)) return true;
  const [one, other] = [spelled(inner), spelled(outer)];
  if (one === other) return true;
  // A text that has to begin with more begins with less.
  return (
    /^\^[\w-]+$/.test(other) &&
    one.startsWith(other) &&
    !one.includes("|") &&
    !/^[?*{]/.test(one.slice(other.length))
  );
}

/** A pattern with each repetition written out: `\d{2}` is `[0-9][0-9]`. */
function spelled(pattern: string): string {
  const parts = pattern.match(/\[(?:\\.|[^\]\\])*\]|\\.|\{\d+\}(?![?*+{])|[\s\S]/g) ?? [];
  return parts
    .map((part) => (part === "\\d" ? "[0-9]" : part))
    .map((part, index, all) => {
      const times = Number(/^\{(\d+)\}$/.exec(all[index + 1] ?? "")?.[1]);
      const isOne = part.length > 1 ? !part.startsWith("{") : !/[()|*+?{}^$]/.test(part);
      if (!isOne || Number.isNaN(times) || times > MAX_REPETITIONS || times === 0) return part;
      return part.repeat(times) + REPEATED;
    })
    .join("")
    .replaceAll(new RegExp(`${REPEATED}\\{\\d+\\}`, "g"), "");
}

/** Stands where a repetition was written out: no pattern has it. */
const REPEATED = "\u{10ffff}";
