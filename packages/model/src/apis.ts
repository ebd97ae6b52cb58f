/**
 * Opens the contracts that a configuration of Redocly lists.
 */
import { join } from "node:path";
import { type Contract, ContractError } from "./contract.ts";
import { memberIn, objectOf } from "./json.ts";
import { openContract, parsedFile } from "./open.ts";
import { pointerBelow } from "./pointer.ts";

/**
 * Opens every API that `redocly.yaml` in a folder lists, in its order. The name of a contract is that of its API.
 *
 * @param shown what messages call the folder
 * @throws {ContractError} on the first document that cannot be read
 */
export async function openApis(folder: string, shown = folder): Promise<Contract[]> {
  const config = await parsedFile(join(folder, "redocly.yaml"), join(shown, "redocly.yaml"));
  const apis = Object.entries(objectOf(memberIn(config, "apis")));
  if (apis.length === 0)
    throw new ContractError(`${join(shown, "redocly.yaml")} at #/apis: there is no API.`);
  return Promise.all(
    apis.map(async ([name, api]) => {
      const { root } = objectOf(api);
      if (typeof root !== "string")
        throw new ContractError(
          `${join(shown, "redocly.yaml")} at ${pointerBelow("#/apis", name, "root")}: there must be the path of a document.`,
        );
      return openContract(join(folder, root), name, join(shown, root));
    }),
  );
}
