/**
 * The regular expressions of ajv: none holds the mock up, where one request would stop all others.
 */
import { MAX_MATCHING_MILLISECONDS, type Pattern, patternOf } from "@facility-contracts/model/schema/pattern";
import { processorMilliseconds } from "@facility-contracts/model/within-time";
import type { RegExpEngine } from "ajv/dist/types/index.js";
import { askedNow } from "./untold.ts";

export const boundedPatterns: RegExpEngine = Object.assign(
  (pattern: string, flags: string) => {
    // Prism takes none that the model reads more kindly.
    const expression = new RegExp(pattern, flags);
    const bounded = patternOf(expression.source, flags);
    const { maxCharacters } = bounded;
    const test = (text: string) =>
      text.length <= maxCharacters ? expression.test(text) : matchesInTime(text, pattern, bounded);
    return { ...bounded, test };
  },
  { code: "boundedPatterns" },
);

/** All texts of an answer have so much time together as one may take. */
function matchesInTime(text: string, pattern: string, { match }: Pattern): boolean {
  const asked = askedNow();
  if (asked.untold) return true;
  const start = processorMilliseconds();
  const isMatch = asked.milliseconds < MAX_MATCHING_MILLISECONDS ? match(text) : undefined;
  asked.milliseconds += processorMilliseconds() - start;
  if (isMatch === undefined) asked.untold = { pattern, text };
  return isMatch ?? true;
}
