import type { IHttpRequest } from "@stoplight/prism-http";
import { ProblemJsonError, UNPROCESSABLE_ENTITY } from "@stoplight/prism-http";

/** What a request asks of the mock, with `Prefer: code=404` or, where there is no Prefer header, `?__code=404`. */
export interface Preferences {
  /** The documented status to answer with. */
  code?: number;
  /** The name of the example to answer with. */
  exampleKey?: string;
  /** Whether to make the answer up from the schema. */
  dynamic?: boolean;
  /** Makes two answers that are made up equal. */
  seed?: string;
}

/** Prism's names of the preferences, in the order in which its messages list them. */
const NAMES = ["code", "dynamic", "seed", "example"] as const;

/**
 * Reads the preferences of a request.
 *
 * @throws ProblemJsonError 422, worded as Prism words it, for a value that cannot be read.
 */
export function readPreferences({ headers, url }: IHttpRequest): Preferences {
  const header = headers?.prefer ? parsePrefer(headers.prefer) : undefined;
  const preferences: Preferences = {};
  const faults: string[] = [];
  for (const name of NAMES) {
    const value = header ? header.get(name) : url.query?.[`__${name}`];
    if (value === undefined) continue;
    const fault = typeof value === "string" ? set(preferences, name, value) : "string";
    if (fault === undefined) continue;
    faults.push(`optional property "${name}"\n└─ cannot decode ${JSON.stringify(value)}, should be ${fault}`);
  }
  if (faults.length > 0) throw ProblemJsonError.fromTemplate(UNPROCESSABLE_ENTITY, faults.join("\n"));
  return preferences;
}

/** Sets one preference, or says what it should have been. */
function set(preferences: Preferences, name: (typeof NAMES)[number], value: string): string | undefined {
  switch (name) {
    case "code":
      if (!/^\d{3}$/.test(value)) return "a number";
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
