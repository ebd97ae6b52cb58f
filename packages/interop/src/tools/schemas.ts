/**
 * Schemas of zod in a generated module.
 */
import { pathToFileURL } from "node:url";
import { isObject, memberIn } from "@facility-contracts/model/json";
import type { Subject } from "../subjects.ts";
import type { MadeSchemas } from "./tool.ts";

/** The name of the export for a subject; undefined where the tool makes none. */
export type SchemaNames = (subject: Subject) => string | undefined;

/** The schemas of a module by their names. */
export async function loadSchemas(file: string, nameOf: SchemaNames): Promise<MadeSchemas> {
  const module: unknown = await import(pathToFileURL(file).href);
  return (subject) => {
    const name = nameOf(subject);
    return name === undefined ? undefined : acceptsOf(memberIn(module, name));
  };
}

/** Whether a schema of zod, of any version, takes a value; undefined when it is none. */
export function acceptsOf(schema: unknown): ((value: unknown) => boolean) | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const parse: unknown = Reflect.get(schema, "safeParse");
  if (typeof parse !== "function") return undefined;
  return (value) => {
    const result: unknown = Reflect.apply(parse, schema, [value]);
    return isObject(result) && result.success === true;
  };
}
