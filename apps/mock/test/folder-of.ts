import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes files into a folder of their own, which is gone after the test, or all of them, and returns where it is. */
export async function folderOf(
  files: Readonly<Record<string, object | string>>,
  after: (work: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mock-"));
  after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** A document with a `GET` on each path, which answers with the title. */
export function documentOf(title: string, ...paths: readonly string[]): object {
  const content = { "application/json": { example: { from: title } } };
  const get = { responses: { 200: { description: "Done", content } } };
  return {
    openapi: "3.1.1",
    info: { title, version: "1" },
    paths: Object.fromEntries(
      paths.map((path) => [path, { get: { ...get, parameters: parametersOf(path) } }]),
    ),
  };
}

function parametersOf(path: string): object[] {
  return [...path.matchAll(/{([^{}]+)}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}
