/**
 * `openapi-typescript`: its types.
 */
import { join } from "node:path";
import type { Subject } from "../subjects.ts";
import { runTool, type TypesTool } from "./tool.ts";

export const openapiTypescript: TypesTool = {
  name: "openapi-typescript",
  judgedBy: "compiler",
  async make(workshop) {
    const file = join(workshop.folder, "types.ts");
    await runTool(workshop, "openapi-typescript", [
      workshop.file,
      "--output",
      file,
      "--default-non-nullable=false",
    ]);
    return { file, typeOf: typeInPaths };
  },
};

/** The type of a subject in the module's `paths`. */
export function typeInPaths({ operation, part, status = "", mediaType = "" }: Subject): string {
  const at = (...keys: readonly string[]) => keys.map((key) => `[${keyOf(key)}]`).join("");
  const base = `made.paths${at(operation.path, operation.method)}`;
  if (part === "body") return `NonNullable<${base}${at("requestBody")}>${at("content", mediaType)}`;
  if (part === "response") return `${base}${at("responses", status, "content", mediaType)}`;
  return `NonNullable<${base}${at("parameters", part)}>`;
}

/** Status codes are numbers there. */
function keyOf(key: string): string {
  return /^\d+$/.test(key) ? key : JSON.stringify(key);
}
