/**
 * Clients that send slowly: a file may take longer than any other body.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_UPLOAD_MS, uploadTimeOf } from "../../src/files/file-store.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { callerOf } from "../caller.ts";
import { placeOn, SETTINGS, usePostgres } from "../databases.ts";
import { CREDENTIALS } from "../robustness/client.ts";
import { openRawConnection } from "../robustness/raw-connection.ts";

const postgres = usePostgres();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres), requestTime: 3_000 });
});
afterAll(() => sandbox.stop());

const headOf = (method: string, path: string, headers: Readonly<Record<string, string>>) =>
  [
    `${method} ${path} HTTP/1.1`,
    "host: sandbox.test",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");

test("a file that comes slowly is taken, after another body that came as slowly has been given up", async () => {
  const call = callerOf(() => sandbox);
  const announced = { uploadId: "x", name: "slow.png", mimeType: "image/png", size: 2 };
  const { body } = await call("POST", "/anomalies/v2/rs/4/images", [announced]);
  const url = new URL(body.uploads[0].presignedUrl);
  const upload = await openRawConnection(sandbox.origin);
  const fileHead = headOf("PUT", url.pathname + url.search, {
    "content-type": "image/png",
    "content-length": "2",
  });
  const taken = upload.exchange(Buffer.from(`${fileHead}a`));
  const update = await openRawConnection(sandbox.origin);
  const jsonHead = headOf("PUT", "/anomalies/v2/rs/4", {
    ...CREDENTIALS,
    "content-type": "application/json",
    "content-length": "2",
  });
  expect((await update.exchange(Buffer.from(`${jsonHead}{`)))?.status).toBe(408);
  upload.socket.write("b");
  expect((await taken)?.status).toBe(200);
  for (const connection of [upload, update]) connection.close();
});

test("a file may take as long as its size needs at 64 kB/s, and a small one two minutes", () => {
  expect([1, 50, 100, 5_000, 0].map(uploadTimeOf)).toEqual([
    120_000,
    781_250,
    1_562_500,
    MAX_UPLOAD_MS,
    120_000,
  ]);
});
