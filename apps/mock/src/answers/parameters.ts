import type { MockRequest } from "../http/request.ts";
import type { Operation, Schema } from "./operation.ts";
import { segmentsOf } from "./segment.ts";
import type { Violation } from "./violations.ts";

interface ParameterChecks {
  /**
   * Whether they are certainly valid. `false` leaves it to Prism, whose own check of a handful of parameters takes
   * longer than all the rest of a request.
   */
  proven(request: MockRequest, segments: readonly string[]): boolean;

  /** What Prism lets pass and the contract does not. */
  violations(request: MockRequest, segments: readonly string[]): Violation[];
}

/** How a value has to be written in a path, and what Prism says of one that is not. */
interface Form {
  readonly pattern: RegExp;
  readonly code: string;
  readonly fault: string;
}

/** Prism makes a value of the text first: to it `1e3` and `0x10` are integers, and a URN is a UUID. */
const INTEGER: Form = { pattern: /^-?\d+$/, code: "type", fault: "must be integer" };
const UUID: Form = {
  pattern: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  code: "format",
  fault: 'must match format "uuid"',
};

/** Keywords that say nothing about which values are valid, beside those that begin with `x-`. */
const ANNOTATIONS = ["$schema", "description", "title", "examples", "example", "default", "deprecated"];

export function parameterChecks(operation: Operation): ParameterChecks {
  const { path = [], query = [], headers = [] } = operation.request ?? {};
  const inPath = pathParameters(operation).map(({ name, index }) => {
    const schema = path.find((parameter) => parameter.name === name)?.schema;
    return { name: name.toLowerCase(), index, form: formOf(schema), isValid: proofOf(schema) };
  });
  const inQuery = query.map(({ name, schema, style, explode, deprecated, required }) => {
    const isPlain = String(style) === "form" && explode === true && !deprecated && !required;
    return { name, values: itemValues(schema), isPlain };
  });
  // Some may stand in a part of a segment only, of which only Prism knows where it ends.
  const areInSegments = inPath.length === path.length;
  const canBeProven = headers.length === 0 && areInSegments && inQuery.every(({ isPlain }) => isPlain);

  return {
    proven(request, segments) {
      if (!canBeProven || !inPath.every(({ index, isValid }) => isValid(segments[index] ?? ""))) return false;
      return Object.entries(request.query ?? {}).every(([name, given]) => {
        // To Prism a name is the same in any case. A name that no parameter has is no fault.
        const parameter = inQuery.find((known) => known.name.toLowerCase() === name.toLowerCase());
        if (parameter === undefined) return true;
        return parameter.name === name && [given].flat().every((item) => parameter.values?.has(item));
      });
    },

    violations({ query: given = {} }, segments) {
      const misspelt = inPath.flatMap(({ name, index, form }) =>
        form === undefined || form.pattern.test(segments[index] ?? "")
          ? []
          : [violation(["path", name], form.code, `path parameter ${name} ${form.fault}`)],
      );
      const empty = inQuery.flatMap(({ name, values }) => {
        if (given[name] !== "" || values === undefined) return [];
        const fault = `must be equal to one of the allowed values: ${[...values].join(", ")}`;
        return [violation(["query", name, "0"], "enum", `query parameter ${name}.0 ${fault}`)];
      });
      return [...misspelt, ...empty];
    },
  };
}

/** The parameters in the path of an operation that are a whole segment, each with the place of it. */
export function pathParameters({ path }: Operation): { name: string; index: number }[] {
  return segmentsOf(path).flatMap((segment, index) => {
    const [, name] = /^{(.+)}$/.exec(segment) ?? [];
    return name === undefined ? [] : [{ name, index }];
  });
}

function formOf({ type, format }: Schema = {}): Form | undefined {
  if (type === "integer") return INTEGER;
  return type === "string" && format === "uuid" ? UUID : undefined;
}

/** Makes a check that accepts most of the valid values of a schema, and nothing else. */
function proofOf(schema: Schema = {}): (text: string) => boolean {
  const { type, format, minimum, maximum, ...others } = schema;
  if (!areAnnotations(others)) return () => false;
  if (type === "integer" && format === undefined) {
    const [least, most] = [minimum ?? Number.NEGATIVE_INFINITY, maximum ?? Number.POSITIVE_INFINITY];
    return (text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most;
  }
  return (text) => formOf(schema) === UUID && UUID.pattern.test(text);
}

/** The values that the items of a list may have, if that is all that its schema says. */
function itemValues({ type, items, ...others }: Schema = {}): Set<unknown> | undefined {
  if (type !== "array" || !areAnnotations(others) || typeof items !== "object" || Array.isArray(items)) {
    return undefined;
  }
  const { type: itemType, enum: values, ...itemOthers } = items;
  return itemType === "string" && areAnnotations(itemOthers) && values ? new Set(values) : undefined;
}

function areAnnotations(keywords: object): boolean {
  return Object.keys(keywords).every((keyword) => ANNOTATIONS.includes(keyword) || keyword.startsWith("x-"));
}

function violation(place: readonly string[], code: string, message: string): Violation {
  return { location: ["request", ...place], severity: "Error", code, message: `Request ${message}` };
}
