import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import { readOperations } from "../build/operations.ts";
import { prepare } from "../build/prepare.ts";
import { documentPath, readDocument } from "../src/documents.ts";

/**
 * Writes the document of the safety register with so many operations, its own ones and copies below other paths, and
 * what this mock prepares of it.
 */
export async function writeOperations(operations: number, folder: string) {
  const document = await readDocument(documentPath("safety-register"));
  const paths = "paths" in document && isObject(document.paths) ? Object.entries(document.paths) : [];
  const copies = Array.from({ length: operations }, (_, index) => {
    const [path = "", item] = paths[index % paths.length] ?? [];
    const copy = Math.floor(index / paths.length);
    return [copy === 0 ? path : `/copy-${copy}${path}`, item];
  });
  const file = join(folder, `${operations}-operations.json`);
  await writeFile(file, JSON.stringify({ ...document, paths: Object.fromEntries(copies) }));
  const prepared = join(folder, `${operations}-prepared.json`);
  const apis = [{ name: "safety-register", operations: await prepare(await readOperations(file)) }];
  await writeFile(prepared, JSON.stringify({ apis }));
  return { document: file, prepared };
}
