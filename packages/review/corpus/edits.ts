/**
 * Small edits of a document, to be put together. Each throws when the document does not have what it wants to change, so
 * that an entry cannot stop testing anything without being noticed.
 *
 * A place is written in one of three ways:
 * - `#/info/title`: from the root, a JSON pointer
 * - `@getAsset/parameters/0`: from an operation, by its operationId
 * - `Asset/properties/name`: from a schema component, by its name
 */
import { isDeepStrictEqual } from "node:util";
import type { Edit, MutableJson } from "./entry.ts";

type Container = MutableJson | unknown[];

/** Writes what was not there. `-` as the last key puts it at the end of a list. */
export function add(place: string, value: unknown): Edit {
  return (document) => {
    const { parent, key } = memberAt(document, place);
    if (Array.isArray(parent)) {
      if (key !== "-" || parent.some((item) => isDeepStrictEqual(item, value)))
        fail(place, "is there already");
      parent.push(structuredClone(value));
    } else {
      if (Object.hasOwn(parent, key)) fail(place, "is there already");
      parent[key] = structuredClone(value);
    }
  };
}

/** Writes something else in the place of what is there. */
export function replace(place: string, value: unknown): Edit {
  return change(place, () => structuredClone(value));
}

/** Writes what a function makes of what is there. */
export function change(place: string, to: (value: unknown) => unknown): Edit {
  return (document) => {
    const { parent, key } = memberAt(document, place);
    const before = read(parent, key, place);
    const after = to(structuredClone(before));
    if (isDeepStrictEqual(before, after) && JSON.stringify(before) === JSON.stringify(after))
      fail(place, "is so already");
    write(parent, key, after);
  };
}

/** Takes away what is there. */
export function remove(place: string): Edit {
  return (document) => {
    const { parent, key } = memberAt(document, place);
    read(parent, key, place);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  };
}

/** Takes one value out of a list. */
export function drop(place: string, value: unknown): Edit {
  return change(place, (list) => {
    if (!Array.isArray(list)) return fail(place, "is not a list");
    const rest = list.filter((item) => !isDeepStrictEqual(item, value));
    return rest.length < list.length ? rest : fail(place, `does not have ${JSON.stringify(value)}`);
  });
}

/** Gives a member another name and leaves it where it stands. */
export function rename(place: string, name: string): Edit {
  return (document) => {
    const { parent, key } = memberAt(document, place);
    if (Array.isArray(parent)) fail(place, "is an item of a list");
    read(parent, key, place);
    if (Object.hasOwn(parent, name)) fail(place, `has a neighbour ${name}`);
    const entries = Object.entries(parent);
    for (const [old] of entries) delete parent[old];
    for (const [old, value] of entries) parent[old === key ? name : old] = value;
  };
}

/** Gives a component another name, and every reference to it. */
export function renameComponent(kind: string, from: string, to: string): Edit {
  return every(rename(`#/components/${kind}/${from}`, to), (document) => {
    rewriteTexts(document, (text) =>
      text === `#/components/${kind}/${from}` ? `#/components/${kind}/${to}` : text,
    );
  });
}

/** Does one edit after the other. */
export function every(...edits: readonly Edit[]): Edit {
  return (document) => {
    for (const edit of edits) edit(document);
  };
}

/** Writes a copy of what stands somewhere, with references followed, in the place of what is there. */
export function inline(place: string): Edit {
  return (document) => {
    const { parent, key } = memberAt(document, place);
    const value = read(parent, key, place);
    const reference = isContainer(value) && !Array.isArray(value) ? value.$ref : undefined;
    if (typeof reference !== "string") return fail(place, "is no reference");
    write(parent, key, structuredClone(valueAt(document, reference)));
  };
}

/** What stands at a place. */
export function valueAt(document: MutableJson, place: string): unknown {
  const { parent, key } = memberAt(document, place);
  return read(parent, key, place);
}

/** Replaces every text of a document that a function has another one for. */
export function rewriteTexts(node: unknown, to: (text: string) => string): void {
  if (!isContainer(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") write(node, key, to(value));
    else rewriteTexts(value, to);
  }
}

function memberAt(document: MutableJson, place: string): { parent: Container; key: string } {
  const [start = "", ...keys] = (/^[#@]/.test(place) ? place : `#/components/schemas/${place}`)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop();
  if (last === undefined) return fail(place, "names no member");
  let parent = startOf(document, start, place);
  for (const key of keys) {
    const next = read(parent, key, place);
    if (!isContainer(next)) return fail(place, `has nothing below ${key}`);
    parent = next;
  }
  return { parent, key: last };
}

function startOf(document: MutableJson, start: string, place: string): Container {
  if (start === "#") return document;
  return operationNamed(document, start.slice(1)) ?? fail(place, "no such operation");
}

function operationNamed(node: unknown, operationId: string): MutableJson | undefined {
  if (!isContainer(node)) return undefined;
  if (!Array.isArray(node) && node.operationId === operationId && node.responses !== undefined) return node;
  for (const child of Object.values(node)) {
    const found = operationNamed(child, operationId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function read(parent: Container, key: string, place: string): unknown {
  if (!Object.hasOwn(parent, key)) return fail(place, `is not there (${key})`);
  return Reflect.get(parent, key);
}

function write(parent: Container, key: string, value: unknown): void {
  Reflect.set(parent, key, value);
}

/** Moves what stands at a place into a component, and leaves a reference. */
export function extract(place: string, kind: string, name: string): Edit {
  return (document) => {
    const value = valueAt(document, place);
    const components = objectOf(document.components);
    components[kind] ??= {};
    add(`#/components/${kind}/${name}`, value)(document);
    replace(place, { $ref: `#/components/${kind}/${name}` })(document);
  };
}

/** The opposite order of a list, for `change`. */
export function reversed(list: unknown): unknown {
  return Array.isArray(list) ? list.toReversed() : list;
}

/** The value itself, which has to be an object. */
export function objectOf(value: unknown): MutableJson {
  if (!isContainer(value) || Array.isArray(value)) throw new Error(`${JSON.stringify(value)}: no object`);
  return value;
}

/** Whether a value has members. */
export function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}

function fail(place: string, why: string): never {
  throw new Error(`${place}: ${why}`);
}
