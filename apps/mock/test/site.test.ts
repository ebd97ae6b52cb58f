import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, expect, test } from "vitest";
import { createSite } from "../src/pages/site.ts";
import { runMock } from "./mock-process.ts";
import { listeningMock } from "./mock-server.ts";
import { exchange, head, open } from "./raw-exchange.ts";

const folder = await mkdtemp(join(tmpdir(), "site-"));
await mkdir(join(folder, "site/assets"), { recursive: true });
await mkdir(join(folder, "site-secret"));
await writeFile(join(folder, "site/index.html"), "<title>Portal</title>");
await writeFile(join(folder, "site/assets/page.js"), "export {};");
await writeFile(join(folder, "site-secret/file.txt"), "secret-content");
const { server, origin } = await listeningMock({ site: createSite(join(folder, "site")) });
const port = Number(new URL(origin).port);
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test.each([
  ["/", "text/html; charset=utf-8", "<title>Portal</title>"],
  ["/index.html", "text/html; charset=utf-8", "<title>Portal</title>"],
  ["/assets/page.js", "text/javascript; charset=utf-8", "export {};"],
])("%s is the file of the folder", async (path, type, content) => {
  const response = await fetch(origin + path);
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    200,
    type,
    content,
  ]);
});

test("the commands have a page of their own, as the site has the first one", async () => {
  const text = await (await fetch(`${origin}/commands`)).text();
  expect(text).toContain("curl");
  expect(text).not.toContain("<title>Portal</title>");
});

test.each([
  "/nothing.js",
  "/../site-secret/file.txt",
  "/%2e%2e/site-secret/file.txt",
  "/..%2fsite-secret/file.txt",
  "/%",
])("%s is answered with 404", async (path) => {
  const { status, body } = await exchange(port, head(`GET ${path}`, {}));
  expect(status).toBe(404);
  expect(body).not.toContain("secret-content");
  expect(JSON.parse(body)).toMatchObject({ status: 404 });
});

test("a symbolic link is followed inside of the folder, and not out of it", async () => {
  const site = join(folder, "site");
  await mkdir(join(site, "linked"));
  await symlink(join(site, "assets/page.js"), join(site, "inside.js"));
  await symlink(join(folder, "site-secret/file.txt"), join(site, "outside.txt"));
  await symlink(join(folder, "site-secret"), join(site, "outside"));
  await symlink(join(folder, "site-secret/file.txt"), join(site, "linked/index.html"));
  await symlink(site, join(folder, "site-link"));
  const linked = await listeningMock({ site: createSite(join(folder, "site-link")) });
  for (const from of [origin, linked.origin]) {
    expect(await (await fetch(`${from}/inside.js`)).text()).toBe("export {};");
    for (const path of [
      "/outside.txt",
      "/%6futside.txt",
      "/outside/file.txt",
      "/outside/",
      "/outside",
      "/linked/",
    ]) {
      const response = await fetch(from + path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).not.toContain("secret-content");
    }
  }
  linked.server.close();
});

test("a file is served as it is now: longer, shorter, gone, new", async () => {
  const path = join(folder, "site/changing.js");
  const get = async () => {
    const response = await fetch(`${origin}/changing.js`);
    return response.ok ? response.text() : response.status;
  };
  expect(await get()).toBe(404);
  for (const content of ["long".repeat(100_000), "short", "a bit longer"]) {
    await writeFile(path, content);
    expect(await get()).toBe(content);
  }
  await rm(path);
  expect(await get()).toBe(404);
});

test("a file that gets shorter while it is sent ends the connection: the next answer does not fill it up", async () => {
  const path = join(folder, "site/large.bin");
  // More than a connection takes while nobody reads it.
  const length = (isProof ? 64 : 24) * 1024 * 1024;
  await writeFile(path, Buffer.alloc(length, "a"));
  const socket = open(port);
  socket.write(head("GET /large.bin", { Connection: "keep-alive" }));
  // The start is here, and what is not read yet waits in the file.
  await once(socket, "readable");
  await truncate(path, 1);
  socket.write(head("GET /healthz", {}));
  let answer = "";
  socket.setEncoding("latin1").on("data", (text) => {
    answer += text;
  });
  // With an error or without one, but it ends.
  await new Promise((resolve) => socket.once("close", resolve));
  expect(answer.length).toBeLessThan(length);
  expect(answer).not.toContain('{"status":"ok"}');
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

test("a file that does not have the version that is asked for is answered with 412", async () => {
  const response = await fetch(`${origin}/assets/page.js`, { headers: { "If-Match": '"other"' } });
  expect(response.status).toBe(412);
});

test("a page of another origin may read files too, and folders that lead to their index", async () => {
  const mock = await listeningMock({ site: createSite(join(folder, "site")) });
  for (const path of ["/index.html", "/assets", "/nothing.js"]) {
    const response = await fetch(mock.origin + path, {
      redirect: "manual",
      headers: { Origin: "http://other.example" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  }
  mock.server.close();
});

test("a folder leads to its index, with a slash at the end", async () => {
  await writeFile(join(folder, "site/assets/index.html"), "<title>Assets</title>");
  const response = await fetch(`${origin}/assets?a=b`, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([301, "/assets/"]);
  expect(await (await fetch(`${origin}/assets`)).text()).toBe("<title>Assets</title>");
  const { head: answer } = await exchange(port, head("GET //assets", {}));
  expect(answer).not.toMatch(/^location: \/\//im);
});

test.each(["bytes=5-2", "bytes=100-", "bytes=a-b", "bytes=-0", "bytes=0-0,2-3", "nonsense"])(
  "a request for the range %s is answered, and so is the next one",
  async (range) => {
    const { status } = await fetch(`${origin}/assets/page.js`, { headers: { Range: range } });
    expect([200, 206, 416]).toContain(status);
    expect((await fetch(`${origin}/assets/page.js`)).status).toBe(200);
  },
);

test("a target with a host is the path in it", async () => {
  for (const path of ["/healthz", "/assets/page.js"]) {
    expect((await exchange(port, head(`GET http://user:password@other.example${path}`, {}))).status).toBe(
      200,
    );
  }
});

test("a file whose name begins with a dot is answered with 404", async () => {
  await writeFile(join(folder, "site/.env"), "secret");
  expect((await fetch(`${origin}/.env`)).status).toBe(404);
});

test("the API, its documents and the health check go before files", async () => {
  const headers = { Authorization: "Bearer token", "X-Session-Token": "token" };
  expect((await fetch(`${origin}/interventions/v2/rs/1`, { headers })).status).toBe(200);
  expect((await fetch(`${origin}/openapi/tickets.json`)).status).toBe(200);
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
});

test("a file is not written: PUT is answered with 404", async () => {
  expect((await fetch(`${origin}/index.html`, { method: "PUT", body: "x" })).status).toBe(404);
});

test("a folder that is not there gives one line and exit code 2", async () => {
  expect(() => createSite(join(folder, "nowhere"))).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: expect.stringMatching(/^--site must be a folder [^\n]*nowhere'$/),
    }),
  );
  // Of a process that ends so: cli.test.ts.
  if (!isProof) return;
  const { exitCode, stderr } = await runMock(["--port", "0", "--site", join(folder, "nowhere")]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^mock: --site must be a folder [^\n]*nowhere'\n$/);
});
