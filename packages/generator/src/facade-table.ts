/**
 * The part of the facade that is there at run time: the table of an API.
 */
import type { Contract } from "@facility-contracts/model/contract";
import type { AnswerConstants } from "./facade-answers.ts";
import { rowOf } from "./facade-call.ts";
import { type CredentialOption, hasAlternatives, securityRow } from "./facade-credentials.ts";
import { namesOfApi } from "./facade-names.ts";
import { callParametersOf } from "./facade-parameters.ts";
import type { FacadeServer } from "./facade-server.ts";
import { tsdoc } from "./facade-text.ts";
import type { NamedOperation } from "./operations.ts";

/** The table of an API, and how a client gets it. */
export interface FacadeTable {
  readonly declarations: readonly string[];
  /** The parameter by which the function that makes a client takes its options: the rest of them is called `options`. */
  readonly parameter: string;
  /** The table for these options. */
  readonly value: string;
}

/**
 * The table of an API. Where its servers have variables, it is made of what a caller chooses.
 *
 * @throws {ContractError} for what the client can neither send nor read
 */
export function facadeTableOf(
  contract: Contract,
  operations: readonly NamedOperation[],
  credentials: readonly CredentialOption[],
  server: FacadeServer,
  answers: AnswerConstants,
): FacadeTable {
  const { operations: operationsType, options, table } = namesOfApi(contract);
  const type = `Api<${operationsType}>`;
  const about = tsdoc([`How the client reaches the API \`${contract.name}\` and its operations.`]);
  const members = membersOf(operations, credentials, server, answers);
  if (server.variables === undefined)
    return {
      declarations: [about, `export const ${table}: ${type} = {`, ...members, "};"],
      parameter: "options",
      value: table,
    };
  const chosen = `NonNullable<${options}["server"]>`;
  return {
    declarations: [
      about,
      `function ${table}At(server: Partial<${chosen}>): ${type} { return {`,
      ...members,
      "}; }",
      "",
      tsdoc([`The API \`${contract.name}\` at its usual address.`]),
      `export const ${table}: ${type} = /* @__PURE__ */ ${table}At({});`,
    ],
    parameter: "{ server, ...options }",
    value: `${table}At(chosenServer<${chosen}>(server, ${server.variables.known}))`,
  };
}

function membersOf(
  operations: readonly NamedOperation[],
  credentials: readonly CredentialOption[],
  server: FacadeServer,
  answers: AnswerConstants,
): string[] {
  const security = operations.map((operation) => securityRow(operation, credentials));
  const usual = mostFrequentOf(security) ?? "[[]]";
  const hasCookies =
    credentials.some(({ isCookie }) => isCookie) ||
    operations.flatMap(callParametersOf).some(({ parameter }) => parameter.in === "cookie");
  const rows = operations.map((operation, index) =>
    rowOf(operation, answers, [
      ...server.rowOf(operation),
      ...(security[index] === usual ? [] : [`security: ${security[index]}`]),
    ]),
  );
  return [
    `  baseUrl: ${server.baseUrl},`,
    `  credentials: { ${credentials.map(({ row }) => row).join(", ")} },`,
    `  security: ${usual},`,
    ...(operations.some(hasAlternatives) ? ["  choose: firstGiven,"] : []),
    ...(hasCookies ? ["  cookies: true,"] : []),
    `  operations: { ${rows.join(", ")} },`,
  ];
}

function mostFrequentOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
