import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { CLIENT, CONTRACT, FROZEN_SOURCE, ROOT } from "@facility-contracts/command/repository";
import { openApis } from "@facility-contracts/model/apis";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { driftOf } from "../src/drift-of.ts";
import { frozenFiles, generatedFiles } from "../src/generated.ts";

let source: string;

beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), "openapi-"));
  await cp(FROZEN_SOURCE, source, { recursive: true });
});

afterEach(() => rm(source, { recursive: true }));

/** Takes the other API out of the source, for what is about one: the files of both take three times as long. */
async function keepOnly(api: "tickets" | "safety-register"): Promise<void> {
  const other = api === "tickets" ? "safety-register" : "tickets";
  await rm(join(source, other), { recursive: true });
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(source, file);
  const before = await readFile(path, "utf8");
  const after = change(before);
  expect(after, `${file} was not changed`).not.toBe(before);
  await writeFile(path, after);
}

/** Gives an operation another name, also where the rules name it. */
async function rename(file: string, before: string, after: string): Promise<void> {
  for (const path of [file, join(file, "../../rules.yaml")])
    await edit(path, (text) => text.replaceAll(before, after));
}

/** The documents of the frozen contract, of which files are made once. */
let opened: Promise<readonly Contract[]> | undefined;

function frozenContracts(): Promise<readonly Contract[]> {
  opened ??= openApis(FROZEN_SOURCE, FROZEN_SOURCE.replace(ROOT, ""));
  return opened;
}

/** What the source gives as it is: several tests compare with it. */
let unchanged: Promise<Map<string, string>> | undefined;

function unchangedFiles(): Promise<Map<string, string>> {
  unchanged ??= frozenContracts().then((contracts) => generatedFiles(FROZEN_SOURCE, contracts));
  return unchanged;
}

/** What the source gives: in the proof all of it anew, in `npm test` what is of one API or of both. */
async function filesWith(api: string): Promise<Map<string, string>> {
  if (isProof) return generatedFiles(source);
  const before = await frozenContracts();
  const anew = await openApis(source, source.replace(ROOT, ""));
  const mixed = anew.map((contract) =>
    contract.name === api ? contract : (before.find(({ name }) => name === contract.name) ?? contract),
  );
  return generatedFiles(source, mixed);
}

// Those of our contract are held by `npm run drift`, which runs each time.
test("the generated files of the frozen contract are fresh: `npm run generate` mends them", async () => {
  expect(await driftOf(await frozenFiles(undefined, await frozenContracts()), ROOT)).toEqual([]);
});

test("the same source gives the same files", async () => {
  expect(await filesWith("tickets")).toEqual(await unchangedFiles());
});

const CHANGED = [
  ["tickets", "tickets/components/schemas/TicketId.yaml"],
  ["safety-register", "safety-register/components/schemas/Risk.yaml"],
] as const;

test.each(sampled(CHANGED, () => "an API"))(
  "a change of %s changes its files and no others",
  async (api, file) => {
    const before = await unchangedFiles();
    await edit(file, (text) => text.replace("description:", "description: Changed."));
    const after = await filesWith(api);
    const changed = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
    expect(changed).toEqual([`${CONTRACT}/${api}.json`, `${CONTRACT}/${api}.d.ts`]);
  },
);

const ticketPath = "tickets/paths/api_v1_tickets_{id}.yaml";

/** The files of tickets with another name of its operation. */
let renamed: Promise<Map<string, string>> | undefined;

async function renamedFiles(): Promise<Map<string, string>> {
  await keepOnly("tickets");
  await rename(ticketPath, "updateTicket", "changeTicket");
  renamed ??= generatedFiles(source);
  return renamed;
}

test("a renamed operation changes the list of operations", async () => {
  const files = await renamedFiles();
  expect(files.get(`${CONTRACT}/operations.js`)).toContain('"changeTicket"');
  expect(files.get(`${CONTRACT}/operations.d.ts`)).not.toContain('"updateTicket"');
});

describe("the facade of the client", () => {
  const facadeIn = (files: Map<string, string>, api: string) => files.get(`${CLIENT}/${api}.ts`) ?? "";

  async function facadeOf(api: "tickets" | "safety-register"): Promise<string> {
    await keepOnly(api);
    return facadeIn(await generatedFiles(source), api);
  }

  test("what hover shows of an operation comes from the contract", async () => {
    const facade = facadeIn(await unchangedFiles(), "tickets");
    for (const text of [
      " * Update a ticket.",
      " * Changes the fields that the body holds",
      " * `PUT /api/v1/tickets/{id}`",
      " * @see {@link https://docs.city.atlas.krd/v1/primary-backend/tickets/update-ticket | Documentation page",
      "const result = await tickets.updateTicket({",
      'category: "ELECTRICITY"',
    ])
      expect(facade).toContain(text);
  });

  test("an operation that is renamed is renamed there, with its types", async () => {
    const facade = facadeIn(await renamedFiles(), "tickets");
    expect(facade).toContain("export interface ChangeTicketCall {");
    expect(facade).not.toMatch(/updateTicket/i);
  });

  test("another status is in the table", async () => {
    await edit(ticketPath, (text) => text.replace('"404":', '"410":'));
    const facade = await facadeOf("tickets");
    expect(facade).toContain("410: [jsonWith");
    expect(facade).not.toContain("404");
  });

  test("a value of `extend` adds the fields that the schema says", async () => {
    await edit("safety-register/components/schemas/Intervention.yaml", (text) =>
      text.replace(/x-extend: summary$/m, "x-extend: routine"),
    );
    const facade = await facadeOf("safety-register");
    expect(facade).toContain('routine: "summary" | "routine" | "hasRoutineInterventionDrift";');
    expect(facade).not.toContain('"summary": "summary";');
  });

  test("a comment cannot be ended by what the contract says", async () => {
    await edit(ticketPath, (text) => text.replace("summary: Update a ticket", 'summary: "*/ alert(1) /*"'));
    expect(await facadeOf("tickets")).toContain("*\\/ alert(1) /*.");
  });
});

describe("a contract that cannot be read is one clear message", () => {
  /** What is said of the source, or of tickets alone. */
  async function messageOf(only?: "tickets"): Promise<string> {
    if (only !== undefined) await keepOnly(only);
    const error: unknown = await generatedFiles(source).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ContractError);
    return error instanceof ContractError ? error.message : "";
  }

  test("broken YAML in the root: file and line", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "openapi: 3.1.1\ninfo: { title: [\n");
    expect(await messageOf("tickets")).toMatch(/tickets\/openapi\.yaml:3:1: /);
  });

  test("broken YAML in a component: file and line", async () => {
    await writeFile(
      join(source, "tickets/components/schemas/TicketId.yaml"),
      "type: string\n  format: uuid\n",
    );
    expect(await messageOf("tickets")).toMatch(/TicketId\.yaml.*\(?2:\d+/);
  });

  test("a $ref to nowhere: file, line, pointer and target", async () => {
    await edit(ticketPath, (text) => text.replace("TicketUpdate.yaml", "Gone.yaml"));
    expect(await messageOf("tickets")).toMatch(
      /api_v1_tickets_\{id\}\.yaml:\d+:\d+ at #\/put\/requestBody.*Gone\.yaml/,
    );
  });

  test("a document that is not OpenAPI: the file", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "title: Tickets\n");
    expect(await messageOf("tickets")).toMatch(/tickets\/openapi\.yaml:1:1 at #: .*`openapi` is missing/);
  });

  test("a document that is not an object: the file", async () => {
    await writeFile(join(source, "tickets/openapi.yaml"), "tickets\n");
    expect(await messageOf("tickets")).toMatch(/tickets\/openapi\.yaml at #: .*must be an object/);
  });

  test("a path without a value: the file", async () => {
    await edit("tickets/openapi.yaml", (text) => text.replace(/ +\$ref: paths.*/, ""));
    expect(await messageOf("tickets")).toMatch(
      /tickets\/openapi\.yaml:\d+:\d+ at #\/paths\/~1api~1v1~1tickets~1\{id\}: the path has no operations/,
    );
  });

  test("an operation without an operationId: the file, line, pointer, method and path", async () => {
    await edit(ticketPath, (text) => text.replace(/ +operationId: .*/, ""));
    expect(await messageOf("tickets")).toMatch(
      /api_v1_tickets_\{id\}\.yaml:\d+:\d+ at #\/put: PUT \/api\/v1\/tickets\/\{id\} has no operationId/,
    );
  });

  test("one operationId in two documents: the place, the operationId and the other path", async () => {
    await edit(ticketPath, (text) => text.replace("updateTicket", "updateAnomaly"));
    expect(await messageOf()).toMatch(
      /api_v1_tickets_\{id\}\.yaml:\d+:\d+ at #\/put\/operationId: .*updateAnomaly stands for \/anomalies\/.* of safety-register too/,
    );
  });

  test("a folder without APIs: the folder, and where the document of one belongs", async () => {
    for (const api of ["tickets", "safety-register"]) await rm(join(source, api), { recursive: true });
    expect(await messageOf()).toMatch(
      /: there is no API\. Write the document of one to .*NAME\/openapi\.yaml/,
    );
  });
});
