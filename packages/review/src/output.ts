/**
 * The files that a review is written to.
 */
import { readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject } from "@facility-contracts/model/json";
import { parseYaml } from "@redocly/openapi-core";

/** Refuses to write over a document: its name came after an option that takes one. @throws {Failure} with exit code 2 */
export async function refuseDocument(option: string, file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => "");
  if (isDocument(text))
    throw new Failure(
      2,
      `${option} would write over ${file}, which is an OpenAPI document. Name another file, or give ${option}=- for the standard output`,
    );
}

/** Whether a text is JSON or YAML that says which OpenAPI it is of. */
function isDocument(text: string): boolean {
  try {
    const value = parseYaml(text);
    return isObject(value) && (value.openapi !== undefined || value.swagger !== undefined);
  } catch {
    return false;
  }
}

/** Writes a file, and tells so. */
export async function written(file: string, text: string): Promise<string> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(2, `${file} cannot be written: ${messageOf(error)}`);
  }
  return `Wrote ${relative(process.cwd(), file)}`;
}
