/**
 * Answers with several media types: each is held against what is documented for the one that it has.
 */
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import { NO_CREDENTIALS, smallContract, summed } from "./small-provider.ts";

const A = { schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } };
const B = { schema: { type: "object", required: ["b"], properties: { b: { type: "string" } } } };
const TWO = { "application/json": A, "application/vnd.b+json": B };
const TABLE = { "application/json": A, "text/csv": { schema: { type: "string" } } };

async function run(content: object, type: string, body: string) {
  const responses = { 200: { description: "yes", content } };
  const api = smallContract({ "/x": { get: { operationId: "x", responses } } });
  const answer = { status: 200, headers: { "content-type": type }, body: Buffer.from(body) };
  return runSuite(api, NO_CREDENTIALS, { transport: async () => answer });
}

test.each([
  [TWO, "application/json", '{"a":1}'],
  [TWO, "application/vnd.b+json", '{"b":"x"}'],
  [{ "application/json; charset=utf-8": A }, "application/json", '{"a":1}'],
  [{ "application/json; charset=utf-8": A }, "application/json; charset=iso-8859-1", '{"a":1}'],
  [{ "application/vnd.b+json; charset=utf-8": B, ...TWO }, "application/vnd.b+json", '{"b":"x"}'],
  [{ "*/*": B, "application/json": A }, "application/json", '{"a":1}'],
  [{ "*/*": B, "application/json": A }, "application/problem+json", '{"b":"x"}'],
])("of %j is %s %s one", async (content, type, body) => {
  const report = await run(content, type, body);
  expect({ ...summed(report), notes: report.notes }).toEqual({ findings: [], notChecked: [], notes: [] });
});

test.each([
  [TWO, "application/vnd.b+json", '{"a":1}', "must have required property 'b'"],
  [TWO, "application/json", '{"b":"x"}', "must have required property 'a'"],
  [{ "*/*": A }, "application/json", '{"b":1}', "must have required property 'a'"],
  [{ "application/*": A }, "application/json", "{", "a JSON body"],
  [TABLE, "application/json", '{"a":"1"}', "must be integer"],
])("of %j is %s %s none", async (content, type, body, expected) => {
  const { findings } = await run(content, type, body);
  expect(findings.map((finding) => finding.expected)).toEqual([expect.stringContaining(expected)]);
});

test.each([
  [{ "text/csv; charset=utf-8": {} }, "text/csv"],
  [{ "application/vnd.b+json; version=1": B }, "application/vnd.b+json; version=2"],
])("of %j is no %s", async (content, type) => {
  const { findings } = await run(content, type, '{"b":"x"}');
  expect(findings.map(({ check }) => check)).toEqual(["answer/media-type"]);
});

test.each([[TABLE], [{ "*/*": A }]])("one of %j that is not read is told", async (content) => {
  expect(summed(await run(content, "text/csv", "a;b"))).toEqual({
    findings: [],
    notChecked: ["x answer 200: it came as text/csv, and the suite reads JSON only"],
  });
});
