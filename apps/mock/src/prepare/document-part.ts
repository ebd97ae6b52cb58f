import type { Contract } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn, memberIn, objectOf } from "@facility-contracts/model/json";
import { enclosing, keysOf, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";

/** What Prism reads of a document beside a path, as long as nothing refers to more. */
const ALWAYS = [
  "#/openapi",
  "#/info",
  "#/jsonSchemaDialect",
  "#/servers",
  "#/security",
  "#/tags",
  "#/externalDocs",
  "#/x-stoplight",
  "#/components/securitySchemes",
];

/**
 * A path of a document with all that it leads to, each where it stands. Prism reads an operation from it as from the whole,
 * which takes it a thousand times as long where there are hundreds.
 */
export function documentPart(contract: Contract, path: string): JsonObject {
  const { document } = contract;
  const taken = new Set([...ALWAYS, pointerBelow("#", "paths", path)]);
  // What is added is visited too.
  for (const pointer of taken)
    for (const target of targetsIn(contract, pointer, valueAt(document, pointer)))
      taken.add(takenFor(target));
  if (taken.has("#")) return document;
  const around = new Set([...taken].flatMap((pointer) => [...enclosing(pointer)]));
  return membersOf(document, "#");

  function membersOf(owner: JsonObject, pointer: string): JsonObject {
    const members = Object.entries(owner).flatMap(([key, value]) => {
      const own = pointerBelow(pointer, key);
      if (!around.has(own)) return [];
      return [[key, taken.has(own) ? value : membersOf(objectOf(value), own)]];
    });
    return Object.fromEntries(members);
  }
}

/** What is taken where a reference leads: one path, one schema, else the member of the document. */
function takenFor(target: string): string {
  const keys = keysOf(target);
  const [list = ""] = keys;
  const depth = list === "components" ? 3 : list === "paths" ? 2 : 1;
  return pointerBelow("#", ...keys.slice(0, depth));
}

/** Where the references of a value lead in the document, in examples too: Prism follows them all. */
function targetsIn(contract: Contract, pointer: string, value: unknown): string[] {
  const inside = keysIn(value).flatMap((key) =>
    targetsIn(contract, pointerBelow(pointer, key), memberIn(value, key)),
  );
  const target = targetOf({ contract, pointer, value });
  return target === undefined ? inside : [target, ...inside];
}
