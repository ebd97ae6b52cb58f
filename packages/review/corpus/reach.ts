/**
 * Who is hurt when a schema of a document allows less, read from the document alone, without the model: whoever sends a message
 * that it is a part of.
 */
import { isObject, keysIn, memberIn, objectOf } from "@facility-contracts/model/json";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import type { Side } from "../src/report.ts";

/** Who sends what a place describes. */
export interface Senders {
  /** Those whose messages it limits, whatever else stands around it. */
  readonly certain: Set<Side>;
  /** Those whom it may concern: in a branch that others overlap, less may be more. */
  readonly possible: Set<Side>;
}

/** Keywords below which less may be more, or nothing. */
const LOOSE = new Set(["anyOf", "contains", "dependentSchemas", "else", "if", "not", "oneOf", "then"]);

const OTHER: Readonly<Record<Side, Side>> = { clients: "providers", providers: "clients" };

/** The senders of each place that an operation leads to, by pointer. */
export function sendersIn(document: unknown): ReadonlyMap<string, Senders> {
  const found = new Map<string, Senders>();
  const seen = new Set<string>();
  items(memberIn(document, "paths"), "#/paths", "clients");
  items(memberIn(document, "webhooks"), "#/webhooks", "providers");
  return found;

  function items(paths: unknown, pointer: string, sender: Side): void {
    for (const path of keysIn(paths)) item(memberIn(paths, path), pointerBelow(pointer, path), sender);
  }

  function item(value: unknown, pointer: string, sender: Side): void {
    for (const key of keysIn(value)) {
      const [member, place] = [memberIn(value, key), pointerBelow(pointer, key)];
      if (key === "parameters") visit(member, place, sender, false);
      else if (isObject(member)) operation(member, place, sender);
    }
  }

  function operation(value: unknown, pointer: string, sender: Side): void {
    for (const key of keysIn(value)) {
      const [member, place] = [memberIn(value, key), pointerBelow(pointer, key)];
      if (key === "parameters" || key === "requestBody") visit(member, place, sender, false);
      if (key === "responses") visit(member, place, OTHER[sender], false);
      if (key === "callbacks")
        for (const name of keysIn(member))
          items(memberIn(member, name), pointerBelow(place, name), OTHER[sender]);
    }
  }

  function visit(value: unknown, pointer: string, sender: Side, isLoose: boolean): void {
    const visited = `${pointer} ${sender} ${isLoose}`;
    if (typeof value !== "object" || value === null || seen.has(visited)) return;
    seen.add(visited);
    const senders = found.get(pointer) ?? { certain: new Set(), possible: new Set() };
    found.set(pointer, senders);
    for (const side of isLoose ? (["clients", "providers"] as const) : [sender]) senders.possible.add(side);
    if (!isLoose) senders.certain.add(sender);
    const reference = memberIn(value, "$ref");
    if (typeof reference === "string") lead(reference, sender, isLoose);
    // Of which kind a message is, only its word says.
    for (const kind of Object.values(objectOf(memberIn(memberIn(value, "discriminator"), "mapping"))))
      if (typeof kind === "string") lead(kind, sender, true);
    for (const key of keysIn(value))
      visit(memberIn(value, key), pointerBelow(pointer, key), sender, isLoose || LOOSE.has(key));
  }

  function lead(reference: string, sender: Side, isLoose: boolean): void {
    if (!reference.startsWith("#/")) return;
    const keys = keysOf(decodeURIComponent(reference));
    visit(keys.reduce<unknown>(memberIn, document), pointerBelow("#", ...keys), sender, isLoose);
  }
}
