/**
 * `@hey-api/openapi-ts`: its types, and its plug-in for zod.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isOnlySuccess, type Subject } from "../subjects.ts";
import { loadSchemas, type SchemaNames } from "./schemas.ts";
import { runTool, type SchemasTool, type TypesTool, typeName, type Workshop } from "./tool.ts";

export const heyApiTypes: TypesTool = {
  name: "hey-api",
  judgedBy: "compiler",
  async make(workshop) {
    await generate(workshop, "@hey-api/typescript");
    return { file: join(workshop.folder, "types.gen.ts"), typeOf };
  },
};

export const heyApiZod: SchemasTool = {
  name: "hey-api-zod",
  judgedBy: "parser",
  async make(workshop) {
    await generate(workshop, "zod");
    return loadSchemas(join(workshop.folder, "zod.gen.ts"), nameOfSchema);
  },
};

async function generate(workshop: Workshop, plugin: string): Promise<void> {
  const config = {
    input: workshop.file,
    output: { path: workshop.folder, clean: false },
    plugins: [plugin],
    logs: { level: "silent", file: false },
  };
  const file = join(workshop.folder, "openapi-ts.config.mjs");
  await writeFile(file, `export default ${JSON.stringify(config)};\n`);
  await runTool(workshop, "@hey-api/openapi-ts", ["-f", file]);
}

function typeOf(subject: Subject): string {
  const name = typeName(subject);
  const { part, status = "" } = subject;
  if (part !== "response") return `NonNullable<made.${name}Data["${part}"]>`;
  const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
  return `made.${name}${status.startsWith("2") ? "Responses" : "Errors"}[${key}]`;
}

const nameOfSchema: SchemaNames = (subject) => {
  const name = `z${typeName(subject)}`;
  if (subject.part === "response") return isOnlySuccess(subject) ? `${name}Response` : undefined;
  return `${name}${{ body: "Body", path: "Path", query: "Query" }[subject.part]}`;
};
