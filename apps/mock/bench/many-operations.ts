import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { apis } from "@facility-contracts/contract/apis";
import { memberIn, objectOf } from "@facility-contracts/model/json";
import { prepareAll } from "../src/prepare/prepare.ts";

/**
 * Writes the document of the first API with so many operations, its own ones and copies below other paths, and what this
 * mock prepares of it.
 */
export async function writeOperations(operations: number, folder: string) {
  const [api] = apis;
  const paths = Object.entries(objectOf(memberIn(api?.document, "paths")));
  const copies = Array.from({ length: operations }, (_, index) => {
    const [path = "", item] = paths[index % paths.length] ?? [];
    const copy = Math.floor(index / paths.length);
    return [copy === 0 ? path : `/copy-${copy}${path}`, item];
  });
  const document = { ...api?.document, paths: Object.fromEntries(copies) };
  const file = join(folder, `${operations}-operations.json`);
  await writeFile(file, JSON.stringify(document));
  const prepared = join(folder, `${operations}-prepared.json`);
  await writeFile(prepared, JSON.stringify(await prepareAll([{ name: "copies", document }])));
  return { document: file, prepared };
}
