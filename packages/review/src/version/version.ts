/**
 * What `info.version` has to be.
 */

import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { gte, inc, lt, valid } from "semver";
import type { Bump, VersionVerdict } from "../report.ts";

/** `info.version` of a document; empty where there is none. */
export function versionOf(document: JsonObject): string {
  const { version } = objectOf(document.info);
  return typeof version === "string" ? version : "";
}

/**
 * Judges a version against the largest change. Before 1.0.0 a breaking change is a new minor version, as semantic versioning
 * has it.
 */
export function versionVerdict(before: string | null, after: string | null, bump: Bump): VersionVerdict {
  if (after === null) return { before, after, bump, required: null, ok: true };
  if (before === null || valid(before) === null) {
    return {
      before,
      after,
      bump,
      required: valid(after) === null ? "1.0.0" : after,
      ok: valid(after) !== null,
    };
  }
  const required = requiredVersion(before, bump);
  const ok = valid(after) !== null && (bump === "none" ? !lt(after, before) : gte(after, required));
  return { before, after, bump, required, ok };
}

function requiredVersion(before: string, bump: Bump): string {
  if (bump === "none") return before;
  const early = bump === "major" && lt(before, "1.0.0");
  return inc(before, early ? "minor" : bump) ?? before;
}
