/**
 * The schemas that the model and the oracle are asked about, found without the model.
 */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { constructs30, constructs31 } from "./constructs.ts";
import { isJson } from "./values.ts";

/** An OpenAPI document. */
export type Document = Readonly<Record<string, unknown>>;

/** A schema that both are asked about. */
export interface Subject {
  readonly name: string;
  readonly document: Document;
  readonly pointer: string;
}

const FORMATS_3_0 = ["date-time", "email", "hostname", "ipv4", "ipv6", "uri"];

/** The formats that the oracle knows: in its 3.0 those of the draft 04. */
const FORMATS: Readonly<Record<string, ReadonlySet<unknown>>> = {
  "3.0": new Set(FORMATS_3_0),
  "3.1": new Set([...FORMATS_3_0, "date", "duration", "time", "uuid"]),
};

const EXAMPLES = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/** Of the documents of `@readme/oas-examples`, in 3.0 and 3.1. */
export const foreign = globSync("3.[01]/json/**/*.json", { cwd: EXAMPLES })
  .sort()
  .flatMap((name) => subjectsOf(name, JSON.parse(readFileSync(`${EXAMPLES}${name}`, "utf8"))));

/** Our own. */
export const own = [
  ...subjectsOf("3.0", { openapi: "3.0.3", components: { schemas: constructs30 } }),
  ...subjectsOf("3.1", { openapi: "3.1.0", components: { schemas: constructs31 } }),
];

function subjectsOf(name: string, source: unknown): Subject[] {
  const document = comparable(source, FORMATS[name.slice(0, 3)] ?? new Set());
  if (!isJson(document)) throw new Error(`${name} is no document`);
  return schemasIn(document).map((pointer) => ({ name, document, pointer }));
}

/** The pointers of all schemas that are no part of another one. */
function schemasIn(value: unknown, pointer = "#"): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (["example", "examples"].includes(key)) return [];
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const isSchema = isJson(member) && (key === "schema" || pointer === "#/components/schemas");
    return isSchema ? [at] : schemasIn(member, at);
  });
}

/** Without formats that the oracle does not know, and without `$schema`: the model reads every schema in one draft. */
function comparable(value: unknown, known: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item, known));
  if (!isJson(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, member]) =>
      typeof member !== "string" || (key === "format" ? known.has(member) : key !== "$schema"),
  );
  return Object.fromEntries(kept.map(([key, member]) => [key, comparable(member, known)]));
}
