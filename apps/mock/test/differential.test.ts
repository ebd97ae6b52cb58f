import { readFile } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, describe, expect, test } from "vitest";
import {
  type Aspect,
  DIFFERENCES,
  type DifferentialRequest,
  requestsOf,
  requestsOfNone,
} from "./differential-requests.ts";
import { frozen, listeningMock } from "./mock-server.ts";
import { startPrismMock, startPrismServer } from "./prism-process.ts";

/*
 * Each request goes to Prism and to this mock: to its server, and in the proof to `prism mock`. What is not named in the table of the README is the same: the
 * status, the media type, the body, the violations and the Allow header.
 */

const startPrism = isProof ? startPrismMock : startPrismServer;
const { apis } = frozen;
const ours = await listeningMock({}, frozen);
const prisms = await Promise.all(apis.map(({ name }) => startPrism(name)));
afterAll(async () => {
  ours.server.close();
  await Promise.all(prisms.map((prism) => prism.stop()));
});

const groups = apis.flatMap(({ name, operations }, index) => {
  const origin = prisms[index]?.origin ?? "";
  const requests = operations.map(({ operation }) => ({
    name: `${operation.iid}`,
    origin,
    requests: requestsOf(operation),
  }));
  return [...requests, { name: `no operation of ${name}`, origin, requests: requestsOfNone() }];
});

describe.each(groups)("$name", ({ origin, requests }) => {
  test.each(requests)("$title", async (request) => {
    const [prism, mock] = await Promise.all([send(origin, request), send(ours.origin, request)]);
    const differing: readonly Aspect[] = request.difference ? DIFFERENCES[request.difference] : [];
    for (const [aspect, value] of Object.entries(mock)) {
      const isDifferent = differing.some((name) => name === aspect);
      if (!isDifferent) expect.soft(value, aspect).toEqual(prism[aspect]);
    }
    // Else the row would be wrong.
    if (request.difference) expect(mock).not.toEqual(prism);
  });
});

test("every row of the table is tried, and stands in the README", async () => {
  const tried = new Set(groups.flatMap(({ requests }) => requests.map(({ difference }) => difference)));
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  for (const row of Object.keys(DIFFERENCES)) {
    expect(tried).toContain(row);
    expect(readme).toContain(`| ${row} `);
  }
});

async function send(
  origin: string,
  { method, path, headers, body }: DifferentialRequest,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await exchange(origin + path, method, headers, body);
  return {
    status: answer.status,
    type: answer.headers["content-type"],
    body: parsed(answer.body),
    violations: violations(answer.headers["sl-violations"]),
    allow: answer.headers.allow,
  };
}

function exchange(
  url: string,
  method: string,
  headers: DifferentialRequest["headers"],
  body: string | undefined,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const [, origin = "", path = "/"] = /^(http:\/\/[^/]+)(.*)$/.exec(url) ?? [];
  const { hostname, port } = new URL(origin);
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers: { ...headers, ...length } },
      (response) => {
        text(response).then(
          (content) => resolve({ status: response.statusCode, headers: response.headers, body: content }),
          reject,
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function violations(header: string | string[] | undefined): unknown {
  return header === undefined ? undefined : parsed(String(header));
}
