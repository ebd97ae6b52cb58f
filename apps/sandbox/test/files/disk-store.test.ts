import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secondsOf } from "../../src/clock.ts";
import { createDiskStore, type StoredFile } from "../../src/files/disk-store.ts";
import { URL_SECONDS } from "../../src/files/file-store.ts";
import { sign } from "../../src/files/signature.ts";
import { CLOCK, filesIn, SECRET, sizeIn } from "./file-server.ts";

const KEY = "uploads/test/550e8400-e29b-41d4-a716-446655440000";

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "disk-store-"));
  folder = join(parent, "data", "files");
});

afterEach(() => rm(parent, { recursive: true }));

const open = () =>
  createDiskStore({
    folder,
    drafts: join(folder, "drafts"),
    origin: () => "http://sandbox.test",
    secret: SECRET,
    clock: CLOCK,
  });
const bytes = (content: string) => new TextEncoder().encode(content);
const textOf = async (file: StoredFile | undefined) => file && (await text(file.content));

describe("a disk store", () => {
  it("keeps a file as it is, in a folder that it makes", async () => {
    const store = await open();
    await store.write("demo/lift.svg", "image/svg+xml", bytes("<svg/>"));
    expect(await readFile(join(folder, "demo/lift.svg"), "utf8")).toBe("<svg/>");
    expect(await sizeIn(store, "demo/lift.svg")).toBe(6);
    const file = await store.read("demo/lift.svg");
    expect(file).toMatchObject({ mimeType: "image/svg+xml", size: 6 });
    expect(await textOf(file)).toBe("<svg/>");
    expect(await filesIn(folder)).toEqual(["demo/.lift.svg.type", "demo/lift.svg"]);
  });

  it("replaces a file with its media type", async () => {
    const store = await open();
    await store.write("demo/page", "text/plain", bytes("a long text"));
    await store.write("demo/page", "text/csv", bytes("a;b"));
    const file = await store.read("demo/page");
    expect(file).toMatchObject({ mimeType: "text/csv", size: 3 });
    expect(await textOf(file)).toBe("a;b");
  });

  it("finds what another process of the same folder wrote", async () => {
    await (await open()).write(KEY, "image/png", bytes("1"));
    expect(await sizeIn(await open(), KEY)).toBe(1);
  });

  it("has no file that was never written", async () => {
    const store = await open();
    expect(await sizeIn(store, KEY)).toBeUndefined();
    expect(await store.read(KEY)).toBeUndefined();
  });

  it("answers a file whose media type got lost as one of any type", async () => {
    const store = await open();
    await store.write("demo/page", "text/html", bytes("<p>"));
    await rm(join(folder, "demo/.page.type"));
    const file = await store.read("demo/page");
    expect(file?.mimeType).toBe("application/octet-stream");
    file?.content.destroy();
  });

  it("signs a URL for one method, one key and a quarter of an hour", async () => {
    const store = await open();
    const { href, searchParams } = new URL(await store.presignPut(KEY, "image/png"));
    expect(href).toMatch(`http://sandbox.test/files/${KEY}?expires=`);
    const query = Object.fromEntries(searchParams);
    expect(Math.abs(Number(query.expires) - (await secondsOf(CLOCK)) - URL_SECONDS)).toBeLessThan(60);
    expect(await store.allows("PUT", KEY, query)).toBe(true);
    expect(await store.allows("GET", KEY, query)).toBe(false);
    expect(await store.allows("PUT", KEY.replace("550e", "550f"), query)).toBe(false);
    expect(
      await store.allows("GET", KEY, Object.fromEntries(new URL(await store.presignGet(KEY)).searchParams)),
    ).toBe(true);
  });

  it.each([
    "",
    ".",
    "..",
    "demo",
    "demo/",
    "demo/..",
    "demo/.",
    "demo/../../outside",
    "demo/.lift.svg.type",
    "demo/a/b",
    "demo/a\\b",
    "demo/..\\..\\outside",
    "demo/%2e%2e",
    "demo/a\0b",
    "demo/a\n",
    "demo/Lift.svg",
    "demo/dot.",
    `demo/${"a".repeat(101)}`,
    "/etc/passwd",
    "uploads/../demo/lift.svg",
    KEY.replace("test", ".."),
    KEY.replace("test", "Test"),
    KEY.replace("test/", ""),
    "uploads/lift.svg",
    `uploads/${"a".repeat(36)}`,
    KEY.toUpperCase(),
    `${KEY}\n`,
    ` ${KEY}`,
    `${KEY}/..`,
    "other/550e8400-e29b-41d4-a716-446655440000",
  ])("takes no key that is %j", async (key) => {
    const store = await open();
    await expect(store.write(key, "image/png", bytes("1"))).rejects.toThrow(TypeError);
    await expect(sizeIn(store, key)).rejects.toThrow(TypeError);
    await expect(store.read(key)).rejects.toThrow(TypeError);
    await expect(store.presignPut(key, "image/png")).rejects.toThrow(TypeError);
    await expect(store.presignGet(key)).rejects.toThrow(TypeError);
    const expires = (await secondsOf(CLOCK)) + 60;
    const signature = sign(SECRET, { method: "GET", key, expires });
    expect(await store.allows("GET", key, { expires: String(expires), signature })).toBe(false);
    expect(await filesIn(parent)).toEqual([]);
  });

  it("throws when its folder cannot be made", async () => {
    await mkdir(join(parent, "data"));
    await writeFile(folder, "a file");
    await expect(open()).rejects.toThrow("EEXIST");
  });

  it("leaves nothing of a file that cannot have its place", async () => {
    const store = await open();
    await mkdir(join(folder, "demo/lift.svg"));
    await expect(store.write("demo/lift.svg", "image/svg+xml", bytes("<svg/>"))).rejects.toThrow();
    expect(await filesIn(folder)).toEqual([]);
  });
});
