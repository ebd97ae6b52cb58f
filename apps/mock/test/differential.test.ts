import { readFile } from "node:fs/promises";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, describe, expect, test } from "vitest";
import {
  type Aspect,
  DIFFERENCES,
  type DifferentialRequest,
  requestsOf,
  requestsOfNone,
} from "./differential-requests.ts";
import { frozen, listeningMock } from "./mock-server.ts";
import { prismServersOf, startPrismMock } from "./prism-process.ts";
import { seenAnswer } from "./seen-answer.ts";

/*
 * Each request goes to Prism and to this mock: to its server, and in the proof to `prism mock`. What is not named in the table of the README is the same: the
 * status, the media type, the body, the violations and the Allow header.
 */

const ASPECTS = ["status", "type", "body", "violations", "allow"] as const;

const { apis } = frozen;
const ours = await listeningMock({}, frozen);
const names = apis.map(({ name }) => name);
const prisms = isProof ? await Promise.all(names.map((name) => startPrismMock(name))) : [];
const origins = isProof ? prisms.map(({ origin }) => origin) : await prismServersOf(names);
afterAll(async () => {
  ours.server.close();
  await Promise.all(prisms.map((prism) => prism.stop()));
});

const all = apis.flatMap(({ name, operations }, index) => {
  const origin = origins[index] ?? "";
  const requests = operations.map((mocked) => ({
    name: `${mocked.operation.iid}`,
    origin,
    requests: requestsOf(mocked),
  }));
  return [...requests, { name: `no operation of ${name}`, origin, requests: requestsOfNone() }];
});

/** Of each kind of request one for each API, whatever its operation and the field that is changed. */
const chosen = new Set(
  sampled(
    all.flatMap(({ origin, requests }) => requests.map((request) => ({ origin, request }))),
    ({ origin, request }) => `${origin} ${kindOf(request)}`,
  ).map(({ request }) => request),
);
const groups = all
  .map((group) => ({ ...group, requests: group.requests.filter((request) => chosen.has(request)) }))
  .filter(({ requests }) => requests.length > 0);

describe.each(groups)("$name", ({ origin, requests }) => {
  test.each(requests)("$title", async (request) => {
    const [prism, mock] = await Promise.all([seenAnswer(origin, request), seenAnswer(ours.origin, request)]);
    const differing: readonly Aspect[] = request.difference ? DIFFERENCES[request.difference] : [];
    for (const aspect of ASPECTS) {
      if (!differing.includes(aspect)) expect.soft(mock[aspect], aspect).toEqual(prism[aspect]);
    }
    // Else the row would be wrong.
    if (request.difference) expect(mock).not.toEqual(prism);
  });
});

function kindOf({ title, method, difference }: DifferentialRequest): string {
  // Without the operation, and the field that is changed.
  return `${method} ${title.replace(/^[^:]*: (\/[\w/]*)?/, "")} ${difference}`;
}

test("every row of the table is tried, and stands in the README", async () => {
  const tried = new Set(groups.flatMap(({ requests }) => requests.map(({ difference }) => difference)));
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  for (const row of Object.keys(DIFFERENCES)) {
    expect(tried).toContain(row);
    expect(readme).toContain(`| ${row} `);
  }
});
