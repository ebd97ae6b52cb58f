/**
 * The operations of the contract, and calls of them.
 */

import * as client from "@facility-contracts/client";
import * as checked from "@facility-contracts/client/validate";
import { credentialsOf } from "@facility-contracts/generator/facade-credentials";
import { namesOfApi } from "@facility-contracts/generator/facade-names";
import { type NamedOperation, namedOperationsOf } from "@facility-contracts/generator/operations";
import type { BaseRequest, NoRequest } from "@facility-contracts/model/request";
import { CONTRACTS } from "../bench/contracts.ts";

/** In the order of the documents. */
export const OPERATIONS: readonly NamedOperation[] = CONTRACTS.flatMap(namedOperationsOf);

/** The same with the APIs whose credentials can all be left out. */
export const WITH_OPTIONAL_CREDENTIALS = CONTRACTS.filter((contract) =>
  credentialsOf(contract).every(({ optional }) => optional),
).flatMap(namedOperationsOf);

type Method = (call: unknown) => Promise<client.Result<client.OperationId>>;

/** A request as what a method is called with. */
export function callOf(request: Pick<BaseRequest, "kind" | "parameters" | "body"> | NoRequest): unknown {
  if (request.kind === "no request") throw new Error(request.flaws.map(({ cause }) => cause).join("; "));
  const { body, parameters } = request;
  return {
    ...Object.fromEntries(parameters.map(({ parameter, value }) => [parameter.name, value])),
    ...(body !== undefined && { body: body.value }),
  };
}

/** The methods of all clients, by operationId. */
export function methodsOn(
  options: client.ClientOptions,
  { validate = false, anonymous = false }: { readonly validate?: boolean; readonly anonymous?: boolean } = {},
): ReadonlyMap<string, Method> {
  const methods = CONTRACTS.flatMap((contract) => {
    const create: (given: object) => object = Reflect.get(
      validate ? checked : client,
      namesOfApi(contract).create,
    );
    const secrets = credentialsOf(contract).map(({ option }) => [option, "any"] as const);
    const made = create({
      ...options,
      ...(validate && { validate }),
      ...(!anonymous && Object.fromEntries(secrets)),
    });
    return Object.entries<Method>({ ...made });
  });
  return new Map(methods.filter(([name]) => !["raw", "fetch", "identity"].includes(name)));
}
