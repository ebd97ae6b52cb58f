import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { npm, pack, type Tarball } from "@facility-contracts/command/npm-pack";
import { isProof } from "@facility-contracts/command/proof-mode";

const { resolve } = createRequire(import.meta.url);

/** A project outside of the repository that has installed the package as it is published. */
export interface PackedProject {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Makes a project with the packed client, which npm installs in the proof. */
export function installPackedClient(): Promise<PackedProject> {
  return projectWith(installInto);
}

/** The same without npm: what would be packed is copied, and what the client depends on is that of this repository. */
export function copyClient(): Promise<PackedProject> {
  return projectWith(copyInto);
}

async function projectWith(put: (parent: string, folder: string) => Promise<void>): Promise<PackedProject> {
  const parent = await mkdtemp(join(tmpdir(), "packed-client-"));
  const remove = () => rm(parent, { recursive: true, force: true });
  try {
    const folder = join(parent, "project");
    await mkdir(folder);
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    await put(parent, folder);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What `npm pack` writes of the client into a folder. */
export function packClient(destination: string): Promise<Tarball> {
  return pack(packageRoot, destination);
}

/**
 * Lets a project find packages of this repository. Of MSW, TanStack Query and the types of Node only the links are made:
 * they have some fifty dependencies of their own, which `npm install` would ask the registry for.
 */
export async function linkPackages(folder: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(folderOf(name), link, "junction");
  }
}

/** What the client depends on, and what that does. */
const DEPENDENCIES = ["openapi-fetch", "openapi-typescript-helpers"];

const packageRoot = join(import.meta.dirname, "..");

function folderOf(name: string): string {
  return dirname(resolve(`${name}/package.json`));
}

async function installInto(parent: string, folder: string): Promise<void> {
  if (!isProof) return unpackInto(parent, folder);
  const tarballs = await tarballsOf(parent, [packageRoot, ...DEPENDENCIES.map(folderOf)]);
  await npm(folder, "install", "--cache", join(parent, "cache"), ...tarballs);
}

/** `npm test` has npm pack, but not install, which takes longer: what the client depends on is that of this repository. */
async function unpackInto(parent: string, folder: string): Promise<void> {
  const { path } = await packClient(parent);
  const installed = join(folder, "node_modules/@facility-contracts/client");
  await mkdir(installed, { recursive: true });
  await promisify(execFile)("tar", ["-xzf", path, "-C", installed, "--strip-components", "1"]);
  await linkPackages(folder, ...DEPENDENCIES);
}

/** From the folder: the registry is not asked, and with a cache that is empty nothing else can be installed. */
async function tarballsOf(parent: string, packages: readonly string[]): Promise<string[]> {
  const { stdout } = await npm(parent, "pack", "--json", "--pack-destination", parent, ...packages);
  return JSON.parse(stdout).map(({ filename }: { filename: string }) => join(parent, filename));
}

async function copyInto(_: string, folder: string): Promise<void> {
  for (const name of ["package.json", "dist"])
    await cp(join(packageRoot, name), join(folder, "node_modules/@facility-contracts/client", name), {
      recursive: true,
    });
  await linkPackages(folder, ...DEPENDENCIES);
}
