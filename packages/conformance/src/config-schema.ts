/**
 * What a configuration may hold: contract and rules say which credentials, rows and probes there are.
 */
import type { ApiContract } from "./contract/contracts.ts";
import { creatorsOf } from "./contract/creators.ts";
import { operationsOf, rolesOf } from "./contract/operations.ts";
import { rulesOf } from "./rules/rules.ts";

/** The schemes that operations can be called with. */
export function schemesOf(api: ApiContract): string[] {
  const alternatives = operationsOf(api).flatMap(({ security }) => security);
  return [...new Set(alternatives.flatMap(({ schemes }) => schemes.map(({ name }) => name)))];
}

/** Those that every way to call some operation needs. */
export function neededSchemesOf(api: ApiContract): string[] {
  return schemesOf(api).filter((name) =>
    operationsOf(api).some(
      ({ security }) =>
        security.length > 0 && security.every((one) => one.schemes.some((scheme) => scheme.name === name)),
    ),
  );
}

/** The JSON Schema of a configuration. */
export function configSchemaOf(api: ApiContract): object {
  const operations = operationsOf(api);
  const names = operations.map(({ operationId }) => operationId);
  const needed = neededSchemesOf(api);
  const kinds = new Set(operations.flatMap(({ pathParameters }) => pathParameters.map(({ row }) => row)));
  const probes = new Set(rulesOf(api).scenarios.flatMap(({ probe }) => probe ?? []));
  const object = (properties: object, required: readonly string[] = []) => ({
    type: "object",
    additionalProperties: false,
    required,
    properties,
  });
  const all = (keys: Iterable<string>, value: object) =>
    Object.fromEntries([...keys].map((key) => [key, value]));
  const name = { type: "string", minLength: 1 };
  const secret = {
    type: ["string", "object"],
    minLength: 1,
    properties: { env: name, command: name, renewAfter: { type: "string" } },
    additionalProperties: false,
    minProperties: 1,
    dependentRequired: { renewAfter: ["command"] },
    dependentSchemas: { env: { maxProperties: 1 } },
  };
  const secrets = all(schemesOf(api), secret);
  const id = { type: ["string", "integer"] };
  const madeBy = object({ operation: { enum: names }, id: { type: "string", pattern: "^/" } }, [
    "operation",
    "id",
  ]);
  const given = object({
    existing: { type: "array", minItems: 1, items: id },
    absent: id,
    fresh: {},
    madeBy,
  });
  const made = creatorsOf(operations, {});
  const rows = Object.fromEntries(
    [...kinds].map((kind) => [
      kind,
      made.has(kind) ? given : { ...given, if: { required: ["madeBy"] }, else: { required: ["existing"] } },
    ]),
  );
  return object(
    {
      baseUrl: { type: "string", pattern: "^https?://" },
      credentials: object(
        {
          valid: object(secrets, needed),
          wrong: object(secrets),
          expired: object(secrets),
          withoutRole: object(secrets, needed),
          withRole: object(all(rolesOf(api), object(secrets, needed))),
          byOperation: object(all(names, object(secrets))),
        },
        ["valid"],
      ),
      rows: object(rows),
      references: {
        type: "object",
        additionalProperties: { type: "array", minItems: 1, items: id },
      },
      probes: object(all(probes, {})),
      rules: { type: "boolean" },
    },
    ["credentials"],
  );
}
