/**
 * What cannot be checked, as the configuration does not give it.
 */
import type { RequestBase } from "../cases/request.ts";
import { areEnough } from "../cases/security.ts";
import { type OperationContract, responseFor, rowParameterOf } from "../contract/operation.ts";
import { rolesOf } from "../contract/operations.ts";
import type { NotChecked } from "../report.ts";
import type { ScenarioRule } from "../rules/rule.ts";

/** Why an operation is not tested of which no alternative of credentials is given. */
export function noCredentials({ security }: OperationContract): string {
  const alternatives = security.map(({ schemes }) => schemes.map(({ name }) => name).join(" and "));
  return `credentials.valid has not ${alternatives.join(", nor ")}`;
}

/** Why a rule is not checked; undefined where all that it takes is given. */
export function whyNot(
  { operation, config }: RequestBase,
  { needs, probe }: ScenarioRule,
): string | undefined {
  if (probe !== undefined && config.probes?.[probe] === undefined) return `probes.${probe} is not given`;
  const { row = "" } = rowParameterOf(operation) ?? {};
  const { absent, existing = [] } = config.rows?.[row] ?? {};
  if (needs === "a second row" && existing.length < 2) return `rows.${row}.existing has no second id`;
  return needs === "an absent row" && absent === undefined ? `rows.${row}.absent is not given` : undefined;
}

/** The checks of an operation that are left out. */
export function notGiven({ alternative, config, operation }: RequestBase): NotChecked[] {
  const { operationId, pathParameters, security } = operation;
  const { valid, wrong, expired, withRole, withoutRole } = config.credentials;
  const found: NotChecked[] = [];
  const miss = (what: string, option: string) =>
    found.push({ what: `${operationId} ${what}`, why: `${option} is not given` });
  const schemes = new Set(security.flatMap((alternative) => alternative.schemes.map(({ name }) => name)));
  for (const name of schemes) {
    if (valid[name] === undefined) miss(name, `credentials.valid.${name}`);
    if (wrong?.[name] === undefined) miss(`${name} wrong`, `credentials.wrong.${name}`);
    if (expired?.[name] === undefined) miss(`${name} expired`, `credentials.expired.${name}`);
  }
  if (withoutRole === undefined && !areEnough(operation, []) && responseFor(operation, 403) !== undefined)
    miss("403", "credentials.withoutRole");
  for (const role of rolesOf(operation.api))
    if (!areEnough(operation, alternative.schemes, [role]) && withRole?.[role] === undefined)
      miss(`403 for no other role than ${role}`, `credentials.withRole.${role}`);
  for (const { name, row } of pathParameters)
    if (config.rows?.[row]?.absent === undefined)
      miss(
        `404${pathParameters.length > 1 ? ` of ${name}` : ""}, and that authentication comes before it`,
        `rows.${row}.absent`,
      );
  return found;
}
