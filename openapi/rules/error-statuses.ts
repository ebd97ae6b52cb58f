/**
 * Each condition of an operation has its error status, and each error status its shared response. A status that stands here
 * without its condition has to be an assumption; of any other one, the ledger knows whether a page has it.
 */
import { isPlainObject, isRef, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { type Resolved, resolveSchema, type Schema } from "./schema-parts.ts";

/** The parts of an operation that decide its statuses, before anything is known about them. */
interface OperationObject {
  readonly security?: unknown;
  readonly parameters?: unknown;
  readonly requestBody?: unknown;
  readonly responses?: unknown;
}

interface RootObject {
  readonly paths?: unknown;
  readonly security?: unknown;
}

interface PathItemObject {
  readonly parameters?: unknown;
}

/** What the statuses of an operation are decided from. */
interface Facts {
  readonly path: string;
  /** Whether a request can be wrong in a way that the schemas tell. */
  readonly canBeInvalid: boolean;
  readonly hasBody: boolean;
  readonly security: readonly Schema[];
}

/** What calls for a status. */
interface Condition {
  readonly status: string;
  /** The shared response of that status. */
  readonly component: string;
  /** Why an operation that meets the condition has the status. */
  readonly because: string;
  /** Why an operation that does not meet it has not. */
  readonly otherwise: string;
  /** Whether an operation may have the status all the same, as a marked assumption. */
  readonly assumable?: true;
  applies(facts: Facts): boolean;
}

const CONDITIONS: readonly Condition[] = [
  {
    status: "400",
    component: "BadRequest",
    because: "it takes input, which may be invalid",
    otherwise: "the operation takes no input that could be invalid",
    assumable: true,
    applies: ({ canBeInvalid }) => canBeInvalid,
  },
  {
    status: "401",
    component: "Unauthorized",
    because: "it needs credentials, which may be missing",
    otherwise: "the operation has no `security`",
    applies: ({ security }) => security.some((requirement) => Object.keys(requirement).length > 0),
  },
  {
    status: "403",
    component: "Forbidden",
    because: "it needs a role, which the caller may not have",
    otherwise: "the operation names no role in its `security`",
    assumable: true,
    applies: ({ security }) =>
      security.some((requirement) =>
        Object.values(requirement).some((roles) => Array.isArray(roles) && roles.length > 0),
      ),
  },
  {
    status: "404",
    component: "NotFound",
    because: "its path has an identifier, which may point at nothing",
    otherwise: "the path has no identifier",
    applies: ({ path }) => path.includes("{"),
  },
  {
    status: "413",
    component: "ContentTooLarge",
    because: "it takes a body, which may be too large",
    otherwise: "the operation takes no body",
    applies: ({ hasBody }) => hasBody,
  },
  {
    status: "415",
    component: "UnsupportedMediaType",
    because: "it takes a body, which may be of another media type",
    otherwise: "the operation takes no body",
    applies: ({ hasBody }) => hasBody,
  },
];

export const errorStatuses: Oas3Rule = () => {
  let root: RootObject = {};
  // Those of a callback stand inside an operation of a path, and like those of a webhook they are answered by somebody else.
  const ofPaths = new Map<unknown, { readonly path: string; readonly item: PathItemObject }>();
  return {
    Root(document: RootObject) {
      root = document;
    },
    PathItem: {
      enter(item: PathItemObject, { key, parent }: UserContext) {
        // Half-written YAML has null.
        if (parent !== root.paths || !isPlainObject(item)) return;
        for (const operation of Object.values(item)) ofPaths.set(operation, { path: String(key), item });
      },
      Operation(operation: OperationObject, { report, location, resolve }: UserContext) {
        const found = ofPaths.get(operation);
        if (found === undefined || !isPlainObject(operation)) return;
        const { item, path } = found;
        const security = operation.security ?? root.security;
        const hasBody = operation.requestBody !== undefined;
        const parameters = [...itemsOf(item.parameters), ...itemsOf(operation.parameters)].map((parameter) =>
          resolveSchema(parameter, resolve),
        );
        // The parameter of an operation takes the place of that of its path.
        const lasting = new Map(parameters.map((one) => [identityOf(one.schema), one]));
        const facts: Facts = {
          path,
          hasBody,
          canBeInvalid:
            hasBody || [...lasting.values()].some((parameter) => canBeInvalid(parameter, resolve)),
          security: Array.isArray(security) ? security.filter(isPlainObject) : [],
        };
        const responses = isPlainObject(operation.responses) ? operation.responses : {};
        for (const condition of CONDITIONS.filter(({ applies }) => applies(facts))) {
          const { status, component, because } = condition;
          if (responses[status] !== undefined) continue;
          report({
            message: `The operation has no response "${status}", though ${because}. Add \`"${status}": { $ref: ../components/responses/${component}.yaml }\`.`,
            location: location.child("responses").key(),
          });
        }
        for (const [status, response] of Object.entries(responses)) {
          if (/^[123]/.test(status)) continue;
          const condition = CONDITIONS.find((candidate) => candidate.status === status);
          const component = `components/responses/${condition?.component ?? ""}`;
          // What a component is called beyond that is free: the answer to a HEAD has no body, and is one of its own.
          if (!isRef(response) || !response.$ref.includes(component)) {
            report({
              message: `The response "${status}" is a shared one: write \`$ref: ../${component}${condition ? "" : "NAME"}.yaml\`.`,
              location: location.child(["responses", status]).key(),
            });
          }
          if (condition === undefined || condition.applies(facts)) continue;
          const { assumable, otherwise } = condition;
          const node: unknown = isPlainObject(response) ? resolve(response).node : undefined;
          if (assumable && isPlainObject(node) && typeof node["x-assumption"] === "string") continue;
          const instead = assumable ? ", or add `x-assumption:` to it with a sentence that says why" : "";
          report({
            message: `Nothing calls for the response "${status}": ${otherwise}. Remove it${instead}.`,
            location: location.child(["responses", status]).key(),
          });
        }
      },
    },
  };
};

/** What says nothing of the values of a text. */
const ANNOTATIONS = [
  "type",
  "title",
  "description",
  "default",
  "deprecated",
  "example",
  "examples",
  "$comment",
];

/** Whether a parameter may be missing or have a value that it must not have. Any text will do for one that is just a text. */
function canBeInvalid({ schema: resolved, from }: Resolved, resolve: UserContext["resolve"]): boolean {
  if (resolved.required === true && resolved.in !== "path") return true;
  if (!isPlainObject(resolved.schema)) return resolved.content !== undefined;
  const { schema } = resolveSchema(resolved.schema, resolve, from);
  const limits = Object.keys(schema).filter((key) => !ANNOTATIONS.includes(key) && !key.startsWith("x-"));
  return limits.length > 0 || (schema.type !== undefined && ![schema.type].flat().includes("string"));
}

/** Names of headers are the same in upper and lower case. */
function identityOf({ in: where, name }: Schema): string {
  return `${where} ${where === "header" ? String(name).toLowerCase() : name}`;
}

function itemsOf(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}
