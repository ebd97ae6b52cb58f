/**
 * The first program that calls an API, for whoever begins with the client.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { credentialsOf } from "./facade-credentials.ts";
import { namesOfApi } from "./facade-names.ts";
import { exampleCall, formatted } from "./facade-text.ts";
import { literal, memberOfValue } from "./names.ts";
import { namedOperationsOf } from "./operations.ts";

/** Makes a client, and calls the operation whose example is the shortest. Undefined for an API without operations. */
export async function sampleProgram(contract: Contract, baseUrl: string): Promise<string | undefined> {
  const { create, variable } = namesOfApi(contract);
  const [call] = namedOperationsOf(contract)
    .map((operation) => ({ operation, sent: literal(exampleCall(operation)) }))
    .sort((one, other) => one.sent.length - other.sent.length);
  if (call === undefined) return undefined;
  const options = {
    baseUrl,
    ...Object.fromEntries(credentialsOf(contract).map(({ option }) => [option, "any"])),
  };
  return formatted(`import { ${create} } from "@facility-contracts/client";

const ${variable} = ${create}(${literal(options)});
const result = await ${memberOfValue(variable, call.operation.operationId)}(${call.sent === "{}" ? "" : call.sent});
if (result.ok) console.log(result.data);
else console.log(result.status);`);
}
