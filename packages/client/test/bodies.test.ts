/**
 * Bodies that are no JSON: streams that are held until they are sent, and parts.
 */
import { asIs, asMultipart } from "@facility-contracts/client/facade";
import { afterEach, describe, expect, test, vi } from "vitest";
import { apiOf, clientOf } from "./one-operation.ts";
import { endOfStream } from "./read-on.ts";

afterEach(() => void vi.unstubAllGlobals());

/** The client of an operation that takes a body. */
function clientOfBody(write: typeof asIs, mediaType: string, fetch: (request: Request) => Promise<Response>) {
  return clientOf(apiOf({ method: "post", body: { mediaType, write } }), { fetch });
}

describe.each([
  ["a body", asIs, "image/png", (stream: ReadableStream) => stream],
  ["a part", asMultipart, "multipart/form-data", (file: ReadableStream) => ({ file })],
] as const)("of a stream that is %s", (_, write, mediaType, bodyOf) => {
  const read = (onRead: () => void, options: Parameters<ReturnType<typeof clientOf>["call"]>[1]) =>
    endOfStream(onRead, (stream) =>
      clientOfBody(write, mediaType, async () => new Response()).call({ body: bodyOf(stream) }, options),
    );

  test("nothing more is read after an abort", async () => {
    const leave = new AbortController();
    const end = await read(() => leave.abort(), { signal: leave.signal });
    expect(end).toMatchObject({ name: "ApiError", status: "aborted" });
  });

  test("nothing more is read after a time-out", async () => {
    expect(await read(() => {}, { timeoutMs: 5 })).toMatchObject({ name: "ApiError", status: "timeout" });
  });
});

test("parts are sent also where a page has no randomUUID, as one of plain http has none", async () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", {
    getRandomValues: (values: Uint32Array<ArrayBuffer>) => crypto.getRandomValues(values),
  });
  const sent: FormData[] = [];
  const client = clientOfBody(asMultipart, "multipart/form-data", async (request) => {
    sent.push(await request.formData());
    return new Response(null, { status: 204 });
  });
  const body = { text: "a", file: new Blob(["b"]) };
  expect(await client.call({ body })).toMatchObject({ ok: true });
  expect(await client.call({ body })).toMatchObject({ ok: true });
  expect(sent.map((form) => [...form.keys()])).toEqual([
    ["text", "file"],
    ["text", "file"],
  ]);
});
