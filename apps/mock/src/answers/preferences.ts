import { UNPROCESSABLE_ENTITY } from "@stoplight/prism-http/dist/mocker/errors.js";
import type { RequestHead } from "../http/request.ts";
import { BROKEN_CONNECTIONS, type BrokenConnection } from "./answer.ts";
import { Problem, prismProblem } from "./problem.ts";

/** What a request asks of the mock, with `Prefer: code=404` or, where there is no Prefer header, `?__code=404`. */
export interface Preferences {
  /** The status to answer with: a documented one, or any from 400 to 599. */
  code?: number;
  exampleKey?: string;
  /** Whether to make the answer up from the schema. */
  dynamic?: boolean;
  /** Makes two answers that are made up equal. */
  seed?: string;
  /** How long to wait before the answer, in milliseconds. */
  delay?: number;
  /** What to do to the connection instead of answering. */
  connection?: BrokenConnection;
}

/** The longest wait that may be asked for, in milliseconds. */
export const LONGEST_DELAY = 60_000;

/** Prism's names of the preferences, in the order in which its messages list them, and two of the mock's own. */
const NAMES = ["code", "dynamic", "seed", "example", "delay", "connection"] as const;

const NONE: Preferences = {};

/**
 * Reads the preferences of a request.
 *
 * @throws Problem 422, worded as Prism words it, for a value that cannot be read.
 */
export function readPreferences({ headers, query }: RequestHead): Preferences {
  if (headers.prefer === undefined && query === undefined) return NONE;
  const header = headers.prefer ? parsePrefer(String(headers.prefer)) : undefined;
  const preferences: Preferences = {};
  const faults: string[] = [];
  for (const name of NAMES) {
    const value = header ? header.get(name) : query?.[`__${name}`];
    if (value === undefined) continue;
    const fault = typeof value === "string" ? set(preferences, name, value) : "string";
    if (fault === undefined) continue;
    faults.push(`optional property "${name}"\n└─ cannot decode ${JSON.stringify(value)}, should be ${fault}`);
  }
  if (faults.length > 0) throw new Problem(prismProblem(UNPROCESSABLE_ENTITY, faults.join("\n")));
  return preferences;
}

/** Sets one preference, or says what it should have been. */
function set(preferences: Preferences, name: (typeof NAMES)[number], value: string): string | undefined {
  switch (name) {
    case "code":
      if (!/^\d{3}$/.test(value)) return "a number";
      // After an informational answer a client waits for the real one.
      if (value < "200") return "a number from 200";
      preferences.code = Number(value);
      return;
    case "dynamic":
      if (value !== "true" && value !== "false") return "a boolean";
      preferences.dynamic = value === "true";
      return;
    case "seed":
      preferences.seed = value;
      return;
    case "example":
      preferences.exampleKey = value;
      return;
    case "delay":
      if (!/^\d{1,5}$/.test(value) || Number(value) > LONGEST_DELAY) return `a number up to ${LONGEST_DELAY}`;
      preferences.delay = Number(value);
      return;
    case "connection": {
      const connection = BROKEN_CONNECTIONS.find((known) => known === value);
      if (connection === undefined) return BROKEN_CONNECTIONS.join(" or ");
      preferences.connection = connection;
      return;
    }
  }
}

/**
 * Parses a Prefer header (RFC 7240); `true` is a preference without a value. The first of two preferences with one
 * name counts, parameters are ignored, and so is everything from an unbalanced quote on.
 */
function parsePrefer(header: string): Map<string, string | true> {
  const preferences = new Map<string, string | true>();
  for (const [, preference = ""] of header.matchAll(/((?:"[^"]*"|[^",])*)(?:,|$)/gy)) {
    const [main = ""] = /^(?:"[^"]*"|[^";])*/.exec(preference) ?? [];
    const [name = "", ...rest] = main.split("=");
    const token = name.trim().toLowerCase();
    const value = rest
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    if (!preferences.has(token)) preferences.set(token, value || true);
  }
  return preferences;
}
