/**
 * `openapi-zod-client`: the zod schemas of its endpoints.
 */
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject, type JsonObject, listOf } from "@facility-contracts/model/json";
import { isOnlySuccess, type Subject } from "../subjects.ts";
import { acceptsOf } from "./schemas.ts";
import { type MadeSchemas, runTool, type SchemasTool } from "./tool.ts";

const PACKAGE = "openapi-zod-client";

export const openapiZodClient: SchemasTool = {
  name: PACKAGE,
  judgedBy: "parser",
  async make(workshop) {
    const { tools, folder, file } = workshop;
    // What it makes imports the older zod that the tool itself has.
    await symlink(
      join(tools, "node_modules", PACKAGE, "node_modules"),
      join(folder, "node_modules"),
      "junction",
    );
    const output = join(folder, "client.ts");
    await runTool(workshop, PACKAGE, [file, "--output", output]);
    const module: unknown = await import(pathToFileURL(output).href);
    return schemasOf(endpointsOf(module));
  },
};

function endpointsOf(module: unknown): JsonObject[] {
  const client = typeof module === "object" && module !== null ? Reflect.get(module, "api") : undefined;
  const endpoints: unknown =
    typeof client === "object" && client !== null ? Reflect.get(client, "api") : undefined;
  return listOf(endpoints).filter(isObject);
}

function schemasOf(endpoints: readonly JsonObject[]): MadeSchemas {
  return (subject) => {
    const endpoint = endpoints.find(({ alias }) => alias === subject.operation.name);
    if (endpoint === undefined) return undefined;
    if (subject.part === "response") {
      if (isOnlySuccess(subject)) return acceptsOf(endpoint.response);
      return acceptsOf(
        membersOf(endpoint.errors).find(({ status }) => String(status) === subject.status)?.schema,
      );
    }
    const parameters = membersOf(endpoint.parameters);
    if (subject.part === "body") return acceptsOf(parameters.find(({ type }) => type === "Body")?.schema);
    return parametersOf(subject, parameters);
  };
}

/** A schema for each parameter; together they take an object. */
function parametersOf({ part }: Subject, parameters: readonly JsonObject[]) {
  const type = part === "path" ? "Path" : "Query";
  const schemas = parameters
    .filter((parameter) => parameter.type === type)
    .map(({ name, schema }) => ({ name: String(name), accepts: acceptsOf(schema) }));
  if (schemas.length === 0) return undefined;
  return (value: unknown) =>
    isObject(value) && schemas.every(({ name, accepts }) => accepts?.(value[name]) ?? false);
}

function membersOf(list: unknown): JsonObject[] {
  return listOf(list).filter(isObject);
}
