/**
 * Nothing hides behind a finding: what is wrong with an answer ends neither the rules that read it nor the scenario around it.
 */
import { isObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import type { Transport, WireRequest } from "../src/wire.ts";
import { runOn, withSuccess } from "./provider-run.ts";

const jsonOf = (body: Uint8Array | undefined): unknown =>
  JSON.parse(Buffer.from(body ?? []).toString("utf8") || "null");

/** Refuses what a body alone has. */
const refusing =
  (isRefused: (body: object) => boolean) =>
  (transport: Transport): Transport =>
  async (request: WireRequest, signal) => {
    const answer = await transport(request, signal);
    if (answer.status !== 200) return answer;
    const body = jsonOf(request.body);
    if (!isObject(body) || !isRefused(body)) return answer;
    const error = { message: "no", code: "VALIDATION_ERROR", details: { category: "no" } };
    return { ...answer, status: 400, body: Buffer.from(JSON.stringify({ success: false, error })) };
  };

const told = async (between: (transport: Transport) => Transport) => {
  const { cases, findings, notChecked } = await runOn("tickets", { between });
  return { cases, notChecked, found: findings.map(({ check, place }) => `${check} at ${place}`) };
};

test("all fields of an answer that are not what was sent are told", async () => {
  const { found } = await told(withSuccess((ticket) => ({ ...ticket, title: "always", notes: "the same" })));
  expect(found).toEqual(expect.arrayContaining(["rule/echo at answer /title", "rule/echo at answer /notes"]));
});

test("an answer that breaks its schema is read by the rules nevertheless", async () => {
  const { found } = await told(withSuccess((ticket) => ({ ...ticket, id: 5, notes: "the same" })));
  expect(found).toEqual(expect.arrayContaining(["answer/type at answer /id", "rule/echo at answer /notes"]));
  // That is told already.
  expect(found).not.toContain("rule/row at answer /id");
});

test("a success that is not documented is judged as the one that is", async () => {
  const { found } = await told(withSuccess((ticket) => ({ ...ticket, id: 5, notes: "the same" }), 201));
  expect(found).toEqual(
    expect.arrayContaining([
      "answer/status at status",
      "answer/type at answer /id",
      "rule/echo at answer /notes",
    ]),
  );
  expect(found).not.toContain("base at request");
});

test("a scenario goes on behind a step that it could not do, and names it", async () => {
  let created = 0;
  const { found, notChecked } = await told((transport) =>
    withSuccess((ticket) => ({ ...ticket, createdAt: new Date(++created).toISOString() }))(
      refusing((body) => Object.keys(body).join() === "category")(transport),
    ),
  );
  expect(found).toEqual(
    expect.arrayContaining(["rule/partial-update at status", "rule/partial-update at answer /createdAt"]),
  );
  expect(notChecked).toContainEqual({
    what: "updateTicket rule/partial-update",
    why: "came to no end: to update category, to update category",
  });
});

test("a random search goes on behind what every answer has", async () => {
  const { cases, found } = await told(withSuccess((ticket) => ({ ...ticket, id: 5 })));
  expect(found).toContain("answer/type at answer /id");
  expect(cases.filter(({ id }) => id.includes("random/")).map(({ outcome }) => outcome)).toEqual([
    "passed",
    "passed",
  ]);
});
