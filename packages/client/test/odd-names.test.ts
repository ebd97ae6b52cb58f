/**
 * Names that code cannot have, and nothing can stand for: there is one sentence that says where the name stands and what to do.
 */
import { generatedFilesOf } from "@facility-contracts/generator/generated";
import { ContractError } from "@facility-contracts/model/contract";
import { describe, expect, test } from "vitest";
import { contractsOf } from "./generated-project.ts";
import { ODD_NAMES } from "./odd-names.ts";

const odd = ODD_NAMES.map((row, index) => ({ ...row, api: row.api ?? `odd-${index}` }));
const refused = odd.flatMap((row) => ("refused" in row ? [row] : []));

describe("is refused in one sentence", () => {
  test.each(refused)("$name", async ({ api, document, refused: says }) => {
    const error: unknown = await contractsOf({ [api]: document })
      .then(generatedFilesOf)
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ContractError);
    const { message } = error instanceof ContractError ? error : new Error();
    expect(message).toMatch(
      /^openapi\/[\w-]+\/openapi\.yaml:\d+:\d+ at #.*: [^\n]+\. (Rename|Add|Choose|Teach|Take)[^\n]+\.$/,
    );
    expect(message).toMatch(says);
  });
});
