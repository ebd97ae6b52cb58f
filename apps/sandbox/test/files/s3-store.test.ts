import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FileStore, StoreFailure } from "../../src/files/file-store.ts";
import { createS3Store } from "../../src/files/s3-store.ts";
import { put } from "./file-server.ts";
import { type S3Stub, startS3Stub } from "./s3-stub.ts";

const KEY = "uploads/anomaly-1/550e8400-e29b-41d4-a716-446655440000";
const PLACE = `/files/${KEY}`;
const AWS_KEY = { id: "AKIDTEST", secret: "secret/of+the=tests" };

let stub: S3Stub;

beforeEach(async () => {
  // From the environment, as in a real process.
  vi.stubEnv("AWS_ACCESS_KEY_ID", AWS_KEY.id);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", AWS_KEY.secret);
  vi.stubEnv("AWS_SESSION_TOKEN", undefined);
  stub = await startS3Stub(AWS_KEY);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await stub[Symbol.asyncDispose]();
});

const open = () => createS3Store({ bucket: "files", region: "eu-west-3", endpoint: stub.origin });

/** What it answers about a folder. */
function sizesOf(store: FileStore, prefix: string) {
  if (store.sizesOf === undefined) throw new Error("The store knows no sizes.");
  return store.sizesOf(prefix);
}

/** The URL with another value of a parameter. */
function changed(url: string, name: string, value: string): string {
  const own = new URL(url);
  expect(own.searchParams.has(name)).toBe(true);
  own.searchParams.set(name, value);
  return own.href;
}

describe("a bucket", () => {
  it("takes a plain PUT of a presigned URL, and answers a GET of another one", async () => {
    const store = open();
    expect(await put(await store.presignPut(KEY, "image/png"), "hello")).toMatchObject({ status: 200 });
    expect(stub.objects.get(PLACE)).toEqual({ contentType: "image/png", content: Buffer.from("hello") });
    const response = await fetch(await store.presignGet(KEY));
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(await response.text()).toBe("hello");
  });

  it("takes no other media type than the one that was signed", async () => {
    const url = await open().presignPut(KEY, "image/png");
    expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toBe("content-type;host");
    expect(await put(url, "hello", "text/html")).toMatchObject({ status: 403 });
    expect(stub.objects.size).toBe(0);
  });

  it("gives URLs that hold a quarter of an hour, for one key and one method", async () => {
    const store = open();
    await store.write(KEY, "image/png", new Uint8Array(3));
    const url = await store.presignGet(KEY);
    expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe("900");
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(changed(url, "X-Amz-Expires", "90000"))).status).toBe(403);
    expect((await fetch(url.replace("550e8400", "550e8401"))).status).toBe(403);
    expect(await put(url, "hello")).toMatchObject({ status: 403 });
    expect((await fetch(await store.presignPut(KEY, "image/png"))).status).toBe(403);
  });

  it("gives URLs that fit any content: no checksum is in them", async () => {
    for (const url of [await open().presignPut(KEY, "image/png"), await open().presignGet(KEY)])
      expect(url.toLowerCase()).not.toContain("checksum");
  });

  it("has the name of the bucket in the path only of an endpoint that is given", async () => {
    const own = createS3Store({ bucket: "files", region: "eu-west-3", endpoint: "http://storage.test:9000" });
    expect(await own.presignGet(KEY)).toMatch(`http://storage.test:9000/files/${KEY}?`);
    const aws = createS3Store({ bucket: "files", region: "eu-west-3" });
    expect(await aws.presignGet(KEY)).toMatch(`https://files.s3.eu-west-3.amazonaws.com/${KEY}?`);
  });

  it("keeps what is written", async () => {
    const store = open();
    await store.write("demo/lift.svg", "image/svg+xml", new TextEncoder().encode("<svg/>"));
    expect(stub.objects.get("/files/demo/lift.svg")).toEqual({
      contentType: "image/svg+xml",
      content: Buffer.from("<svg/>"),
    });
  });

  it("knows the sizes of the files of a folder, of all pages of the list, and of no other folder", async () => {
    const store = open();
    const keys = Array.from({ length: 8 }, (_, index) => KEY.replace("550e8400", `550e840${index}`));
    for (const [size, key] of keys.entries()) await store.write(key, "image/png", new Uint8Array(size));
    await store.write(KEY.replace("anomaly-1", "anomaly-12"), "image/png", new Uint8Array(1));
    expect(await sizesOf(store, "uploads/anomaly-1/")).toEqual(new Map(keys.map((key, size) => [key, size])));
    expect(await sizesOf(store, "uploads/anomaly-2/")).toEqual(new Map());
  });

  it("tries again what may succeed later", async () => {
    stub.failures.push(503, 500);
    await open().write(KEY, "image/png", new Uint8Array(3));
    expect(stub.objects.size).toBe(1);
  });

  it("throws when the bucket cannot be used: that is not a file that is missing", async () => {
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "another one");
    await expect(sizesOf(open(), "uploads/")).rejects.toThrow(StoreFailure);
    await expect(open().write(KEY, "image/png", new Uint8Array(3))).rejects.toThrow(StoreFailure);
    expect(stub.objects.size).toBe(0);
  });

  it("that hangs is given up", async () => {
    stub.hangs = true;
    const hasty = createS3Store({ bucket: "files", region: "eu-west-3", endpoint: stub.origin, time: 50 });
    await expect(sizesOf(hasty, "uploads/")).rejects.toThrow(
      new StoreFailure("it did not answer within 50 ms"),
    );
    await expect(hasty.write(KEY, "image/png", new Uint8Array(3))).rejects.toThrow(StoreFailure);
  });

  it("whose credentials do not come is given up, also where URLs are signed", async ({
    onTestFinished: defer,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), "s3-store-"));
    defer(() => rm(folder, { recursive: true }));
    // It waits for the stub, which is closed in the end.
    stub.hangs = true;
    const command = `"${process.execPath}" -e "fetch('${stub.origin}').catch(() => {})"`;
    await writeFile(join(folder, "config"), `[profile slow]\ncredential_process = ${command}\n`);
    vi.stubEnv("AWS_CONFIG_FILE", join(folder, "config"));
    vi.stubEnv("AWS_PROFILE", "slow");
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    const hasty = createS3Store({ bucket: "files", region: "eu-west-3", endpoint: stub.origin, time: 50 });
    const expected = new StoreFailure("it did not answer within 50 ms");
    await Promise.all(
      [hasty.presignGet(KEY), hasty.presignPut(KEY, "image/png")].map((presign) =>
        expect(presign).rejects.toThrow(expected),
      ),
    );
  });
});
