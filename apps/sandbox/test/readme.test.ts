/**
 * The README says what is so.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { helpOf } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { DEMO_ACCOUNTS } from "../src/accounts/demo-accounts.ts";
import { interventions } from "../src/apis/safety-register/demo/interventions.ts";
import { tickets } from "../src/apis/tickets/demo/tickets.ts";
import { COMMAND } from "../src/options.ts";
import { tokensOf } from "./apis.ts";

const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");

test("the options are those of --help", () => {
  expect(readme).toContain(`\`\`\`text\n${helpOf(COMMAND)}\`\`\``);
});

test("every account is there with its tokens", () => {
  for (const name of ["full", "readOnly", "none", "expired"] as const) {
    const [row = ""] = readme.match(new RegExp(`^\\| \`${DEMO_ACCOUNTS[name].name}\` .*$`, "m")) ?? [];
    for (const token of Object.values(tokensOf(name))) expect(row).toContain(`\`${token}\``);
  }
});

test("the rows that it names are in the demo data", () => {
  const named = readme.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];
  expect(tickets.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
  expect(interventions.map(({ id }) => id)).toContain(1);
  expect(named).not.toEqual([]);
});
