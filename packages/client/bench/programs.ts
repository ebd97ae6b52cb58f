/**
 * The programs of which the size and the cost of the types are measured.
 */
import { namesOfApi } from "@facility-contracts/generator/facade-names";
import { namedOperationsOf } from "@facility-contracts/generator/operations";
import type { Contract } from "@facility-contracts/model/contract";
import { heyApi, importOf, openapiFetchProgram, orval, ourProgram } from "./all-calls.ts";
import { CONTRACTS } from "./contracts.ts";
import type { Generated } from "./generate.ts";

const PACKAGE = '"@facility-contracts/client"';

/** The API with the fewest operations. */
const SMALLEST = CONTRACTS.toSorted((one, other) => countOf(one) - countOf(other)).slice(0, 1);

/** JavaScript, by what it can do. */
export function sizedPrograms(heyApiFiles: Generated, orvalFiles: Generated): Record<string, string> {
  const reexported = (files: Generated, contracts: readonly Contract[]) =>
    contracts.map((contract) => importOf(contract, (api) => files[api]?.source ?? "", "export")).join("\n");
  const [smallest = ""] = SMALLEST.map(({ name }) => name);
  return {
    [`openapi-fetch, ${smallest}`]: openapiFetch(SMALLEST),
    "openapi-fetch, all operations": openapiFetch(CONTRACTS),
    [`orval, ${smallest}`]: reexported(orvalFiles, SMALLEST),
    "orval, all operations": reexported(orvalFiles, CONTRACTS),
    [`hey-api, ${smallest}`]: reexported(heyApiFiles, SMALLEST),
    "hey-api, all operations": reexported(heyApiFiles, CONTRACTS),
    ...Object.fromEntries(
      CONTRACTS.map((contract) => [
        `ours, ${contract.name} (operations: ${countOf(contract)})`,
        `export { ${namesOfApi(contract).create} } from ${PACKAGE};`,
      ]),
    ),
    "ours, all operations": `export { ${CONTRACTS.map((contract) => namesOfApi(contract).create).join(", ")} } from ${PACKAGE};`,
    "ours, with uploads, unwrap, isApiError": `export * from ${PACKAGE};`,
  };
}

function countOf(contract: Contract): number {
  return namedOperationsOf(contract).length;
}

/** As one would write it: a client an API, and a function an operation. */
function openapiFetch(contracts: readonly Contract[]): string {
  return [
    'import createClient from "openapi-fetch";',
    ...contracts.flatMap((contract) => {
      const { variable } = namesOfApi(contract);
      return [
        `const ${variable} = createClient({ baseUrl: "http://localhost" });`,
        ...namedOperationsOf(contract).map(
          ({ method, operationId, path }) =>
            `export const ${operationId} = (init) => ${variable}.${method.toUpperCase()}("${path}", init);`,
        ),
      ];
    }),
  ].join("\n");
}

/** TypeScript that calls all operations, by client. */
export function typedPrograms(heyApiFiles: Generated, orvalFiles: Generated): Record<string, string> {
  return {
    "openapi-fetch": openapiFetchProgram(),
    orval: orval((api) => orvalFiles[api]?.source ?? ""),
    "hey-api": heyApi((api) => heyApiFiles[api]?.source ?? ""),
    ours: ourProgram(),
  };
}
