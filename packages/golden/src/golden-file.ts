/**
 * The file of a golden: a line an entry, its key and its value. What is long or has several lines stands there as a
 * digest: large outputs stay small, and the first difference still has a name.
 */
import { createHash } from "node:crypto";

/** An output, by key. What is no text is kept as JSON. */
export type Output = ReadonlyMap<string, unknown>;

/** An entry that is not as it was. Absent: there is none. */
export interface Difference {
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

const MAX_SHOWN_LENGTH = 60;
const DIGEST_LENGTH = 12;

/** The lines of the file. */
export function goldenText(output: Output): string {
  return [...output].map(([key, value]) => `${oneLine(key)}\t${shown(textOf(value))}\n`).join("");
}

/** What the output says as a text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, undefined, 2) ?? "nothing");
}

/** Every entry in which two files differ, in the order of the new one. Entries in another order are one as well. */
export function differences(before: string, after: string): Difference[] {
  const [old, current] = [entriesOf(before), entriesOf(after)];
  const changed = [...current].flatMap(([key, value]) => {
    const known = old.get(key);
    if (known === value) return [];
    return [known === undefined ? { key, after: value } : { key, before: known, after: value }];
  });
  const removed = [...old]
    .filter(([key]) => !current.has(key))
    .map(([key, value]) => ({ key, before: value }));
  const all = [...changed, ...removed];
  if (all.length > 0 || before === after) return all;
  const [first = ""] = [...current.keys()].filter((key, index) => [...old.keys()][index] !== key);
  return [{ key: first, before: "stood elsewhere", after: "stands here" }];
}

/** What stands in a file, by key. */
export function entriesOf(text: string): Map<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf("\t");
      return [line.slice(0, tab), line.slice(tab + 1)] as const;
    }),
  );
}

function oneLine(key: string): string {
  return key.replaceAll(/[\t\n\r]/g, (sign) => JSON.stringify(sign).slice(1, -1));
}

function shown(text: string): string {
  if (text.length <= MAX_SHOWN_LENGTH && !/[\n\r]/.test(text) && !text.startsWith("sha256:")) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, DIGEST_LENGTH);
  return `sha256:${digest}`;
}
