/**
 * Edits of one operation of a document that was not written here, each with its verdict: who is hurt follows from the edit
 * alone.
 */
import {
  isObject,
  type JsonObject,
  keysIn,
  listOf,
  memberIn,
  objectOf,
} from "@facility-contracts/model/json";
import type { Expected } from "../corpus/entry.ts";
import { withAt } from "../corpus/narrowings.ts";

/** An edit of an operation. */
export interface OwnEdit {
  readonly name: string;
  readonly breaks: Expected["breaks"];
  /** The operation as it is afterwards; null: it is gone. Undefined where it has nothing to edit. */
  readonly edited: (operation: JsonObject) => JsonObject | null | undefined;
}

const isOwnQuery = (parameter: unknown): parameter is JsonObject =>
  isObject(parameter) && parameter.in === "query" && parameter.required !== true;

/** Edits the first optional query parameter that stands at the operation itself. */
function queryEdited(operation: JsonObject, edit: (parameter: JsonObject) => JsonObject | undefined) {
  const parameters = listOf(operation.parameters);
  const index = parameters.findIndex((parameter) => isOwnQuery(parameter) && edit(parameter) !== undefined);
  const parameter = parameters[index];
  return isOwnQuery(parameter)
    ? { ...operation, parameters: parameters.with(index, edit(parameter)) }
    : undefined;
}

const withQuery = (operation: JsonObject, required: boolean): JsonObject => ({
  ...operation,
  parameters: [
    ...listOf(operation.parameters),
    { name: "sweep", in: "query", required, schema: { type: "string" } },
  ],
});

function withoutAnswer(operation: JsonObject, kind: RegExp): JsonObject | undefined {
  const answers = Object.entries(objectOf(operation.responses));
  const gone = answers.find(([status]) => kind.test(status));
  if (gone === undefined) return undefined;
  return { ...operation, responses: Object.fromEntries(answers.filter((answer) => answer !== gone)) };
}

/** A body that stands at the operation, with an optional property of its own. */
function bodyEdited(operation: JsonObject, edit: (schema: JsonObject) => JsonObject | undefined) {
  const keys = ["requestBody", "content", "application/json", "schema"];
  const schema = keys.reduce<unknown>(memberIn, operation);
  const edited = isObject(schema) && schema.type === "object" ? edit(schema) : undefined;
  const whole = edited === undefined ? undefined : withAt(operation, keys, edited);
  return isObject(whole) ? whole : undefined;
}

/** The edits. */
export const ownEdits: readonly OwnEdit[] = [
  { name: "operation gone", breaks: "clients", edited: () => null },
  { name: "required query parameter", breaks: "both", edited: (operation) => withQuery(operation, true) },
  {
    name: "optional query parameter",
    breaks: "providers",
    edited: (operation) => withQuery(operation, false),
  },
  {
    name: "query parameter becomes required",
    breaks: "clients",
    edited: (operation) => queryEdited(operation, (parameter) => ({ ...parameter, required: true })),
  },
  {
    name: "text of a query parameter gets a limit",
    breaks: "clients",
    edited: (operation) =>
      queryEdited(operation, ({ schema, ...parameter }) =>
        isObject(schema) && schema.type === "string" && schema.enum === undefined
          ? { ...parameter, schema: { ...schema, maxLength: 1 } }
          : undefined,
      ),
  },
  {
    name: "choice of a query parameter gone",
    breaks: "clients",
    edited: (operation) =>
      queryEdited(operation, ({ schema, ...parameter }) => {
        const choices = listOf(objectOf(schema).enum);
        if (choices.length < 2) return undefined;
        return { ...parameter, schema: { ...objectOf(schema), enum: choices.slice(0, -1) } };
      }),
  },
  { name: "success gone", breaks: "both", edited: (operation) => withoutAnswer(operation, /^2/) },
  { name: "error gone", breaks: "providers", edited: (operation) => withoutAnswer(operation, /^4/) },
  {
    name: "property of the body becomes required",
    breaks: "clients",
    edited: (operation) =>
      bodyEdited(operation, (schema) => {
        const required = listOf(schema.required);
        const name = keysIn(schema.properties).find((key) => !required.includes(key));
        return name === undefined ? undefined : { ...schema, required: [...required, name] };
      }),
  },
  {
    name: "body is closed",
    breaks: "clients",
    edited: (operation) =>
      bodyEdited(operation, (schema) =>
        schema.additionalProperties === undefined ? { ...schema, additionalProperties: false } : undefined,
      ),
  },
  { name: "deprecated", breaks: "nobody", edited: (operation) => ({ ...operation, deprecated: true }) },
  {
    name: "another summary",
    breaks: "nobody",
    edited: (operation) => ({ ...operation, summary: "Another summary." }),
  },
];
