/**
 * Every TypeScript block of the README and of the pages beside it runs as it stands, in a process of its own, and prints what the
 * block below it says.
 */
import { startMock } from "@facility-contracts/command/mock-process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BLOCKS, type BlocksFolder, writeBlocks } from "./readme-blocks.ts";

let mock: Awaited<ReturnType<typeof startMock>>;
let blocks: BlocksFolder;

beforeAll(async () => {
  mock = await startMock();
  blocks = await writeBlocks("run", mock.origin);
});

afterAll(async () => {
  await blocks?.remove();
  await mock?.stop();
});

describe("run as they stand", () => {
  test.each(BLOCKS)("the block of $where prints what it says", async ({ name, output }) => {
    expect(await blocks.outputOf(name)).toBe(output);
  });
});
