/**
 * The sandbox on an S3 that nobody wrote here. It does not look at signatures, which the stub of s3-store.test.ts does.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSafetyRegisterClient, uploadAnomalyImages } from "@facility-contracts/client";
import { installTool } from "@facility-contracts/tools";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createS3Store, type S3Settings } from "../../src/files/s3-store.ts";
import { startSandbox } from "../../src/sandbox.ts";
import { pageBody, tokensOf } from "../apis.ts";
import { callerOf } from "../caller.ts";
import { placeOn, SETTINGS, usePostgres } from "../databases.ts";
import { put } from "./file-server.ts";

/** What is used of the package. */
interface Emulate {
  createEmulator(options: object): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** More than the 1,000 that a page of a list has. */
const KEYS = 1_001;

const postgres = usePostgres();
let server: Awaited<ReturnType<Emulate["createEmulator"]>>;
let bucket: S3Settings;

beforeAll(async () => {
  const entry = join(await installTool("s3-server"), "emulate/dist/api.js");
  const { createEmulator }: Emulate = await import(pathToFileURL(entry).href);
  server = await createEmulator({
    service: "aws",
    port: 0,
    seed: { aws: { s3: { buckets: [{ name: "files" }] } } },
  });
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests");
  vi.stubEnv("AWS_SESSION_TOKEN", undefined);
  bucket = { bucket: "files", region: "us-east-1", endpoint: server.url };
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

test("its presigned URLs take a file and give it back, with its type", async () => {
  const store = createS3Store(bucket);
  expect(await put(await store.presignPut("uploads/1/door", "image/png"), "hello")).toMatchObject({
    status: 200,
  });
  const answer = await fetch(await store.presignGet("uploads/1/door"));
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
    200,
    "image/png",
    "hello",
  ]);
  expect((await fetch(await store.presignGet("uploads/1/never"))).status).toBe(404);
});

test("the sizes of all files of a folder are known, of every page of the list", async () => {
  const store = createS3Store(bucket);
  const sizes = new Map(
    Array.from({ length: KEYS }, (_, index) => [`many/${String(index).padStart(4, "0")}`, index % 5]),
  );
  for (const [key, size] of sizes) await store.write(key, "image/png", new Uint8Array(size));
  expect(await store.sizesOf?.("many/")).toEqual(sizes);
  expect(await store.sizesOf?.("none/")).toEqual(new Map());
});

test("a bucket that is not there is a failure of the store", async () => {
  const store = createS3Store({ ...bucket, bucket: "nowhere" });
  await expect(store.sizesOf?.("uploads/")).rejects.toThrow("bucket does not exist");
});

test("what a client uploads is shown by its anomaly, and demo files can be read", async () => {
  const place = await placeOn(postgres);
  const sandbox = await startSandbox({ ...SETTINGS, place, files: { kind: "s3", ...bucket } });
  try {
    const call = callerOf(() => sandbox);
    const { bearerAuth: token = "", sessionToken = "" } = tokensOf("full");
    const client = createSafetyRegisterClient({ baseUrl: sandbox.origin, token, sessionToken });
    const { outcomes } = await uploadAnomalyImages(client, {
      anomalyId: 4,
      // That server has no certificate.
      allowUnsafeUrls: true,
      files: [{ name: "door.png", mimeType: "image/png", data: new Uint8Array(1_500_000).fill(7) }],
    });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true]);
    const updated = await call("PUT", "/anomalies/v2/rs/4", pageBody("updateAnomaly"));
    expect(updated.body.data.images).toEqual([{ file: "door.png", size: 2 }]);
    const shown = await call("GET", "/interventions/v2/rs/1?extend=training-proof");
    expect(await (await fetch(shown.body.data.trainingProof.presignedUrl)).text()).toContain("%PDF");
  } finally {
    await sandbox.stop();
  }
});
