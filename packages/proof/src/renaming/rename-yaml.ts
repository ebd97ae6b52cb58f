/**
 * Renames in the text of a YAML file, which keeps its lines and comments.
 */
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import { SHAPES, type Shape } from "./shapes.ts";
import type { Renaming } from "./words.ts";

/** A part of a text with what takes its place. */
interface Edit {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A field that stays. The contract tests send one with this name to every provider, as most APIs have it, and where the contract has it,
 * too, they send it once. A parameter with this name is renamed.
 */
const KEPT_FIELD = "id";

/** The text of a file whose root has a shape, with other names. */
export function renamedYaml(text: string, shape: string, { rename }: Pick<Renaming, "rename">): string {
  const document = parseDocument(text);
  const edits: Edit[] = [];
  const visit = (node: unknown, name: string): void => {
    const { members = {}, each, items, text: kind } = shapeOf(name);
    if (isScalar(node)) edit(node, kind);
    else if (isSeq(node) && items !== undefined) for (const item of node.items) visit(item, items);
    else if (isMap(node))
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const member = Object.hasOwn(members, String(key.value)) ? members[String(key.value)] : undefined;
        if (name === "fact" && key.value === "is") visit(value, shapeAt(String(node.get("at") ?? "#")));
        else if (member !== undefined) visit(value, member);
        else if (each !== undefined) {
          if (each.isName) edit(key, "name");
          visit(value, each.value);
        }
      }
  };
  const edit = (node: Scalar, kind: Shape["text"]): void => {
    const { value, range } = node;
    if (kind === undefined || typeof value !== "string" || !range) return;
    const written = text.slice(range[0], range[1]);
    const other = renamedText(value, kind, rename);
    edits.push({ begin: range[0], end: range[1], text: written.replace(value, () => other) });
  };
  visit(document.contents, shape);
  return withEdits(text, edits);
}

function shapeOf(name: string): Shape {
  const shape = SHAPES[name];
  if (shape === undefined) throw new Error(`There is no shape '${name}'`);
  return shape;
}

function renamedText(text: string, kind: NonNullable<Shape["text"]>, rename: Renaming["rename"]): string {
  switch (kind) {
    case "name":
      return renamedName(text, rename);
    case "parameter":
      return rename(text);
    case "reference":
      return text.startsWith("#") ? renamedPointer(text, rename) : renamedFile(text, rename);
    case "pointer":
      return renamedPointer(text, rename);
    case "operation":
      return text.replace(/(?<= )\/.*/, rename);
    case "field":
      return text.replace(/(?<=(?:^|#)\/.*)(?<=\/)[^/]+/g, (name) => renamedName(name, rename));
  }
}

function renamedName(name: string, rename: Renaming["rename"]): string {
  return name === KEPT_FIELD ? name : rename(name);
}

/** A file of a reference: the folders are those of OpenAPI. */
function renamedFile(file: string, rename: Renaming["rename"]): string {
  return file.replace(/[^/]+(?=\.yaml$)/, rename);
}

function renamedPointer(pointer: string, rename: Renaming["rename"]): string {
  let name = "root";
  const keys = keysOf(pointer).map((key) => {
    const [isName, next] = memberOf(name, key);
    name = next;
    return isName ? renamedName(key, rename) : key;
  });
  return pointerBelow("#", ...keys);
}

function shapeAt(pointer: string): string {
  let name = "root";
  for (const key of keysOf(pointer)) [, name] = memberOf(name, key);
  return name;
}

/** Whether a key is a name where it stands, and the shape of the member. */
function memberOf(name: string, key: string): readonly [boolean, string] {
  const { members = {}, each, items } = shapeOf(name);
  const member = Object.hasOwn(members, key) ? members[key] : undefined;
  if (member !== undefined) return [false, member];
  if (each !== undefined) return [each.isName, each.value];
  return [false, items ?? "kept"];
}

function withEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((one, other) => other.begin - one.begin);
  return sorted.reduce(
    (all, { begin, end, text: part }) => all.slice(0, begin) + part + all.slice(end),
    text,
  );
}
