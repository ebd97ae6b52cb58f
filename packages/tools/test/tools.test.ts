import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installTool, TOOLS } from "../src/tools.ts";

describe("installing", () => {
  let folder: string;
  let folders: { tools: string; cache: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tools-"));
    folders = { tools: join(folder, "tools"), cache: join(folder, "cache") };
    const dependencies = { anvil: join("file:", folder, "anvil") };
    await writePackage("anvil", { name: "anvil", version: "1.0.0" });
    await writePackage("tools/smith", { dependencies });
    // As npm writes it, which takes a second for that.
    const lock = {
      lockfileVersion: 3,
      packages: {
        "": { dependencies },
        "../../anvil": { version: "1.0.0" },
        "node_modules/anvil": { resolved: "../../anvil", link: true },
      },
    };
    await writeFile(join(folders.tools, "smith/package-lock.json"), JSON.stringify(lock));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function writePackage(path: string, content: object): Promise<void> {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, "package.json"), JSON.stringify(content));
  }

  test("happens once for a lock, whoever asks at the same time", async () => {
    const [modules, same] = await Promise.all([installTool("smith", folders), installTool("smith", folders)]);
    expect(existsSync(join(modules, "anvil/package.json"))).toBe(true);
    expect(same).toBe(modules);
    await writeFile(join(modules, "kept"), "");
    expect(await installTool("smith", folders)).toBe(modules);
    expect(existsSync(join(modules, "kept"))).toBe(true);
    expect(await readdir(folders.cache)).toEqual([expect.stringMatching(/^smith-[0-9a-f]{16}$/)]);
  });

  test("happens again for another lock", async () => {
    const before = await installTool("smith", folders);
    const lock = join(folders.tools, "smith/package-lock.json");
    await writeFile(lock, `${await readFile(lock, "utf8")}\n`);
    expect(await installTool("smith", folders)).not.toBe(before);
  });

  test("that fails says what npm says, and leaves nothing behind", async () => {
    await writePackage("tools/broken", { dependencies: { anvil: join("file:", folder, "anvil") } });
    await writeFile(
      join(folders.tools, "broken/package-lock.json"),
      '{ "lockfileVersion": 3, "packages": {} }',
    );
    const before = await readdir(folders.cache);
    await expect(installTool("broken", folders)).rejects.toThrow(
      /npm cannot install .*broken: .*can only install packages when/,
    );
    expect(await readdir(folders.cache)).toEqual(before);
  });
});

describe.each(await readdir(TOOLS))("%s", (name) => {
  test("is locked by integrity, at exact versions and without addresses", async () => {
    const read = async (file: string) => JSON.parse(await readFile(join(TOOLS, name, file), "utf8"));
    const { dependencies = {}, optionalDependencies = {} } = await read("package.json");
    const { packages } = await read("package-lock.json");
    const wanted = Object.entries({ ...dependencies, ...optionalDependencies });
    expect(wanted.length).toBeGreaterThan(0);
    for (const [dependency, version] of wanted)
      expect(packages[`node_modules/${dependency}`].version).toBe(version);
    for (const [path, locked] of Object.entries<object>(packages)) {
      expect(locked, path).not.toHaveProperty("resolved");
      const isPackage = path !== "" && !("inBundle" in locked);
      if (isPackage) expect(locked, path).toHaveProperty("integrity");
    }
  });
});
