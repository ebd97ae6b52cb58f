import type { MockRequest } from "../http/request.ts";
import type { Operation, Schema } from "./operation.ts";
import { segmentsOf } from "./router.ts";
import type { Violation } from "./violations.ts";

/** Checks of the parameters of one operation. */
export interface ParameterChecks {
  /**
   * Whether they are certainly valid. `false` leaves it to Prism, whose own check of a handful of parameters takes
   * longer than all the rest of a request.
   */
  proven(request: MockRequest, segments: readonly string[]): boolean;

  /** What Prism lets pass and the contract does not. */
  violations(request: MockRequest, segments: readonly string[]): Violation[];
}

/** How a value is written. Prism turns a text into a value of the type first, so that `1e3` and `0x10` are integers. */
const WRITTEN: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
};

/** Keywords that say nothing about which values are valid. */
const ANNOTATIONS = new Set([
  "$schema",
  "description",
  "title",
  "examples",
  "example",
  "default",
  "deprecated",
]);

/** Makes the checks of the parameters of an operation. */
export function parameterChecks(operation: Operation): ParameterChecks {
  const { path = [], query = [], headers = [] } = operation.request ?? {};
  const inPath = pathParameters(operation).map(({ name, index }) => {
    const schema = path.find((parameter) => parameter.name === name)?.schema;
    const written = WRITTEN[keyOf(schema)];
    return { name, index, written, key: keyOf(schema), proves: schema ? prover(schema) : never };
  });
  const lists = new Map(
    query.map(({ name, schema, style, explode, deprecated }) => {
      const plain = String(style) === "form" && explode === true && deprecated !== true;
      return [name, plain ? itemValues(schema) : undefined] as const;
    }),
  );

  return {
    proven(request, segments) {
      if (headers.length > 0 || query.some(({ required }) => required)) return false;
      if (!inPath.every(({ index, proves }) => proves(segments[index] ?? ""))) return false;
      return Object.entries(request.query ?? {}).every(([name, value]) => {
        const values = lists.get(name);
        return values !== undefined && [value].flat().every((item) => values.has(item));
      });
    },

    violations(request, segments) {
      const misspelt = inPath.filter(({ index, written }) => written && !written.test(segments[index] ?? ""));
      const empty = query.filter(({ name, schema }) => request.query?.[name] === "" && itemValues(schema));
      return [
        ...misspelt.map(({ name, key }) => ({
          location: ["request", "path", name.toLowerCase()],
          severity: "Error",
          code: key === "integer" ? "type" : "format",
          message: `Request path parameter ${name.toLowerCase()} must ${key === "integer" ? "be integer" : `match format "${key}"`}`,
        })),
        ...empty.map(({ name, schema }) => ({
          location: ["request", "query", name, "0"],
          severity: "Error",
          code: "enum",
          message: `Request query parameter ${name}.0 must be equal to one of the allowed values: ${[...(itemValues(schema) ?? [])].join(", ")}`,
        })),
      ];
    },
  };
}

/** The parameters in the path of an operation, each with the place of its segment. */
export function pathParameters({ path }: Operation): { name: string; index: number }[] {
  return segmentsOf(path).flatMap((segment, index) => {
    const [, name] = /^{(.+)}$/.exec(segment) ?? [];
    return name === undefined ? [] : [{ name, index }];
  });
}

/** The name of the way in which a value of this schema is written. */
function keyOf(schema: Schema | undefined): string {
  const { type, format } = schema ?? {};
  return String(type === "string" ? format : type);
}

/** Makes a check that finds most of the valid values of a schema, and nothing else. */
function prover(schema: Schema): (text: string) => boolean {
  const { type, format, minimum, maximum, ...others } = schema;
  if (!Object.keys(others).every((keyword) => ANNOTATIONS.has(keyword) || keyword.startsWith("x-")))
    return never;
  if (type === "integer" && format === undefined) {
    const [least, most] = [minimum ?? Number.NEGATIVE_INFINITY, maximum ?? Number.POSITIVE_INFINITY];
    return (text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most;
  }
  if (type === "string" && format === "uuid") return (text) => WRITTEN.uuid?.test(text) === true;
  return never;
}

/** The values that the items of a list may have, if that is all that its schema says. */
function itemValues(schema: Schema | undefined): Set<unknown> | undefined {
  const { type, items, ...others } = schema ?? {};
  const annotated = Object.keys(others).every((key) => ANNOTATIONS.has(key) || key.startsWith("x-"));
  if (type !== "array" || !annotated || typeof items !== "object" || Array.isArray(items)) return undefined;
  const { type: itemType, enum: values, ...itemOthers } = items;
  const plain = Object.keys(itemOthers).every((key) => ANNOTATIONS.has(key) || key.startsWith("x-"));
  return itemType === "string" && plain && values ? new Set(values) : undefined;
}

function never(): boolean {
  return false;
}
