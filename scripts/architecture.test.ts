/**
 * What docs/architecture.md says of the workspaces is so.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";
import { CODE, filesNamedIn } from "./imports.ts";

/** Folders of a workspace whose code proves or measures something, and may start whatever it likes. */
const ASIDE = new Set([
  "test",
  "bench",
  "dist",
  "generated",
  "frozen",
  "node_modules",
  "fixtures",
  "pipeline",
]);

const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");

test("every workspace is a room of the architecture, which imports what the page says", () => {
  const said = [...page.matchAll(/^\| `([\w/-]+)` *\|[^|]*\| *([^|]*?) *\|$/gm)].map(
    ([, room = "", imports = ""]) => ({ room, imports: imports.split(", ").filter((name) => name !== "-") }),
  );
  expect(said.toSorted(byRoom)).toEqual(
    workspaces().map((room) => ({ room, imports: roomsImportedBy(room) })),
  );
});

function byRoom(one: { readonly room: string }, other: { readonly room: string }): number {
  return one.room < other.room ? -1 : 1;
}

function workspaces(): string[] {
  const manifests = globSync("{openapi,scripts,packages/*,apps/*}/package.json", { cwd: ROOT });
  return manifests.map((file) => dirname(file).replaceAll(sep, "/")).toSorted();
}

/** The names of the other workspaces that its code imports, for types or at run time. */
function roomsImportedBy(room: string): string[] {
  const files = globSync("**/*", { cwd: join(ROOT, room), exclude: (name) => ASIDE.has(name) })
    .filter((file) => CODE.test(file) && !/\.(test|proof|config)\.ts$/.test(file))
    .map((file) => join(ROOT, room, file));
  const rooms = files.flatMap((file) => filesNamedIn(file, "typecheck").map(roomOf));
  return [...new Set(rooms)].filter((other) => other !== nameOf(room)).toSorted();
}

function roomOf(file: string): string {
  const [first = "", second = ""] = relative(ROOT, file).split(sep);
  return first === "packages" || first === "apps" ? second : first;
}

function nameOf(room: string): string {
  return room.slice(room.lastIndexOf("/") + 1);
}
