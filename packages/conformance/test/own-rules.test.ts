/**
 * Rules in prose about any document, from a file of one's own.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeAt } from "@facility-contracts/model/place";
import { expect, onTestFinished, test } from "vitest";
import { withRules } from "../src/contract/named.ts";
import { isValid } from "../src/contract/validator.ts";
import {
  answerOf,
  answers,
  idParameter,
  jsonIn,
  refuse,
  runOnSmall,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const PET = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: { type: "string", maxLength: 40 }, age: { type: "integer", minimum: 0, maximum: 99 } },
};
const STORED = {
  ...PET,
  required: ["id"],
  additionalProperties: true,
  properties: { id: { type: "integer" }, ...PET.properties },
};
const api = smallContract({
  "/pets/{id}": {
    parameters: [idParameter("id", { "x-row": "pet" })],
    // It has no operationId: reports call it by its path.
    put: {
      requestBody: { required: true, content: { "application/json": { schema: PET } } },
      responses: { 200: answerOf(STORED), ...answers(400, 404, 415) },
    },
  },
});
const config = { credentials: { valid: {} }, rows: { pet: { existing: [1, 2], absent: 404 } } };

const ECHO = `- operation: PUT /pets/{id}
  id: echo
  template: echo
  says: The answer holds what was sent.
`;

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "own-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "rules.yaml");
  writeFileSync(file, text);
  return file;
}

function isPet(value: unknown): value is { readonly name: string; readonly age?: number } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { age = 0, name, ...others } = value as Record<string, unknown>;
  const isNamed = typeof name === "string" && [...name].length <= 40;
  const isAge = Number.isInteger(age) && Number(age) >= 0 && Number(age) <= 99;
  return isNamed && isAge && Object.keys(others).length === 0;
}

const provider =
  (change: (name: string) => string) =>
  (request: Seen): readonly [number, unknown] => {
    const [, part = ""] = request.path;
    const id = /^(1|2|404|%31)$/.test(part)
      ? Number(decodeURIComponent(part))
      : refuse(/^-?\d+$/.test(part) ? 404 : 400);
    const body = jsonIn(request);
    if (!isPet(body)) return refuse(400);
    return id === 404 ? refuse(404) : [200, { id, ...body, name: change(body.name) }];
  };

test("are held against a provider of that document", async () => {
  const ruled = await withRules(api, fileOf(ECHO));
  const kept = await runOnSmall(
    ruled,
    provider((name) => name),
    config,
  );
  expect(kept.findings).toEqual([]);
  expect(kept.coverage.rules.covered).toEqual(["PUT /pets/{id} echo"]);
  const broken = await runOnSmall(
    ruled,
    provider((name) => name.trim()),
    config,
  );
  expect(broken.findings.map(({ check }) => check)).toContain("rule/echo");
  const without = await runOnSmall(
    api,
    provider((name) => name.trim()),
    config,
  );
  expect(without.findings).toEqual([]);
});

test.each([
  [
    "an operation that is not there",
    ECHO.replace("PUT", "POST"),
    ":1:3 at .*is not an operation of the contract",
  ],
  [
    "a template that is not there",
    ECHO.replace("template: echo", "template: ecco"),
    ":3:3 at .*template must be one of",
  ],
  ["a field that is not there", `${ECHO}  parameters: { fields: [nmae] }\n`, ":5:26 at .*nmae"],
  ["what is no list", "operation: x\n", ":1:1 at #: the file must be a list of rules"],
])("name file and line of %s", async (_, text, message) => {
  await expect(withRules(api, fileOf(text))).rejects.toThrow(new RegExp(`rules\\.yaml${message}`));
});

test("are missed where there is no such file", async () => {
  await expect(withRules(api, "nowhere.yaml")).rejects.toThrow("There is no file nowhere.yaml");
});

const DUE = { type: "string", format: "date-time" };
const TASK = "#/paths/~1tasks/post/requestBody/content/application~1json/schema";
const MOMENT = `- operation: makeTask
  id: due
  template: moment
  parameters: { from: /due, to: /due }
  says: The date comes back.
`;

test.each([
  ["as it was", (due: string) => due, []],
  ["as another one", (due: string) => due.replace(/^\d{4}/, "1996"), ["rule/due"]],
])("a date that may be left out comes back %s", async (_, change, checks) => {
  const task = (due: object) => ({ type: "object", additionalProperties: false, properties: { due } });
  const contract = smallContract({
    "/tasks": {
      post: {
        operationId: "makeTask",
        requestBody: { required: true, content: { "application/json": { schema: task(DUE) } } },
        responses: { 200: answerOf(task({ ...DUE, type: ["string", "null"] })), ...answers(400, 415) },
      },
    },
  });
  const ruled = await withRules(contract, fileOf(MOMENT));
  const { findings } = await runOnSmall(ruled, (request) => {
    const body = jsonIn(request);
    const value = isValid(placeAt(contract.contract, TASK), body) ? Object(body) : refuse(400);
    return [200, { due: "due" in value ? change(value.due) : null }];
  });
  expect(findings.map(({ check }) => check)).toEqual(checks);
});
