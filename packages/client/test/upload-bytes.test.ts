/**
 * Bytes of a file that are told while it is sent, to a bucket that is a real server. `upload-bytes.proof.ts` says where they can
 * be told.
 */
import { createSafetyRegisterClient, uploadAnomalyImages } from "@facility-contracts/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type RunningServer, startServer } from "./http-server.ts";

const SIZE = 200_000;

let server: RunningServer;
let statuses: number[];

beforeEach(async () => {
  statuses = [];
  server = await startServer(({ method }, origin) =>
    method === "PUT"
      ? { status: statuses.shift() ?? 200 }
      : {
          status: 200,
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ uploads: [{ uploadId: "0", id: "7", presignedUrl: `${origin}/bucket` }] }),
        },
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

/** Uploads a file, and gives how many of its bytes were told each time. */
async function told(onBytes: (bytes: number) => void = () => {}) {
  const client = createSafetyRegisterClient({ baseUrl: server.origin, token: "t", sessionToken: "s" });
  const file = new File([new Uint8Array(SIZE).fill(7)], "a.png", { type: "image/png" });
  const all: number[] = [];
  const { outcomes } = await uploadAnomalyImages(client, {
    anomalyId: 1,
    files: [file],
    allowUnsafeUrls: true,
    onBytes: (progress) => {
      expect(progress).toMatchObject({ file, totalBytes: SIZE });
      all.push(progress.bytes);
      onBytes(progress.bytes);
    },
  });
  return { all, outcome: outcomes[0] };
}

const STEPS = [0, 65_536, 131_072, 196_608, SIZE];

test("are told step by step, and the file is sent whole with its length", async () => {
  const { all, outcome } = await told();
  expect(outcome).toMatchObject({ ok: true, id: "7" });
  expect(all).toEqual(STEPS);
  const put = server.requests.at(-1);
  expect(put?.headers).toMatchObject({ "content-length": String(SIZE), "content-type": "image/png" });
  expect(put?.headers).not.toHaveProperty("transfer-encoding");
  expect(put?.body.equals(Buffer.alloc(SIZE, 7))).toBe(true);
});

test("begin again when the file is sent again", async () => {
  statuses = [503];
  const { all, outcome } = await told();
  expect(outcome).toMatchObject({ ok: true });
  expect(all).toEqual([...STEPS, ...STEPS]);
});

test("are not told where a stream would be sent without its length", async () => {
  vi.stubGlobal("navigator", { userAgent: "Deno/2.9.6" });
  const { all, outcome } = await told();
  expect({ all, ok: outcome?.ok }).toEqual({ all: [], ok: true });
  expect(server.requests.at(-1)?.headers).toHaveProperty("content-length", String(SIZE));
});

test("fail their file with what the function throws", async () => {
  const mistake = new Error("nobody looks");
  const { all, outcome } = await told(() => {
    throw mistake;
  });
  expect(outcome).toMatchObject({ ok: false, error: mistake });
  // It is no failure of the network, after which the file would be sent again.
  expect(all).toEqual([0]);
});
