/**
 * Schemas that Prism cannot use, as its ajv does not compile them. It takes everything for valid then, and does not say so.
 */
import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import { onceFor } from "@facility-contracts/model/once";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP } from "@facility-contracts/model/schema/keywords";
import { essenceOf } from "@facility-contracts/serving/media-type";
import type { IHttpResponse } from "@stoplight/prism-http";
import { findOperationResponse } from "@stoplight/prism-http/dist/validator/utils/spec.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import { cut } from "./cut.ts";
import { isForm } from "./form-types.ts";
import type { Operation, Schema } from "./operation.ts";
import { schemaOfRequest, schemaOfResponse } from "./prism-violations.ts";
import { UNUSABLE, type Violation } from "./violations.ts";

/** Of a schema so many characters are quoted. */
const MAX_QUOTED = 120;

/** Prism's number for a request, by which its texts differ. */
const INPUT = 0;

/** What Prism checks as one: when a schema of it cannot be used, nothing of it is checked. */
interface Checked {
  readonly what: string;
  readonly schemas: readonly { readonly name?: string; readonly schema?: unknown }[];
  readonly faultOf: (schema: Schema, bundle: unknown) => string | undefined;
}

/** What nobody checks of the requests for an operation. */
export function unusableInRequest(operation: Operation): Violation[] {
  const { body, headers = [], path = [], query = [] } = operation.request ?? {};
  const checked = [
    ...(body?.contents ?? []).map(({ mediaType, schema }) => ({
      what: `a body of ${mediaType}`,
      schemas: [{ schema }],
      faultOf: isForm(essenceOf(mediaType)) ? faultOfForm : faultOfRequest,
    })),
    { what: "the path", schemas: path, faultOf },
    { what: "the query", schemas: query, faultOf },
    { what: "the headers", schemas: headers, faultOf },
  ];
  return unusable("request", operation, checked);
}

/** What nobody checks of an answer. */
export function unusableInResponse(
  operation: Operation,
  { statusCode, headers: written }: Pick<IHttpResponse, "statusCode" | "headers">,
): Violation[] {
  const response = findOperationResponse(operation.responses, statusCode);
  if (response._tag === "None") return [];
  const { contents = [], headers = [] } = response.value;
  const type = Object.entries(written ?? {}).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const checked = contents
    .filter(({ mediaType }) => mediaType === type)
    .map(({ schema }) => ({ what: "the body", schemas: [{ schema }], faultOf: faultOfResponse }));
  return unusable("response", operation, [...checked, { what: "the headers", schemas: headers, faultOf }]);
}

function unusable(
  part: "request" | "response",
  operation: Operation,
  checked: readonly Checked[],
): Violation[] {
  const bundle = memberIn(operation, "__bundled__");
  return checked.flatMap((one) => {
    const [fault] = one.schemas.flatMap(({ name, schema }) => {
      const found = isSchema(schema) ? one.faultOf(schema, bundle) : undefined;
      return found === undefined ? [] : [`the schema ${name === undefined ? "" : `of '${name}' `}${found}`];
    });
    if (fault === undefined) return [];
    const message = `Nobody checks ${one.what} of the ${part}, and anything is taken for valid: ${fault}`;
    return [{ location: [part], severity: "Warning", code: UNUSABLE, message }];
  });
}

/** What of a schema cannot be used, undefined for one that can. */
const faultOf = onceFor((schema: Schema, bundle: unknown): string | undefined => {
  if (isUsable(schema, bundle)) return undefined;
  let pointer = "";
  let faulty = schema;
  // As deep as it is still the same fault.
  for (let inner = faultyIn(faulty, bundle); inner !== undefined; inner = faultyIn(faulty, bundle)) {
    pointer = pointerBelow(pointer, ...inner.keys);
    faulty = inner.schema;
  }
  const where = pointer === "" ? "" : ` at ${pointer}`;
  return `cannot be used${where}: ${cut(JSON.stringify(faulty, asWritten), MAX_QUOTED)}`;
});

const faultOfRequest = onceFor((schema: Schema, bundle: unknown) => faultOf(schemaOfRequest(schema), bundle));
/** Of a form Prism does not know what a schema refers to that leads to itself. */
const faultOfForm = onceFor((schema: Schema) => faultOf(schemaOfRequest(schema), undefined));
const faultOfResponse = onceFor((schema: Schema, bundle: unknown) =>
  faultOf(schemaOfResponse(schema), bundle),
);

/** What Prism adds to a schema is left out. */
function asWritten(key: string, value: unknown): unknown {
  return key === "$schema" || key === "x-stoplight" ? undefined : value;
}

/** Whether Prism has something to say of a value that nothing allows. */
function isUsable(schema: Schema, bundle: unknown): boolean {
  const { $schema } = schema;
  const refusing = { ...($schema !== undefined && { $schema }), allOf: [schema, false] };
  return validateAgainstSchema(null, refusing, false, INPUT, undefined, bundle)._tag === "Some";
}

function faultyIn(schema: Schema, bundle: unknown): { keys: string[]; schema: Schema } | undefined {
  for (const keyword of keysIn(schema)) {
    const value = memberIn(schema, keyword);
    const holdsMany = SCHEMA_LIST.has(keyword) || SCHEMA_MAP.has(keyword);
    const inner = holdsMany ? keysIn(value).map((key) => [keyword, key]) : [[keyword]];
    if (!holdsMany && !ONE_SCHEMA.has(keyword)) continue;
    for (const keys of inner) {
      const one = keys.reduce<unknown>(memberIn, schema);
      // A schema that leads to itself is faulty wherever it is mentioned; its fault stands elsewhere.
      if (isSchema(one) && memberIn(one, "$ref") === undefined && !isUsable(one, bundle))
        return { keys, schema: one };
    }
  }
  return undefined;
}

function isSchema(value: unknown): value is Schema {
  return isObject(value);
}
