/**
 * A start with `--reset`, which is what `/__sandbox/reset` is.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandbox } from "../src/sandbox.ts";
import { callerOf } from "./caller.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";
import { filesIn } from "./files/file-server.ts";

test("a start with --reset puts the clock back, and removes the files whose rows it takes away", async () => {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "sandbox-reset-"));
  opened.defer(() => rm(folder, { recursive: true }));
  const settings = {
    ...SETTINGS,
    place: await placeOn(usePostgres()),
    files: { kind: "folder", folder },
  } as const;
  const first = await startSandbox(settings);
  const uploads = () => filesIn(join(folder, "uploads"));
  const call = callerOf(() => first);
  const file = { uploadId: "x", name: "door.png", mimeType: "image/png", size: 1 };
  const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
  const headers = { "content-type": "image/png" };
  await fetch(body.uploads[0].presignedUrl, { method: "PUT", headers, body: "x" });
  expect(await uploads()).toHaveLength(2);
  await call("POST", "/__sandbox/clock?now=2999-06-01T00:00:00Z");
  await first.stop();

  const second = await startSandbox({ ...settings, reset: true });
  opened.defer(() => second.stop());
  const { now } = (await callerOf(() => second)("GET", "/__sandbox/clock")).body;
  expect({ isPutBack: now < "2999", uploads: await uploads() }).toEqual({ isPutBack: true, uploads: [] });
});
