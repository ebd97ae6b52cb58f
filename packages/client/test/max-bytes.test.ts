/**
 * How much of an answer is read.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { stubbedTickets, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

const call = { id: TICKET_ID, body: {} };
const json = { "content-type": "application/json" };

/** A body without an end, which counts what was taken of it. */
function endlessBody() {
  const taken = { chunks: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken.chunks++;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken };
}

test.each([200, 404, 502])("of an endless %d no more is read than maxBytes", async (status) => {
  const { body, taken } = endlessBody();
  const { client } = stubbedTickets([() => new Response(body, { status, headers: json })], {
    maxBytes: 5000,
  });
  expect(await client.updateTicket(call)).toMatchObject({
    ok: false,
    status: "too-large",
    error: { message: `${UPDATE_TICKET}: answered ${status} with more than 5000 bytes` },
    response: { status },
  });
  expect(taken).toEqual({ chunks: 6, cancelled: true });
});

/** A text in JSON, in chunks of which most are one and the same. */
function textOf(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(1_000_000).fill("x".charCodeAt(0));
  const quote = new TextEncoder().encode('"');
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(quote);
      for (let left = bytes - 2; left > 0; left -= chunk.length) controller.enqueue(chunk.subarray(0, left));
      controller.enqueue(quote);
      controller.close();
    },
  });
}

test("the default is 64 MB", async () => {
  const body = (bytes: number) => () => new Response(textOf(bytes), { headers: json });
  expect(await stubbedTickets([body(64_000_001)]).client.updateTicket(call)).toMatchObject({
    status: "too-large",
    error: { message: `${UPDATE_TICKET}: answered 200 with more than 64000000 bytes` },
  });
  // That as many as a limit says are read is shown below, of a few.
  if (!isProof) return;
  expect(await stubbedTickets([body(64_000_000)]).client.updateTicket(call)).toMatchObject({ ok: true });
});

test("as many bytes as there may be are read, characters that are cut into chunks too", async () => {
  const bytes = new TextEncoder().encode('{"id":"é漢😀"}');
  const body = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
  const { client } = stubbedTickets([() => new Response(body(), { headers: json })], {
    maxBytes: bytes.length,
  });
  expect(await client.updateTicket(call)).toMatchObject({ ok: true, data: { id: "é漢😀" } });
});

test("a middleware may read an answer; where it takes the stream, the error is for who wrote the middleware", async () => {
  const read = (how: (response: Response) => unknown) =>
    stubbedTickets([Response.json({ id: "7" })], {
      middleware: [{ onResponse: async ({ response }) => void (await how(response)) }],
    }).client.updateTicket(call);
  for (const how of ["text", "json", "blob", "arrayBuffer"] as const)
    expect(await read((response) => response[how]())).toMatchObject({ ok: true, data: { id: "7" } });
  await expect(read((response) => response.body?.getReader().read())).rejects.toThrow(
    "A middleware has to read response.clone()",
  );
});

test.each([
  ["with a body", () => Response.json({ id: "7" }), 200],
  ["without a body", () => new Response(null, { status: 204 }), "undocumented"],
])("an answer %s may be given twice", async (_, answer, status) => {
  const same = answer();
  const { client } = stubbedTickets([() => same]);
  for (let times = 0; times < 2; times++) expect(await client.updateTicket(call)).toMatchObject({ status });
});

test.each([
  ["an error", 404, "json"],
  ["JSON", 200, "json"],
  ["a text", 200, "text"],
  ["bytes", 200, "blob"],
  ["bytes at once", 200, "arrayBuffer"],
] as const)("the raw client reads no more of %s", async (_, status, parseAs) => {
  const { body, taken } = endlessBody();
  const { client } = stubbedTickets([() => new Response(body, { status, headers: json })], {
    maxBytes: 5000,
  });
  const params = { path: { id: TICKET_ID } };
  const raw = client.raw.PUT("/api/v1/tickets/{id}", { params, body: {}, parseAs });
  await expect(raw).rejects.toMatchObject({ status: "too-large" });
  expect(taken).toEqual({ chunks: 6, cancelled: true });
});
