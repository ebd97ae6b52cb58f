/**
 * What a consumer of a published package reads: what its entries lead to, and nothing of a workspace that stays here.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apis } from "@facility-contracts/contract/apis";
import { expect, onTestFinished, test } from "vitest";
import { publishTypes } from "../src/published-types.ts";

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "published-types-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test("what no entry leads to is not published, and the contract is", async () => {
  const folder = await folderWith({
    "index.d.ts": 'export { type Ticket } from "./ticket.ts";\n',
    "ticket.d.ts":
      'import type { Ticket } from "@facility-contracts/contract/tickets";\nexport { Ticket };\n',
    "inside.d.ts": 'import type { Place } from "@facility-contracts/model/place";\n',
  });
  await publishTypes(folder, ["index.d.ts"]);
  expect((await readdir(folder)).toSorted()).toEqual(["contract-types", "index.d.ts", "ticket.d.ts"]);
  expect(await readdir(join(folder, "contract-types"))).toEqual(["tickets.d.ts"]);
  expect(await readFile(join(folder, "index.d.ts"), "utf8")).toContain('from "./ticket.js"');
  expect(await readFile(join(folder, "ticket.d.ts"), "utf8")).toContain('from "./contract-types/tickets.js"');
});

test("what a declaration of the contract imports is published with it", async () => {
  const line = 'export type { Operations } from "@facility-contracts/contract/apis";\n';
  const folder = await folderWith({ "index.d.ts": line });
  await publishTypes(folder, ["index.d.ts"]);
  const copied = await readdir(join(folder, "contract-types"));
  expect(copied.toSorted()).toEqual(["apis.d.ts", ...apis.map(({ name }) => `${name}.d.ts`)].toSorted());
});

test.each([
  'import type { Place } from "@facility-contracts/model/place";',
  'type A = import("@facility-contracts/model/place").Place;',
])("types that need a workspace are refused: %s", async (line) => {
  const folder = await folderWith({ "index.d.ts": `${line}\n` });
  await expect(publishTypes(folder, ["index.d.ts"])).rejects.toThrow(
    "index.d.ts: its types need @facility-contracts/model/place, which is not published. Keep them internal.",
  );
});
