/**
 * The part of the facade that says what a client can be given.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type CredentialOption, credentialsOf } from "./facade-credentials.ts";
import { namesOfApi } from "./facade-names.ts";
import { type FacadeServer, facadeServerOf } from "./facade-server.ts";
import { field, tsdoc } from "./facade-text.ts";
import { namedOperationsOf } from "./operations.ts";

/** The interface of the options of the client of an API. */
export function optionsType(
  contract: Contract,
  credentials: readonly CredentialOption[],
  server: FacadeServer,
): string {
  const { create, options } = namesOfApi(contract);
  return [
    tsdoc([`The options of {@link ${create}}.`]),
    `export interface ${options} extends ClientOptions {`,
    ...server.fields,
    ...credentials.map(({ option, optional, description, type }) =>
      field(option, !optional, type, description),
    ),
    "}",
  ].join("\n");
}

/** The options that a client cannot be made without. */
export function requiredOptionsOf(
  { required }: FacadeServer,
  credentials: readonly CredentialOption[],
): string[] {
  const needed = credentials.flatMap(({ option, optional }) => (optional ? [] : [option]));
  return [required ?? [], needed].flat();
}

/** Whether a client of a contract cannot be made without options. */
export function needsOptions(contract: Contract): boolean {
  const server = facadeServerOf(namedOperationsOf(contract));
  return requiredOptionsOf(server, credentialsOf(contract)).length > 0;
}
