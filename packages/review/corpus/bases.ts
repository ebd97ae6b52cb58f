/**
 * The documents that the corpus edits: the frozen contract as bundled, and three that have what ours lack.
 */
import { readFileSync } from "node:fs";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { isPlainObject, parseYaml } from "@redocly/openapi-core";

/** A document, not to be written to: an edit gets a clone. */
export type BaseDocument = Readonly<Record<string, unknown>>;

/** The name of a document that entries edit. */
export type BaseName = "tickets" | "safety-register" | "inventory" | "visits" | "signals";

/** All of them, parsed. */
export const bases: Readonly<Record<BaseName, BaseDocument>> = {
  tickets,
  "safety-register": safetyRegister,
  inventory: synthetic("inventory"),
  visits: synthetic("visits"),
  signals: synthetic("signals"),
};

function synthetic(name: string): BaseDocument {
  const file = new URL(`./synthetic/${name}.yaml`, import.meta.url);
  const document = parseYaml(readFileSync(file, "utf8"));
  if (!isPlainObject(document)) throw new Error(`${file.pathname}: not a document`);
  return document;
}
