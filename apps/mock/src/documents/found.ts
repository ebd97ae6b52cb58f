/**
 * Which documents the arguments of the command stand for.
 */
import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure } from "@facility-contracts/command/failure";
import { documentName, MAIN_FILES } from "@facility-contracts/model/document-name";

/** The file of a document to be mocked. */
export interface DocumentFile {
  /** What the pages and messages call it. */
  readonly name: string;
  readonly file: string;
  /** The file as it was asked for. */
  readonly shown: string;
}

const ENDINGS = [".yaml", ".yml", ".json"];

/** The member that makes a document one of OpenAPI: at the start of a line, or in one line with others. */
const OPENAPI_MEMBER = /(?:^|[{,])\s*["']?openapi["']?\s*:/m;

/**
 * The documents that files and folders stand for. A folder is its `openapi.yaml`; without one, each document in it, and
 * each folder in it that has one.
 *
 * @throws Failure for what is not there, and a folder without a document.
 */
export async function documentsAt(paths: readonly string[]): Promise<DocumentFile[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const different = files.filter(
    ({ file }, index) => files.findIndex((other) => other.file === file) === index,
  );
  const names: string[] = [];
  return different.map((found) => {
    const name = freeName(nameOf(found.file), names);
    names.push(name);
    return { ...found, name };
  });
}

type Found = Omit<DocumentFile, "name">;

async function filesAt(path: string): Promise<Found[]> {
  const file = callersPath(path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new Failure(1, `There is no file or folder '${path}'`);
  if (!stats.isDirectory()) return [{ file, shown: path }];
  const main = mainFileIn(file);
  const names = main === undefined ? await documentsIn(file) : [main];
  if (names.length > 0) return names.map((name) => ({ file: join(file, name), shown: join(path, name) }));
  throw new Failure(1, `There is no OpenAPI document in the folder '${path}'. Name its file`);
}

function mainFileIn(folder: string): string | undefined {
  return MAIN_FILES.find((name) => existsSync(join(folder, name)));
}

async function documentsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const main = mainFileIn(path);
        return main === undefined ? [] : [join(entry.name, main)];
      }
      const isDocument =
        ENDINGS.includes(extname(entry.name)) && OPENAPI_MEMBER.test(await readFile(path, "utf8"));
      return isDocument ? [entry.name] : [];
    }),
  );
  return names.flat().sort();
}

/** The name of a document as it can stand in a path. */
function nameOf(file: string): string {
  return documentName(file).replace(/[^\w.-]+/g, "-") || basename(file, extname(file));
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const copy = taken.findIndex((_, index) => !taken.includes(`${name}-${index + 2}`));
  return `${name}-${copy + 2}`;
}
