import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ContractError } from "./bundle.ts";
import { generatedFiles, SOURCE } from "./generated.ts";

let source: string;

beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), "openapi-"));
  await cp(SOURCE, source, { recursive: true, filter: (path) => !/node_modules|rules|\.turbo/.test(path) });
  // The rules of the lint are not needed to bundle, and their packages are not found from here.
  const config = join(source, "redocly.yaml");
  await writeFile(config, (await readFile(config, "utf8")).replace(/extends:[\s\S]*/, ""));
});

afterEach(() => rm(source, { recursive: true }));

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(source, file);
  const before = await readFile(path, "utf8");
  const after = change(before);
  expect(after, `${file} was not changed`).not.toBe(before);
  await writeFile(path, after);
}

test("the same source gives the same files", async () => {
  expect(await generatedFiles(source)).toEqual(await generatedFiles());
});

test.each([
  ["safety-register", "safety-register/components/schemas/Risk.yaml"],
  ["tickets", "tickets/components/schemas/TicketId.yaml"],
])("a change of %s changes its files and no others", async (api, file) => {
  const before = await generatedFiles(source);
  await edit(file, (text) => text.replace("description:", "description: Changed."));
  const after = await generatedFiles(source);
  const changed = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
  expect(changed).toEqual([`${api}.json`, `${api}.d.ts`]);
});

test("a renamed operation changes the list of operations", async () => {
  await edit("tickets/paths/api_v1_tickets_{id}.yaml", (text) =>
    text.replace("updateTicket", "changeTicket"),
  );
  const files = await generatedFiles(source);
  expect(files.get("operations.js")).toContain('"changeTicket"');
  expect(files.get("operations.d.ts")).not.toContain('"updateTicket"');
});

describe("a contract that cannot be read is one clear message", () => {
  async function messageOf(): Promise<string> {
    const error: unknown = await generatedFiles(source).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ContractError);
    return error instanceof ContractError ? error.message : "";
  }

  test("broken YAML in the root: file and line", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "openapi: 3.1.1\ninfo: { title: [\n");
    expect(await messageOf()).toMatch(/tickets\/openapi\.yaml.*\(3:1\)/);
  });

  test("broken YAML in a component: file and line", async () => {
    await writeFile(
      join(source, "tickets/components/schemas/TicketId.yaml"),
      "type: string\n  format: uuid\n",
    );
    expect(await messageOf()).toMatch(/TicketId\.yaml.*\(?2:\d+/);
  });

  test("a $ref to nowhere: file, line, pointer and target", async () => {
    await edit("tickets/paths/api_v1_tickets_{id}.yaml", (text) =>
      text.replace("TicketUpdate.yaml", "Gone.yaml"),
    );
    expect(await messageOf()).toMatch(
      /api_v1_tickets_\{id\}\.yaml:\d+:\d+ at #\/put\/requestBody.*Gone\.yaml/,
    );
  });

  test("a document that is not OpenAPI: the file", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "title: Tickets\n");
    expect(await messageOf()).toMatch(/tickets\/openapi\.yaml.*Unsupported specification/);
  });

  test("a document that is not an object: the file", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "tickets\n");
    expect(await messageOf()).toMatch(/tickets\/openapi\.yaml.*must be JSON object/);
  });

  test("a configuration that is broken YAML: the file and line", async () => {
    await writeFile(join(source, "redocly.yaml"), "apis: [\n");
    expect(await messageOf()).toMatch(/redocly\.yaml.*\(2:1\)/);
  });

  test("a path without a value: the file", async () => {
    await edit("tickets/openapi.yaml", (text) => text.replace(/ +\$ref: paths.*/, ""));
    expect(await messageOf()).toMatch(
      /tickets\/openapi\.yaml: not an OpenAPI document with paths and components/,
    );
  });

  test("an operation without an operationId: the API, method and path", async () => {
    await edit("tickets/paths/api_v1_tickets_{id}.yaml", (text) => text.replace(/ +operationId: .*/, ""));
    expect(await messageOf()).toContain("openapi/tickets: put /api/v1/tickets/{id} has no operationId");
  });

  test("a configuration without APIs: the file", async () => {
    await writeFile(join(source, "redocly.yaml"), "telemetry: off\n");
    expect(await messageOf()).toMatch(/redocly\.yaml: no API under/);
  });
});
