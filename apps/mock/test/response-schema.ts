import { isObject } from "@facility-contracts/model/json";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { type DocumentedResponse, object } from "./documented-response.ts";

/*
 * Responses are open in the contract: a client tolerates fields that it does not know. What the mock sends has to be
 * exact, so the schemas are closed here before they judge it.
 *
 * `additionalProperties: false` would be wrong: it does not see through `allOf` and `$ref`. `unevaluatedProperties`
 * does, but only upwards: inside of a branch of `allOf` it would refuse the fields of the other branches. So it is put
 * where a schema describes a whole value (the body, a property, an item), and not on schemas that describe the same
 * value as the schema around them (the branches of `allOf`, `anyOf`, `oneOf`, or what a `$ref` leads to). Components
 * can be both, therefore a component's root stays open, and whoever refers to it closes it.
 */

/** Keywords that hold one schema of another value. */
const CHILD = ["items", "additionalProperties", "contains"];
/** Keywords that hold schemas of other values by name. */
const CHILDREN_BY_NAME = ["properties", "patternProperties"];
/** Keywords that hold a list of schemas of other values. */
const CHILDREN_IN_LIST = ["prefixItems"];
/** Keywords that hold a list of schemas of the same value. */
const BRANCHES = ["allOf", "anyOf", "oneOf"];
/** Keywords of subschemas that neither of the documents has: closing them would need thought. */
const NOT_HANDLED = ["if", "then", "else", "dependentSchemas", "propertyNames", "unevaluatedItems", "$defs"];

/** Compiles the schema of a documented response, closed against fields that it does not name. */
export const compileClosed = onceEach(({ document, schema }) =>
  compile(close(schema), mapValues(componentSchemas(document), closeChildren)),
);

/** Compiles the schema of a documented response as it is. */
export const compileOpen = onceEach(({ document, schema }) => compile(schema, componentSchemas(document)));

/** To compile one takes as long as hundreds of requests. */
function onceEach(make: (response: DocumentedResponse) => ValidateFunction) {
  const made = new WeakMap<DocumentedResponse, ValidateFunction>();
  return (response: DocumentedResponse): ValidateFunction => {
    const validate = made.get(response) ?? make(response);
    made.set(response, validate);
    return validate;
  };
}

function compile(schema: unknown, schemas: unknown): ValidateFunction {
  const ajv = createAjv({ allErrors: true });
  return ajv.compile({ ...object(schema), components: { schemas } });
}

function componentSchemas({ components }: DocumentedResponse["document"]): unknown {
  return object(components).schemas;
}

/** Closes a schema that describes a whole value. */
function close(schema: unknown): unknown {
  const closed = closeChildren(schema);
  return isObject(closed) ? { unevaluatedProperties: false, ...closed } : closed;
}

/** Closes the schemas of the values inside of the value that this schema describes. */
function closeChildren(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (NOT_HANDLED.includes(keyword))
        throw new Error(`response-schema.ts does not know how to close ${keyword}`);
      // What must not hold is left as it is: closed, it would hold less often.
      if (keyword === "not") return [keyword, value];
      if (CHILD.includes(keyword)) return [keyword, close(value)];
      if (CHILDREN_BY_NAME.includes(keyword)) return [keyword, mapValues(value, close)];
      if (CHILDREN_IN_LIST.includes(keyword)) return [keyword, mapList(value, close)];
      if (BRANCHES.includes(keyword)) return [keyword, mapList(value, closeChildren)];
      return [keyword, value];
    }),
  );
}

function mapValues(value: unknown, map: (schema: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(object(value)).map(([name, schema]) => [name, map(schema)]));
}

function mapList(value: unknown, map: (schema: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(map) : value;
}
