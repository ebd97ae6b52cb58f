/**
 * Rows that the operations of a contract make: they stand in for those that no configuration gives.
 */
import { join } from "node:path";
import { sampled } from "@facility-contracts/command/proof-mode";
import { describe, expect, test } from "vitest";
import type { ProviderConfig } from "../src/config.ts";
import { readConfig } from "../src/config-file.ts";
import { writeConfig } from "../src/init.ts";
import { folderWith } from "./command-run.ts";
import {
  answerOf,
  answers,
  integerIn,
  jsonIn,
  NAMED,
  NAMED_ROW,
  NO_CREDENTIALS,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

const BODY = { requestBody: { required: true, content: { "application/json": { schema: NAMED } } } };
const LINKS = { get: { operationId: "getPet", parameters: { petId: "$response.body#/id" } } };
const PET_ID = { name: "petId", in: "path", required: true, schema: { type: "integer" }, example: 7 };

const contractWith = (links: object | undefined) =>
  smallContract({
    "/pets": {
      post: {
        operationId: "addPet",
        ...BODY,
        responses: {
          201: { ...answerOf(NAMED_ROW), ...(links === undefined ? {} : { links }) },
          ...answers(400, 415),
        },
      },
    },
    "/pets/{petId}": {
      parameters: [PET_ID],
      get: { operationId: "getPet", responses: { 200: answerOf(NAMED_ROW), ...answers(400, 404) } },
      put: {
        operationId: "setPet",
        ...BODY,
        responses: { 200: answerOf(NAMED_ROW), ...answers(400, 404, 415) },
      },
      delete: { operationId: "deletePet", responses: { 204: { description: "gone" }, ...answers(400, 404) } },
    },
  });

/** What is longer would be in every answer from then on, and reading those most of the work. */
const MAX_NAME = 100_000;

/** A provider that has no pets to begin with, and its faults. */
function shop({ forgets = false, keeps = false, deaf = false } = {}): (request: Seen) => Said {
  const pets = new Map<number, string>();
  let last = 100;
  const nameIn = (request: Seen): string => {
    const body = jsonIn(request);
    if (typeof body !== "object" || body === null || Object.keys(body).join() !== "name") return refuse(400);
    const { name } = Object(body);
    return typeof name === "string" && name.length <= MAX_NAME ? name : refuse(400);
  };
  return (request) => {
    const { method, path } = request;
    if (path.length === 1) {
      if (method === "POST" && deaf) refuse(400);
      const name = nameIn(request);
      pets.set(++last, forgets ? "" : name);
      if (forgets) pets.delete(last);
      return [201, { id: last, name }];
    }
    const id = integerIn(path[1]);
    const name = method === "PUT" ? nameIn(request) : pets.get(id);
    if (name === undefined || !pets.has(id)) refuse(404);
    if (method === "PUT") pets.set(id, name);
    if (method !== "DELETE") return [200, { id, name }];
    if (!keeps) pets.delete(id);
    return [204];
  };
}

const MADE_BY: ProviderConfig = {
  ...NO_CREDENTIALS,
  rows: { "/pets/{petId}": { madeBy: { operation: "addPet", id: "/id" } } },
};

/** How the suite knows what makes a row. */
const WAYS: readonly (readonly [name: string, links: object | undefined, config: ProviderConfig])[] = [
  ["by the links of the contract", LINKS, NO_CREDENTIALS],
  [
    "by a reference of theirs",
    { get: { ...LINKS.get, operationId: undefined, operationRef: "#/paths/~1pets~1{petId}/get" } },
    NO_CREDENTIALS,
  ],
  ["by one line of configuration", undefined, MADE_BY],
];

describe.each(WAYS)("%s", (_, links, config) => {
  test("what is made is read, changed and deleted, each deletion with a row of its own", async () => {
    const report = await runOnSmall(contractWith(links), shop(), config);
    expect(summed(report).findings).toEqual([]);
    expect(report.coverage.operations.missing).toEqual([]);
    const passed = report.cases.filter(({ outcome }) => outcome === "passed").map(({ id }) => id);
    expect(passed).toEqual(expect.arrayContaining(["addPet rule/made-row", "addPet rule/deleted-row"]));
    // An identifier that no row has is one that has to be given.
    expect(summed(report).notChecked).toEqual([
      "getPet 404, and that authentication comes before it: rows./pets/{petId}.absent is not given",
      "setPet 404, and that authentication comes before it: rows./pets/{petId}.absent is not given",
      "deletePet 404, and that authentication comes before it: rows./pets/{petId}.absent is not given",
    ]);
  });
});

test("a configuration that --init writes lets the operations make them", async () => {
  await using folder = await folderWith({});
  const file = join(folder.path, "conformance.config.mjs");
  const api = contractWith(LINKS);
  writeConfig(api, file);
  const report = await runOnSmall(api, shop(), await readConfig(api, file));
  expect(summed(report).findings).toEqual([]);
  expect(report.coverage.operations.missing).toEqual([]);
});

// Whichever way it is known, the rest is the same.
describe.each(sampled(WAYS, () => "any"))("%s", (_, links, config) => {
  const run = (provider: (request: Seen) => Said) => runOnSmall(contractWith(links), provider, config);

  test("what is made and then not there is a finding", async () => {
    const { findings } = await run(shop({ forgets: true }));
    expect(findings.filter(({ check }) => check === "rule/made-row").map(({ severity }) => severity)).toEqual(
      ["error"],
    );
  });

  test("what is there after it was deleted is an assumption that is not confirmed", async () => {
    const { findings } = await run(shop({ keeps: true }));
    expect(findings.map(({ check, severity }) => `${check} ${severity}`)).toEqual([
      "rule/deleted-row assumption",
    ]);
  });

  test("what is not made is told, and no other row is asked for in its place", async () => {
    const report = await run(shop({ deaf: true }));
    expect(report.findings.every(({ operationId }) => operationId === "addPet")).toBe(true);
    expect(summed(report).notChecked.join("\n")).toContain(
      "addPet, which makes /pets/{petId}, was answered 400 without an identifier at /id",
    );
  });
});

test("a run that only reads makes none, and none is made for a provider that keeps nothing", async () => {
  for (const [config, options] of [
    [NO_CREDENTIALS, { readOnly: true }],
    [{ ...NO_CREDENTIALS, rules: false }, { only: "getPet" }],
  ] as const) {
    const methods = new Set<string>();
    await runOnSmall(
      contractWith(LINKS),
      (request) => {
        methods.add(request.method);
        return [200, { id: 7, name: "Rex" }];
      },
      config,
      options,
    );
    expect([...methods]).toEqual(["GET"]);
  }
});

test("an error of what makes a row is a finding, and the next one may be made", async () => {
  const provider = shop();
  let isFirst = true;
  const config = { ...NO_CREDENTIALS, rows: { "/pets/{petId}": { absent: 1 } } };
  const report = await runOnSmall(
    contractWith(LINKS),
    (request) => {
      if (request.method === "POST" && isFirst) {
        isFirst = false;
        return [500, { message: "the first one" }];
      }
      return provider(request);
    },
    config,
    { only: ["getPet", "setPet"] },
  );
  expect(summed(report).findings).toEqual([
    'addPet robust/server-error request: 500 {"message":"the first one"}',
  ]);
  expect(report.findings[0]?.caseIds).toEqual(["addPet base request: the base request"]);
  expect(report.cases.filter(({ outcome }) => outcome === "not-checked")).toHaveLength(1);
});

test("an answer to what makes a row is judged, and what is wrong with it is the base request's", async () => {
  const provider = shop();
  const wrong = (request: Seen): Said => {
    const [status, value] = provider(request);
    return request.method === "POST" ? [status, { ...Object(value), name: 1 }] : [status, value];
  };
  const report = await runOnSmall(contractWith(LINKS), wrong, NO_CREDENTIALS, { only: "getPet" });
  const found = report.findings.filter(({ check }) => check === "answer/type");
  expect(found.map(({ operationId, place }) => `${operationId} ${place}`)).toEqual(["addPet answer /name"]);
  const failed = report.cases.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  expect(failed).toContain("addPet base request: the base request");
});

test.each([3, 10, 40])("a budget of %i holds for the requests that make rows, too", async (budget) => {
  let sent = 0;
  const provider = shop();
  const counted = (request: Seen): Said => {
    sent++;
    return provider(request);
  };
  const report = await runOnSmall(contractWith(LINKS), counted, NO_CREDENTIALS, { budget });
  expect(sent).toBeLessThanOrEqual(budget);
  expect(report.requests).toBe(sent);
  expect(report.findings).toEqual([]);
  expect(summed(report).notChecked.join("\n")).toContain(`the budget of ${budget} requests is spent`);
});
