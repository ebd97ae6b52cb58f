/**
 * Each error status of an operation follows from a condition, and each condition has its status.
 */
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, type Schema } from "./schema-parts.ts";

/** The parts of an operation that decide its statuses, before anything is known about them. */
interface OperationObject {
  readonly security?: unknown;
  readonly parameters?: unknown;
  readonly requestBody?: unknown;
  readonly responses?: unknown;
}

/** What the statuses of an operation are decided from. */
interface Facts {
  readonly path: string;
  readonly hasInput: boolean;
  readonly hasBody: boolean;
  readonly security: readonly Schema[];
}

const CONDITIONS: readonly {
  status: string;
  component: string;
  because: string;
  applies(facts: Facts): boolean;
}[] = [
  {
    status: "400",
    component: "BadRequest",
    because: "it takes input, which may be invalid",
    applies: ({ hasInput }) => hasInput,
  },
  {
    status: "401",
    component: "Unauthorized",
    because: "it needs credentials, which may be missing",
    applies: ({ security }) => security.some((requirement) => Object.keys(requirement).length > 0),
  },
  {
    status: "403",
    component: "Forbidden",
    because: "it needs a role, which the caller may not have",
    applies: ({ security }) =>
      security.some((requirement) =>
        Object.values(requirement).some((roles) => Array.isArray(roles) && roles.length > 0),
      ),
  },
  {
    status: "404",
    component: "NotFound",
    because: "its path has an identifier, which may point at nothing",
    applies: ({ path }) => path.includes("{"),
  },
  {
    status: "413",
    component: "ContentTooLarge",
    because: "it takes a body, which may be too large",
    applies: ({ hasBody }) => hasBody,
  },
  {
    status: "415",
    component: "UnsupportedMediaType",
    because: "it takes a body, which may be of another media type",
    applies: ({ hasBody }) => hasBody,
  },
];

export const errorStatuses: Oas3Rule = () => {
  let rootSecurity: unknown;
  let path = "";
  let pathParameters: unknown;
  return {
    Root(root: { readonly security?: unknown }) {
      rootSecurity = root.security;
    },
    PathItem: {
      enter(item: { readonly parameters?: unknown }, { key }: UserContext) {
        path = String(key);
        pathParameters = item.parameters;
      },
      Operation(operation: OperationObject, { report, location, resolve }: UserContext) {
        const security = operation.security ?? rootSecurity;
        const hasBody = operation.requestBody !== undefined;
        const facts: Facts = {
          path,
          hasBody,
          hasInput: hasBody || hasItems(operation.parameters) || hasItems(pathParameters),
          security: Array.isArray(security) ? security.filter(isObject) : [],
        };
        const responses = isObject(operation.responses) ? operation.responses : {};
        const expected = CONDITIONS.filter((condition) => condition.applies(facts));
        for (const { status, component, because } of expected) {
          if (responses[status] !== undefined) continue;
          report({
            message: `The operation has no response "${status}", though ${because}. Add \`"${status}": { $ref: ../components/responses/${component}.yaml }\`.`,
            location: location.child("responses").key(),
          });
        }
        for (const [status, response] of Object.entries(responses)) {
          if (/^[123]/.test(status) || expected.some((condition) => condition.status === status)) continue;
          const node: unknown = isObject(response) ? resolve(response).node : undefined;
          if (isObject(node) && typeof node["x-assumption"] === "string") continue;
          report({
            message: `Nothing calls for the response "${status}". Remove it, or add \`x-assumption:\` to it with a sentence that says why.`,
            location: location.child(["responses", status]).key(),
          });
        }
      },
    },
  };
};

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
