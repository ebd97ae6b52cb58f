/**
 * `orval`: the types of its `fetch` client, and its zod schemas.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonBodyOf } from "../json-content.ts";
import { isOnlySuccess, type Subject } from "../subjects.ts";
import { loadSchemas } from "./schemas.ts";
import { runTool, type SchemasTool, type TypesTool, typeName, type Workshop } from "./tool.ts";

export const orvalTypes: TypesTool = {
  name: "orval",
  judgedBy: "compiler",
  async make(workshop) {
    return { file: await generate(workshop, "fetch"), typeOf };
  },
};

export const orvalZod: SchemasTool = {
  name: "orval-zod",
  judgedBy: "parser",
  async make(workshop) {
    return loadSchemas(await generate(workshop, "zod"), (subject) => {
      const name = typeName(subject);
      if (subject.part === "response") return isOnlySuccess(subject) ? `${name}Response` : undefined;
      return `${name}${{ body: "Body", path: "Params", query: "QueryParams" }[subject.part]}`;
    });
  },
};

async function generate(workshop: Workshop, client: string): Promise<string> {
  const target = join(workshop.folder, `${client}.ts`);
  const config = { api: { input: { target: workshop.file }, output: { mode: "single", target, client } } };
  const file = join(workshop.folder, "orval.config.mjs");
  await writeFile(file, `export default ${JSON.stringify(config)};\n`);
  await runTool(workshop, "orval", ["--config", file]);
  return target;
}

/** Its functions take the path's parameters one by one, then the body, then the query. */
function typeOf({ operation, part, status = "" }: Subject): string | undefined {
  const call = `typeof made.${operation.name}`;
  const argument = (index: number) => `NonNullable<Parameters<${call}>[${index}]>`;
  const names = [...operation.path.matchAll(/\{(.+?)\}/g)].map(([, name]) => name);
  switch (part) {
    case "path":
      return `{ ${names.map((name, index) => `${JSON.stringify(name)}: ${argument(index)}`).join("; ")} }`;
    case "body":
      return argument(names.length);
    case "query":
      return argument(names.length + (jsonBodyOf(operation) === undefined ? 0 : 1));
    case "response":
      return /^\d+$/.test(status)
        ? `Extract<Awaited<ReturnType<${call}>>, { status: ${status} }>["data"]`
        : undefined;
  }
}
