/**
 * Uploads to a provider that registers files and a bucket that takes them.
 */
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import { createSafetyRegisterClient, uploadAnomalyImages } from "@facility-contracts/client";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { endOfStream } from "./read-on.ts";
import { hang } from "./stub-fetch.ts";

interface Registration {
  readonly uploadId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

const BUCKET = "https://bucket.test/";

/** What the provider was asked to register, a list a request. */
let registered: Registration[][];
/** What the bucket got, in its order. */
let puts: { readonly request: Request; readonly content: string }[];
/** How many uploads run now, and the most that did. */
let running: { now: number; most: number };
/** How the bucket answers an upload; the path is its name. */
let bucket: (path: string, init?: RequestInit) => Response | Promise<Response>;
let register: (body: Registration[]) => Response;

const client = createSafetyRegisterClient({
  baseUrl: "https://api.test",
  token: "token-secret",
  sessionToken: "session-secret",
  async fetch(request, init) {
    if (request.url.startsWith("https://api.test/")) {
      const body: Registration[] = await request.clone().json();
      registered.push(body);
      return register(body);
    }
    running.most = Math.max(running.most, ++running.now);
    puts.push({ request, content: await request.clone().text() });
    try {
      return await bucket(new URL(request.url).pathname.slice(1), init);
    } finally {
      running.now--;
    }
  },
});

beforeEach(() => {
  registered = [];
  puts = [];
  running = { now: 0, most: 0 };
  bucket = () => new Response(null, { status: 200 });
  // The order of the answer is not that of the request.
  register = (body) =>
    Response.json({
      uploads: body
        .map(({ uploadId, name }) => ({
          uploadId,
          presignedUrl: `${BUCKET}${name}?signature=secret`,
          id: `id-${name}`,
        }))
        .reverse(),
    });
});

function file(name: string, content = name, type = "image/png"): File {
  return new File([content], name, { type });
}

test("each file is registered and goes to its own URL, without credentials", async () => {
  const files = [file("a.png", "first"), file("b.pdf", "second", "application/pdf")];
  const report = await uploadAnomalyImages(client, { anomalyId: 7, files });
  expect(report).toEqual({
    ok: true,
    outcomes: [
      { file: files[0], name: "a.png", ok: true, id: "id-a.png" },
      { file: files[1], name: "b.pdf", ok: true, id: "id-b.pdf" },
    ],
  });
  expect(registered).toEqual([
    [
      { uploadId: "0", name: "a.png", mimeType: "image/png", size: 1 },
      { uploadId: "1", name: "b.pdf", mimeType: "application/pdf", size: 1 },
    ],
  ]);
  expect(
    puts.map(({ request: { method, url, headers, redirect, credentials }, content }) => ({
      method,
      url,
      headers: Object.fromEntries(headers),
      redirect,
      credentials,
      content,
    })),
  ).toEqual([
    {
      method: "PUT",
      url: `${BUCKET}a.png?signature=secret`,
      headers: { "content-type": "image/png" },
      redirect: "manual",
      credentials: "omit",
      content: "first",
    },
    {
      method: "PUT",
      url: `${BUCKET}b.pdf?signature=secret`,
      headers: { "content-type": "application/pdf" },
      redirect: "manual",
      credentials: "omit",
      content: "second",
    },
  ]);
});

test("what the provider answers of a file does not overwrite what became of it", async () => {
  register = () =>
    Response.json({
      uploads: [{ uploadId: "0", presignedUrl: `${BUCKET}a`, ok: false, name: "theirs", file: 7, id: "1" }],
    });
  const files = [file("a")];
  expect(await uploadAnomalyImages(client, { anomalyId: 7, files })).toEqual({
    ok: true,
    outcomes: [{ file: files[0], name: "a", ok: true, id: "1" }],
  });
});

test("any kind of content", async () => {
  const bytes = new TextEncoder().encode("12345");
  const files = [
    { name: "blob", data: new Blob(["12345"], { type: "text/csv" }) },
    { name: "blob with another type", data: new Blob(["12345"]), mimeType: "text/plain" as const },
    { name: "buffer", data: Buffer.from("12345"), mimeType: "image/gif" as const },
    { name: "bytes", data: bytes.subarray(1, 4), mimeType: "image/gif" as const },
    { name: "web stream", data: new Blob(["12345"]).stream(), mimeType: "image/gif" as const, size: 5 },
    {
      name: "node stream",
      data: Readable.from([Buffer.from("123"), Buffer.from("45")]),
      mimeType: "image/gif" as const,
      size: 5,
    },
    { name: "empty", data: new Uint8Array(), mimeType: "text/plain" as const },
  ];
  const report = await uploadAnomalyImages(client, { anomalyId: 7, files, concurrency: 1 });
  expect(report.outcomes.filter(({ ok }) => !ok)).toEqual([]);
  expect(puts.map(({ content }) => content)).toEqual([
    "12345",
    "12345",
    "12345",
    "234",
    "12345",
    "12345",
    "",
  ]);
  expect(puts[0]?.request.headers.get("content-type")).toBe("text/csv");
});

test("the size is registered in megabytes, rounded up, or as the caller counts", async () => {
  const files = [{ name: "x", data: new Uint8Array(1_000_001), mimeType: "text/plain" as const }];
  await uploadAnomalyImages(client, { anomalyId: 7, files });
  await uploadAnomalyImages(client, { anomalyId: 7, files, sizeOf: (bytes) => bytes });
  expect(registered.flat().map(({ size }) => size)).toEqual([2, 1_000_001]);
});

test("45 files are registered in chunks of 20; progress counts files and bytes; few run at a time", async () => {
  const files = Array.from({ length: 45 }, (_, index) => file(`${index}`, "four"));
  bucket = async () => {
    // The first ones wait for each other; later ones give room for one too many.
    do await setImmediate();
    while (running.most < 3);
    return new Response();
  };
  const onProgress = vi.fn();
  const report = await uploadAnomalyImages(client, { anomalyId: 7, files, onProgress, concurrency: 3 });
  expect(registered.map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(report.outcomes.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  expect(new Set(registered.flat().map(({ uploadId }) => uploadId)).size).toBe(45);
  expect(running.most).toBe(3);
  expect(onProgress.mock.calls.map(([progress]) => progress.files)).toEqual(
    files.map((_, index) => index + 1),
  );
  expect(onProgress).toHaveBeenLastCalledWith({ files: 45, totalFiles: 45, bytes: 180, totalBytes: 180 });
});

test.each([0, -1, Number.NaN, 0.5])("a concurrency of %d is one", async (concurrency) => {
  const report = await uploadAnomalyImages(client, {
    anomalyId: 7,
    files: [file("a"), file("b")],
    concurrency,
  });
  expect(report.outcomes).toHaveLength(2);
  expect(running.most).toBe(1);
});

test("all files may be sent at the same time", async () => {
  const files = [file("a"), file("b")];
  const report = await uploadAnomalyImages(client, {
    anomalyId: 7,
    files,
    concurrency: Number.POSITIVE_INFINITY,
  });
  expect(report.ok).toBe(true);
  expect(report.outcomes).toHaveLength(2);
});

test("no file is no request", async () => {
  expect(await uploadAnomalyImages(client, { anomalyId: 7, files: [] })).toEqual({ ok: true, outcomes: [] });
  expect(registered).toEqual([]);
});

describe("what the contract does not take is refused before anything is sent", () => {
  test.each([
    ["a name of 251 characters", file("x".repeat(251)), `${"x".repeat(251)}: name too long`],
    [
      "a media type that is not in the list",
      file("a.webp", "", "image/webp"),
      'a.webp: media type "image/webp" not accepted',
    ],
    ["no media type", file("a", "", ""), 'a: media type "" not accepted'],
    [
      "a stream without its size",
      { name: "s", data: new Blob([]).stream(), mimeType: "text/plain" as const },
      "s: size missing",
    ],
  ])("%s", async (_, refused, message) => {
    const call = uploadAnomalyImages(client, { anomalyId: 7, files: [file("good"), refused] });
    await expect(call).rejects.toThrow(new TypeError(message));
    expect([registered, puts]).toEqual([[], []]);
  });

  test("all of it is said at once", async () => {
    const files = [file("a", "", "x/y"), file("good"), file("b", "", "x/z")];
    await expect(uploadAnomalyImages(client, { anomalyId: 7, files })).rejects.toThrow(
      'a: media type "x/y" not accepted; b: media type "x/z" not accepted',
    );
  });

  test("250 characters are counted as people do", async () => {
    const report = await uploadAnomalyImages(client, { anomalyId: 7, files: [file("😀".repeat(250))] });
    expect(report.ok).toBe(true);
  });
});

describe("one upload fails", () => {
  test("it is tried again, and the others do not mind", async () => {
    const failures = [new Response(null, { status: 503 }), new TypeError("fetch failed")];
    bucket = (path) => {
      const failure = path === "b" ? failures.shift() : undefined;
      if (failure instanceof Error) throw failure;
      return failure ?? new Response();
    };
    const report = await uploadAnomalyImages(client, {
      anomalyId: 7,
      files: [file("a"), file("b"), file("c")],
    });
    expect(report.ok).toBe(true);
    expect(puts.filter(({ request }) => request.url.includes("/b?")).map(({ content }) => content)).toEqual([
      "b",
      "b",
      "b",
    ]);
    expect(registered).toHaveLength(1);
  });

  test("it says which, and why, without the presigned URL", async () => {
    bucket = (path) => new Response("<Error>secret</Error>", { status: path === "b" ? 403 : 200 });
    const files = [file("a"), file("b"), file("c")];
    const onProgress = vi.fn();
    const report = await uploadAnomalyImages(client, { anomalyId: 7, files, onProgress });
    expect(report.ok).toBe(false);
    expect(report.outcomes.map(({ name, ok }) => [name, ok])).toEqual([
      ["a", true],
      ["b", false],
      ["c", true],
    ]);
    expect(report.outcomes[1]).toHaveProperty("error.message", "answered with 403");
    expect(inspect(report, { depth: 9 })).not.toContain("secret");
    // A refusal is not tried again.
    expect(puts).toHaveLength(3);
    expect(onProgress).toHaveBeenLastCalledWith({ files: 3, totalFiles: 3, bytes: 2, totalBytes: 3 });
  });

  test("a redirect is a refusal", async () => {
    bucket = () => new Response(null, { status: 307, headers: { location: "https://other.test" } });
    const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files: [file("a")] });
    expect(outcomes[0]).toHaveProperty("error.message", "answered with 307");
  });

  test("a stream that is longer than it said is not sent", async () => {
    const files = [
      { name: "s", data: new Blob(["12345"]).stream(), mimeType: "text/plain" as const, size: 4 },
    ];
    const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files });
    expect(outcomes[0]).toHaveProperty("error.message", "5 bytes, not 4");
    expect(puts).toEqual([]);
  });

  test("of a stream no more is read than it said, and it is told to end", async () => {
    const read = { chunks: 0, ended: false };
    async function* chunks() {
      try {
        while (++read.chunks < 100) yield new Uint8Array(1000);
      } finally {
        read.ended = true;
      }
    }
    const files = [{ name: "s", data: chunks(), mimeType: "text/plain" as const, size: 2500 }];
    const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files });
    expect(outcomes[0]).toHaveProperty("error.message", "3000 bytes, not 2500");
    expect(puts).toEqual([]);
    await vi.waitFor(() => expect(read.ended).toBe(true));
    // What is read ahead is little.
    expect(read.chunks).toBeLessThan(10);
  });

  test("of a stream nothing more is read when it took too long", async () => {
    const end = await endOfStream(
      () => {},
      async (data) => {
        const files = [{ name: "s", data, mimeType: "text/plain" as const, size: 1e9 }];
        const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files, timeoutMs: 5 });
        expect(outcomes[0]).toHaveProperty("error.status", "timeout");
      },
    );
    expect(end).toMatchObject({ name: "ApiError", status: "timeout" });
  });

  test("it takes too long, also when it is the stream that does", async () => {
    bucket = (_, init) => hang(new Request(BUCKET), init);
    const stream = {
      name: "s",
      data: new ReadableStream<Uint8Array>(),
      mimeType: "text/plain" as const,
      size: 4,
    };
    const { outcomes } = await uploadAnomalyImages(client, {
      anomalyId: 7,
      files: [file("a"), stream],
      timeoutMs: 5,
    });
    expect(outcomes.map((outcome) => Reflect.get(outcome, "error").status)).toEqual(["timeout", "timeout"]);
  });
});

test.each([
  "",
  "not a URL",
  "ftp://bucket.test/x",
  "https://user:secret@bucket.test/x",
  "https://bucket.test:secret/",
])("a presigned URL that is none fails, and is not repeated: %j", async (presignedUrl) => {
  register = () => Response.json({ uploads: [{ uploadId: "0", presignedUrl, id: "1" }] });
  const report = await uploadAnomalyImages(client, { anomalyId: 7, files: [file("a")] });
  expect(report.outcomes[0]).toHaveProperty("error.message", "no presigned URL");
  expect(inspect(report, { depth: 9 })).not.toContain("secret");
  expect(puts).toEqual([]);
});

test.each([
  "http://bucket.test/a?secret",
  "https://169.254.169.254/latest/secret",
  "https://0xA9FEA9FE/secret",
  "https://[fe80::1]/secret",
  "https://[::ffff:169.254.169.254]/secret",
])("the presigned URL %s needs an option, and is not repeated", async (presignedUrl) => {
  register = () => Response.json({ uploads: [{ uploadId: "0", presignedUrl, id: "1" }] });
  const options = { anomalyId: 7, files: [file("a")] };
  const report = await uploadAnomalyImages(client, options);
  expect(report.outcomes[0]).toHaveProperty("error.message", expect.stringContaining("allowUnsafeUrls"));
  expect(inspect(report, { depth: 9 })).not.toContain("secret");
  expect(puts).toEqual([]);
  expect(await uploadAnomalyImages(client, { ...options, allowUnsafeUrls: true })).toMatchObject({
    ok: true,
  });
  expect(puts.map(({ request }) => request.url)).toEqual([new URL(presignedUrl).href]);
});

test("a network failure says its code, and nothing of the presigned URL", async () => {
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED", url: "?signature=secret" });
  bucket = () => Promise.reject(new TypeError(`failed: ${BUCKET}a?signature=secret`, { cause }));
  const options = { anomalyId: 7, files: [file("a")], retries: 0 };
  const { outcomes } = await uploadAnomalyImages(client, options);
  expect(outcomes[0]).toHaveProperty("error.message", "no answer: ECONNREFUSED");
  expect(inspect(outcomes, { depth: Infinity, showHidden: true })).not.toContain("signature=secret");
});

describe("an answer of the registration that is malformed", () => {
  test.each<[answer: unknown, message: string]>([
    [{}, "the answer has no list uploads"],
    [{ uploads: null }, "the answer has no list uploads"],
    [{ uploads: {} }, "the answer has no list uploads"],
    [null, "the answer has no list uploads"],
    [[], "the answer has no list uploads"],
    [{ uploads: [] }, "no presigned URL"],
    [{ uploads: [null] }, "no presigned URL"],
    [{ uploads: ["0"] }, "no presigned URL"],
    [{ uploads: [{ uploadId: 0, presignedUrl: `${BUCKET}x` }] }, "no presigned URL"],
    [{ uploads: [{ uploadId: "0", presignedUrl: { url: `${BUCKET}x` } }] }, "no presigned URL"],
  ])("%j is in the outcome", async (answer, message) => {
    register = () => Response.json(answer);
    const report = await uploadAnomalyImages(client, { anomalyId: 7, files: [file("a")] });
    expect(report.outcomes[0]).toMatchObject({ name: "a", ok: false, error: { name: "Error", message } });
  });

  test("what was uploaded before stays told", async () => {
    const answer = register;
    register = (body) => (registered.length === 1 ? answer(body) : Response.json({ uploads: null }));
    const files = Array.from({ length: 25 }, (_, index) => file(`${index}`));
    const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files });
    expect(outcomes.map(({ ok }) => ok)).toEqual(files.map((_, index) => index < 20));
    expect(outcomes[0]).toMatchObject({ ok: true, id: "id-0" });
  });
});

test.each(["text/csv;charset=utf-8", "TEXT/CSV", "text/csv ; header=present"])(
  "the media type %s is text/csv",
  async (type) => {
    const files = [{ name: "a.csv", data: new Blob(["a,b"], { type }) }];
    expect(await uploadAnomalyImages(client, { anomalyId: 7, files })).toMatchObject({ ok: true });
    expect(registered[0]?.[0]?.mimeType).toBe("text/csv");
    expect(puts[0]?.request.headers.get("content-type")).toBe("text/csv");
  },
);

test("what is no file is refused by its place", async () => {
  // @ts-expect-error what JavaScript lets through
  const call = uploadAnomalyImages(client, { anomalyId: 7, files: [file("a"), null, {}] });
  await expect(call).rejects.toThrow("files[1]: no file with a name; files[2]: no file with a name");
});

test("an upload that the answer does not have fails, the others do not", async () => {
  register = (body) =>
    Response.json({
      uploads: body.slice(1).map(({ uploadId }) => ({ uploadId, presignedUrl: `${BUCKET}x`, id: "1" })),
    });
  const { outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files: [file("a"), file("b")] });
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
});

test("a registration that is refused fails its files and those after them; the ones before are there", async () => {
  const answer = register;
  register = (body) =>
    registered.length === 1 ? answer(body) : Response.json({ message: "Forbidden" }, { status: 403 });
  const files = Array.from({ length: 45 }, (_, index) => file(`${index}`));
  const onProgress = vi.fn();
  const { ok, outcomes } = await uploadAnomalyImages(client, { anomalyId: 7, files, onProgress });
  expect(ok).toBe(false);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual(files.map((_, index) => index < 20));
  expect(outcomes[44]).toMatchObject({ name: "44", error: { operationId: "addAnomalyImages", status: 403 } });
  expect(registered).toHaveLength(2);
  expect(onProgress).toHaveBeenCalledTimes(45);
});

test("what onProgress throws rejects the upload, ends what runs and starts nothing more", async () => {
  let isEnded = false;
  bucket = async (path, init) => {
    if (path === "a.png") return new Response();
    return hang(new Request(BUCKET), init).finally(() => {
      isEnded = true;
    });
  };
  const files = ["a.png", "b.png", "c.png", "d.png"].map((name) => file(name));
  const onProgress = vi.fn(() => {
    throw new RangeError("of the page");
  });
  await expect(
    uploadAnomalyImages(client, { anomalyId: 7, files, onProgress, concurrency: 2 }),
  ).rejects.toThrow(new RangeError("of the page"));
  await vi.waitFor(() => expect(isEnded).toBe(true));
  expect(puts).toHaveLength(2);
  expect(onProgress).toHaveBeenCalledTimes(1);
});

test("an option that there is not is refused by its name, and an amount that is none", async () => {
  const given = { anomalyId: 7, files: [file("a.png")] };
  const misspelt = { ...given, concurency: 1 };
  await expect(uploadAnomalyImages(client, misspelt)).rejects.toThrow(
    /^there is no option concurency, but anomalyId, .*concurrency/,
  );
  await expect(uploadAnomalyImages(client, { ...given, retries: -1 })).rejects.toThrow(
    "retries must be 0 or more",
  );
  // What JavaScript lets through.
  for (const [option, value, kind] of [
    ["concurrency", "four", "number"],
    ["concurrency", null, "number"],
    ["allowUnsafeUrls", "false", "boolean"],
  ] as const)
    await expect(uploadAnomalyImages(client, { ...given, [option]: value })).rejects.toThrow(
      new TypeError(`${option} must be a ${kind}`),
    );
  expect(registered).toEqual([]);
});

test("an abort ends what runs and starts nothing more", async () => {
  const controller = new AbortController();
  bucket = (path, init) => {
    // When the third has begun: by the clock it may not have, on a busy machine.
    if (path === "2") setTimeout(() => controller.abort());
    return path === "0" ? new Response() : hang(new Request(BUCKET), init);
  };
  const files = Array.from({ length: 30 }, (_, index) => file(`${index}`));
  const { outcomes } = await uploadAnomalyImages(client, {
    anomalyId: 7,
    files,
    concurrency: 2,
    signal: controller.signal,
  });
  expect(outcomes.map(({ ok }) => ok)).toEqual(files.map((_, index) => index === 0));
  for (const outcome of outcomes.slice(1)) expect(outcome).toHaveProperty("error.status", "aborted");
  expect([registered.length, puts.length]).toEqual([1, 3]);
});
