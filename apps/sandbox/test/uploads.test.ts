/**
 * Uploads as the client of this repository does them: to a folder and to a bucket. The anomaly then shows them.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSafetyRegisterClient, uploadAnomalyImages } from "@facility-contracts/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { headersOf, pageBody, tokensOf } from "./apis.ts";
import { callerOf, impatientCallerOf } from "./caller.ts";
import { describeOnSandboxes, placeOn, SETTINGS, usePostgres } from "./databases.ts";
import { filesIn } from "./files/file-server.ts";
import { type S3Stub, startS3Stub } from "./files/s3-stub.ts";

const PATH = "/anomalies/v2/rs/4";
const { bearerAuth: access = "", sessionToken = "" } = tokensOf("full");
const pageUpdate = pageBody("updateAnomaly");

const png = (size: number) => new Uint8Array(size).fill(7);

/** Uploads two files with the client, and gives the images that the anomaly then has. */
async function upload(origin: string, call: ReturnType<typeof callerOf>) {
  const client = createSafetyRegisterClient({ baseUrl: origin, token: access, sessionToken });
  const report = await uploadAnomalyImages(client, {
    anomalyId: 4,
    // The URLs of a sandbox are plain http.
    allowUnsafeUrls: true,
    files: [
      { name: "door.png", mimeType: "image/png", data: png(1_500_000) },
      { name: "wall.jpg", mimeType: "image/jpeg", data: png(10) },
    ],
  });
  expect(report.outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  const { imgs, images } = (await call("PUT", PATH, pageUpdate)).body.data;
  return { imgs, images };
}

// In megabytes, as the page says, and in the order in which they were announced.
const SHOWN = {
  imgs: ["door.png", "wall.jpg"],
  images: [
    { file: "door.png", size: 2 },
    { file: "wall.jpg", size: 1 },
  ],
};

describe("to a folder", () => {
  describeOnSandboxes((sandbox) => {
    const call = callerOf(sandbox);

    test("are shown once they have arrived, and not before", async () => {
      const announced = { uploadId: "x", name: "late.png", mimeType: "image/png", size: 3 };
      const { body } = await call("POST", `${PATH}/images`, [announced]);
      expect(await upload(sandbox().origin, call)).toEqual(SHOWN);
      const [{ presignedUrl }] = body.uploads;
      const put = (content: string) =>
        fetch(presignedUrl, { method: "PUT", body: content, headers: { "content-type": "image/png" } });
      expect((await put("four")).status).toBe(400);
      expect((await put("abc")).status).toBe(200);
      expect((await put("abc")).status).toBe(409);
      const { imgs } = (await call("PUT", PATH, pageUpdate)).body.data;
      // It was announced first.
      expect(imgs).toEqual(["late.png", "door.png", "wall.jpg"]);
    });

    test("that have not arrived while they could are forgotten with the next announcement", async () => {
      const announced = { uploadId: "x", name: "never.png", mimeType: "image/png", size: 1 };
      const counted = async () => (await call("GET", "/__sandbox/state")).body.counts.uploads;
      const before = await counted();
      await call("POST", `${PATH}/images`, [announced, announced]);
      await call("POST", "/__sandbox/clock?ahead=3000");
      await call("POST", `${PATH}/images`, [announced]);
      expect(await counted()).toBe(before + 3);
      await call("POST", "/__sandbox/clock?ahead=86400");
      await call("POST", `${PATH}/images`, [announced]);
      expect(await counted()).toBe(before + 1);
      await call("POST", "/__sandbox/reset");
    });

    test("files that an intervention shows can be read by their URLs", async () => {
      const query = "extend=technical-installations&extend=training-proof";
      const { data } = (await call("GET", `/interventions/v2/rs/1?${query}`)).body;
      const types = await Promise.all(
        [data.technicalInstallations[0], data.trainingProof].map(async ({ presignedUrl }) => {
          const answer = await fetch(presignedUrl);
          return [answer.status, answer.headers.get("content-type")];
        }),
      );
      expect(types).toEqual([
        [200, "image/svg+xml"],
        [200, "application/pdf"],
      ]);
    });
  });
});

test("to a folder go with their rows, unless a snapshot has them; what other databases keep there stays", async () => {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "sandbox-uploads-"));
  opened.defer(() => rm(folder, { recursive: true }));
  const place = await placeOn(usePostgres());
  const sandbox = await startSandbox({ ...SETTINGS, place, files: { kind: "folder", folder } });
  opened.defer(() => sandbox.stop());
  const call = callerOf(() => sandbox);
  const uploads = async () => {
    const files = await filesIn(join(folder, "uploads"));
    return files.filter((name) => !name.endsWith(".type"));
  };
  const foreign = "anomaly-4/550e8400-e29b-41d4-a716-446655440000";
  await mkdir(join(folder, "uploads/anomaly-4"));
  await writeFile(join(folder, "uploads", foreign), "of another database");

  await upload(sandbox.origin, call);
  const kept = await uploads();
  await call("POST", "/__sandbox/snapshot");
  await upload(sandbox.origin, call);
  expect(await uploads()).toHaveLength(5);
  await call("POST", "/__sandbox/restore");
  expect(await uploads()).toEqual(kept);
  await upload(sandbox.origin, call);
  await call("POST", "/__sandbox/reset");
  expect(await uploads()).toEqual(kept);
  expect(await filesIn(join(folder, "uploads"))).toHaveLength(5);
  await call("POST", "/__sandbox/restore");
  expect((await call("PUT", PATH, pageUpdate)).body.data.imgs).toEqual(["door.png", "wall.jpg"]);
});

describe("to a bucket", () => {
  const key = { id: "AKIDTEST", secret: "secret-of-the-tests" };
  const postgres = usePostgres();
  let stub: S3Stub;
  let sandbox: Sandbox;

  beforeAll(async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", key.id);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", key.secret);
    vi.stubEnv("AWS_SESSION_TOKEN", undefined);
    stub = await startS3Stub(key);
    const files = { kind: "s3", bucket: "files", region: "eu-west-3", endpoint: stub.origin } as const;
    sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres), files });
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await sandbox.stop();
    await stub[Symbol.asyncDispose]();
  });

  test("are shown once they have arrived with their size", async () => {
    const call = callerOf(() => sandbox);
    const announced = { uploadId: "x", name: "late.png", mimeType: "image/png", size: 3 };
    const { body } = await call("POST", `${PATH}/images`, [announced]);
    const put = (content: string) =>
      fetch(body.uploads[0].presignedUrl, {
        method: "PUT",
        body: content,
        headers: { "content-type": "image/png" },
      });
    expect((await put("four")).status).toBe(200);
    // The bucket took a file of another size: it is not the one that was announced.
    expect(await upload(sandbox.origin, call)).toEqual(SHOWN);
    expect((await put("abc")).status).toBe(200);
    expect((await call("PUT", PATH, pageUpdate)).body.data.imgs).toEqual(["late.png", ...SHOWN.imgs]);
  });

  test("are shown however many were announced after them, for which the bucket is asked once a page", async () => {
    const call = callerOf(() => sandbox);
    const announced = { uploadId: "x", name: "early.png", mimeType: "image/png", size: 1 };
    const { body } = await call("POST", `${PATH}/images`, [announced]);
    const later = Array.from({ length: 300 }, () => ({ ...announced, name: "later.png" }));
    await call("POST", `${PATH}/images`, later);
    await fetch(body.uploads[0].presignedUrl, {
      method: "PUT",
      body: "1",
      headers: { "content-type": "image/png" },
    });
    const before = stub.requests;
    expect((await call("PUT", PATH, pageUpdate)).body.data.imgs).toContain("early.png");
    expect(stub.requests - before).toBeLessThan(10);
  });

  test("that have not arrived while they could are forgotten, and those that have are not", async () => {
    const call = callerOf(() => sandbox);
    const announced = { uploadId: "x", name: "unseen.png", mimeType: "image/png", size: 1 };
    const { body } = await call("POST", `${PATH}/images`, [announced, { ...announced, name: "never.png" }]);
    const headers = { "content-type": "image/png" };
    await fetch(body.uploads[0].presignedUrl, { method: "PUT", body: "1", headers });
    await call("POST", "/__sandbox/clock?ahead=86400");
    const counted = async () => (await call("GET", "/__sandbox/state")).body.counts.uploads;
    const before = await counted();
    expect((await call("PUT", PATH, pageUpdate)).body.data.imgs).toContain("unseen.png");
    expect(await counted()).toBeLessThan(before);
    const asked = stub.requests;
    await call("PUT", PATH, pageUpdate);
    expect(stub.requests).toBe(asked);
    await call("POST", "/__sandbox/clock?ahead=0");
  });

  test("are a 503 while the bucket fails, and the anomaly is as it was", async () => {
    const impatient = impatientCallerOf(() => sandbox);
    const announced = { uploadId: "x", name: "lost.png", mimeType: "image/png", size: 3 };
    await impatient("POST", `${PATH}/images`, [announced]);
    // It is asked three times before it is given up.
    stub.failures.push(...Array.from({ length: 6 }, () => 500));
    const refused = await fetch(`${sandbox.origin}${PATH}`, {
      method: "PUT",
      headers: { ...headersOf("full"), "content-type": "application/json" },
      body: JSON.stringify(Object.assign({}, pageUpdate, { title: "while it fails" })),
    });
    stub.failures.length = 0;
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await impatient("GET", "/__sandbox/state?anomaly=4")).body.anomaly.title).not.toBe(
      "while it fails",
    );
    expect((await impatient("PUT", PATH, pageUpdate)).status).toBe(200);
  });

  test("the demo files are there too", async () => {
    const { data } = (await callerOf(() => sandbox)("GET", "/interventions/v2/rs/1?extend=training-proof"))
      .body;
    const answer = await fetch(data.trainingProof.presignedUrl);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("%PDF")]);
  });
});
