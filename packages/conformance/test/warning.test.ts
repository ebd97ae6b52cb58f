/**
 * How much is known of what a provider contradicts, in our contract: the package as it is published, on the mock of it,
 * with something between them that changes answers.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { startMock } from "@facility-contracts/command/mock-process";
import { conformance } from "@facility-contracts/conformance";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../examples/mock.config.ts";
import { PATIENT } from "./patient.ts";

type Anomaly = Record<string, unknown>;

const OF_A_CONNECTION = new Set(["connection", "content-length", "host"]);

let mock: Awaited<ReturnType<typeof startMock>>;
let between: Server;
let change: (anomaly: Anomaly) => void = () => {};

beforeAll(async () => {
  mock = await startMock();
  between = createServer(async (request, response) => {
    const body = await buffer(request);
    const { headers: sent, method = "GET", url = "/" } = request;
    const headers = Object.entries(sent).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && !OF_A_CONNECTION.has(name) ? [[name, value]] : [],
    );
    const answer = await fetch(new URL(url, mock.origin), {
      method,
      headers,
      ...(body.length > 0 ? { body } : {}),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    if (answer.status !== 200 || method !== "PUT") return response.end(text);
    const value = JSON.parse(text);
    change(value.data);
    return response.end(JSON.stringify(value));
  });
  await new Promise<void>((resolve) => {
    between.listen(0, "127.0.0.1", resolve);
  });
});

afterAll(async () => {
  between.close();
  await mock.stop();
});

const BASE = "updateAnomaly base request: the request of the documentation page";

/** What is found of the answer to an update whose anomaly was changed. */
async function findingsWith(changed: (anomaly: Anomaly) => void) {
  change = changed;
  const { port } = between.address() as AddressInfo;
  const { findings } = await conformance(
    "safety-register",
    { ...config["safety-register"], baseUrl: `http://127.0.0.1:${port}` },
    // One answer has all that is looked at.
    { ...PATIENT, cases: [BASE] },
  );
  return findings
    .filter(({ check }) => check.startsWith("answer/"))
    .map(({ because, pointer, severity }) => ({ because, pointer, severity }));
}

test("what contradicts only the example of a page is a warning, which names the page", async () => {
  expect(
    await findingsWith((anomaly) => {
      anomaly.sortOrder = "first";
    }),
  ).toEqual([
    {
      severity: "warning",
      pointer: "#/components/schemas/Anomaly/properties/sortOrder/type",
      because: expect.stringMatching(/^the example on https:.*update-an-anomaly$/),
    },
  ]);
});

test("what contradicts only an assumption is none, and a value that may be null is told as what it is otherwise", async () => {
  expect(
    await findingsWith((anomaly) => {
      anomaly.resolvedAt = "yesterday";
    }),
  ).toEqual([
    {
      severity: "assumption",
      pointer: "#/components/schemas/UtcDateTime/pattern",
      because: expect.stringContaining("dates by example only"),
    },
  ]);
});

test("what a row does not have may be null or left out", async () => {
  expect(
    await findingsWith((anomaly) => {
      anomaly.equipmentId = null;
      anomaly.resolvedAt = null;
      anomaly.metadata = { location: null };
      delete anomaly.reportId;
    }),
  ).toEqual([]);
});
