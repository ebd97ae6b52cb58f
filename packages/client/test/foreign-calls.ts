/**
 * A program that calls each operation of a client: it compiles for what is typed, and neither for `any` nor for `unknown`.
 */
import { namesOfApi, namesOfOperation } from "@facility-contracts/generator/facade-names";
import { memberOfValue } from "@facility-contracts/generator/names";
import { namedOperationsOf } from "@facility-contracts/generator/operations";
import type { Contract } from "@facility-contracts/model/contract";

/** The program, for the client of a contract in the same folder. */
export function callsOf(contract: Contract): string {
  const { client } = namesOfApi(contract);
  const operations = namedOperationsOf(contract);
  const types = operations.map((operation) => namesOfOperation(operation).type);
  return [
    `import type { ${[client, ...types].join(", ")} } from "./${contract.name}.ts";`,
    ...(operations.length === 0 ? [] : ['import type { FailureReason } from "@facility-contracts/client";']),
    `declare const client: ${client};`,
    ...operations.map((operation) => {
      const { type } = namesOfOperation(operation);
      const id = JSON.stringify(operation.operationId);
      return `{
  const result = await ${memberOfValue("client", operation.operationId)}({} as ${type}["call"]);
  result.operationId satisfies ${id};
  // @ts-expect-error it is not any
  result.nothing;
  result.status satisfies
    keyof ${type}["successes"] | keyof ${type}["errors"] | "undocumented" | FailureReason;
  // @ts-expect-error a call is an object
  await ${memberOfValue("client", operation.operationId)}("nothing");
}`;
    }),
    "",
  ].join("\n");
}
