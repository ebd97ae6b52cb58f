/**
 * Changes of names that everybody sees: of properties, paths, methods, statuses, media types, headers.
 */
import { keysOf } from "@facility-contracts/model/pointer";
import type { Claim } from "../src/claims.ts";
import type { Edit } from "./mutant.ts";
import { drop } from "./value-edits.ts";

const METHODS = ["get", "put", "post", "delete", "patch"];

/** What a name is of, by the key that holds it. */
const OF: Readonly<Record<string, string>> = {
  content: "media type",
  headers: "header",
  paths: "path",
  properties: "property",
  responses: "status",
};

/** The edits of a claim about a name. */
export function nameEdits({ pointer }: Claim): Edit[] {
  const keys = keysOf(pointer);
  const name = keys.at(-1) ?? "";
  const of = METHODS.includes(name) && keys.length === 3 ? "method" : OF[keys.at(-2) ?? ""];
  if (of === undefined) return [];
  return [
    ...othersOf(of, name).map(
      (renamed): Edit => ({ kind: `${of} changed`, at: pointer, value: undefined, renamed }),
    ),
    drop(`${of} dropped`, pointer),
  ];
}

function othersOf(of: string, name: string): string[] {
  switch (of) {
    case "method":
      return METHODS.filter((method) => method !== name).slice(0, 2);
    case "path":
      return [name.replace(/(\w)(\/|$)/, "$1x$2"), `${name}/`, name.replace(/\{/, "{the")];
    case "status":
      return [String(Number(name) + 1), `${name[0]}XX`];
    case "media type":
      return ["application/vnd.api+json", "text/plain"];
    default: {
      const [first = "", rest] = [name[0], name.slice(1)];
      const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
      return [`${name}x`, `${other}${rest}`];
    }
  }
}
