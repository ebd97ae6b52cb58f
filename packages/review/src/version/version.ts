/**
 * What `info.version` has to be.
 */

import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { coerce, gte, inc, lt, valid } from "semver";
import type { Bump, VersionVerdict } from "../report.ts";

/** `info.version` of a document; empty where there is none. */
export function versionOf(document: JsonObject): string {
  const { version } = objectOf(document.info);
  return typeof version === "string" ? version : "";
}

/**
 * Judges a version against the largest change. Before 1.0.0 a breaking change is a new minor version, as semantic versioning
 * has it. What follows a version that is none of semantic versioning nobody can judge: a breaking change does not pass then.
 */
export function versionVerdict(before: string | null, after: string | null, bump: Bump): VersionVerdict {
  if (after === null) return { before, after, bump, required: null, ok: true };
  const isSemantic = valid(after) !== null;
  if (before === null)
    return { before, after, bump, required: isSemantic ? after : FIRST_VERSION, ok: isSemantic };
  const base = semanticOf(before);
  if (base === null) {
    const ok = isSemantic && bump !== "major";
    return { before, after, bump, required: isSemantic ? null : FIRST_VERSION, ok };
  }
  const required = requiredVersion(base, bump);
  const ok = isSemantic && (bump === "none" ? !lt(after, base) : gte(after, required));
  return { before, after, bump, required, ok };
}

const FIRST_VERSION = "1.0.0";

/** Why nobody can tell whether a version is right, where nobody can. */
export function whyUntold({ after, before, required }: VersionVerdict): string | undefined {
  if (before === null || after === null || required !== null) return undefined;
  const was = before === "" ? "there was no version before" : `${before} is no semantic version`;
  return `nobody can tell whether ${after} is right, as ${was}`;
}

/** A version as semantic versioning writes it: `1.0` is 1.0.0. A date is none. */
function semanticOf(version: string): string | null {
  return valid(/^v?\d+(\.\d+)?$/.test(version) ? coerce(version) : version);
}

function requiredVersion(before: string, bump: Bump): string {
  if (bump === "none") return before;
  const early = bump === "major" && lt(before, "1.0.0");
  return inc(before, early ? "minor" : bump) ?? before;
}
