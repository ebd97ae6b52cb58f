/**
 * Finds the places where markers mean something: by going through each operation, as the tools do.
 */
import { isPlainObject, isRef, type Location, type UserContext } from "@redocly/openapi-core";

/** A value of the document, and where it stands. */
export interface Spot {
  readonly node: unknown;
  readonly location: Location;
}

/** What a marker means at a place: something, or nothing for a reason that has a fix. */
type Meaning = "meant" | { readonly reason: string };

/** What tells a marker from the others. */
export function keyOf(location: Location, marker: string): string {
  return `${location.absolutePointer} ${marker}`;
}

/** What schemas are gone through for. */
interface Reach {
  readonly of: "request" | "answer" | "error";
  /** What the schema is of: a field, an item of a list, or neither. */
  readonly as: "field" | "item" | "whole";
  readonly inItems: boolean;
  /** The schema of the items that are sent, inside of a list that has one for each of them. */
  readonly sent?: Spot | undefined;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The meaning of each marker that an operation reaches, by its key; none of the others has one. */
export function meaningsOf(root: Spot, resolve: UserContext["resolve"]): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const path of membersOf(at(root, "paths")))
    for (const method of METHODS) {
      const operation = at(last(path), method);
      if (isPlainObject(operation.node)) visitOperation(operation, last(path));
    }
  return meanings;

  function visitOperation(operation: Spot, path: Spot): void {
    const parameters = [...itemsOf(at(path, "parameters")), ...itemsOf(at(operation, "parameters"))];
    for (const parameter of parameters) {
      const place = memberAt(last(parameter), "in");
      note(parameter, "x-extends-answer", () => place === "query");
      note(parameter, "x-row", () => place === "path");
    }
    const extending = parameters.find((parameter) => marked(parameter, "x-extends-answer") === true);
    const bodies = membersOf(at(last(at(operation, "requestBody")), "content")).map((media) =>
      at(media, "schema"),
    );
    for (const body of bodies)
      visitSchema(body, { of: "request", as: "whole", inItems: false }, extending, bodies);
    for (const answer of membersOf(at(operation, "responses"))) {
      const of = /^[123]/.test(nameOf(answer)) ? "answer" : "error";
      for (const media of membersOf(at(last(answer), "content"))) {
        for (const example of membersOf(at(media, "examples")))
          note(example, "x-fault-in", () => of === "error");
        visitSchema(at(media, "schema"), { of, as: "whole", inItems: false }, extending, bodies);
      }
    }
  }

  function visitSchema(
    start: Spot,
    first: Reach,
    extending: Spot | undefined,
    bodies: readonly Spot[],
  ): void {
    const seen = new Set<string>();
    visit(start, first);

    function visit(schema: Spot, reach: Reach): void {
      const key = [
        schema.location.absolutePointer,
        reach.as,
        reach.inItems,
        reach.sent?.location.absolutePointer,
      ].join(" ");
      if (seen.has(key)) return;
      seen.add(key);
      const { of, as, inItems, sent } = reach;
      const types = typesOf(schema);
      const isText = types.has("string");
      const isNumber = types.has("integer") || types.has("number");
      note(schema, "x-extend", (value) => of === "answer" && as === "field" && extended(value, extending));
      note(schema, "x-count-of", (value) => of === "answer" && isNumber && sentList(value, bodies));
      note(schema, "x-item-per", (value) => of === "answer" && types.has("array") && sentList(value, bodies));
      note(schema, "x-copy-of", (value) => sent !== undefined && as === "field" && copied(value, sent));
      note(schema, "x-unique", () => of === "answer" && inItems && isText);
      note(schema, "x-presigned-url", () => of === "answer" && isText);
      note(
        schema,
        "x-file",
        (value) =>
          of === "request" &&
          inItems &&
          as === "field" &&
          (value === "name" || value === "media-type" ? isText : isNumber),
      );
      note(
        schema,
        "x-problem",
        (value) => of === "error" && as === "field" && types.has(value === "details" ? "object" : "string"),
      );
      const per = marked(schema, "x-item-per");
      for (const part of chainOf(schema)) {
        for (const keyword of BRANCHES) for (const branch of itemsOf(at(part, keyword))) visit(branch, reach);
        for (const field of membersOf(at(part, "properties"))) visit(field, { ...reach, as: "field" });
        const items = at(part, "items");
        if (isPlainObject(items.node))
          visit(items, {
            of,
            as: "item",
            inItems: true,
            sent: per === undefined ? sent : listIn(per, bodies),
          });
      }
    }
  }

  /** Notes the marker wherever it stands on the way to a place: there, or beside a reference to it. */
  function note(spot: Spot, marker: string, judge: (value: unknown) => boolean | string): void {
    for (const { node, location } of chainOf(spot)) {
      if (!isPlainObject(node) || !Object.hasOwn(node, marker)) continue;
      const key = keyOf(location, marker);
      const verdict = judge(node[marker]);
      // One operation that gives it a meaning is enough.
      if (verdict === true) meanings.set(key, "meant");
      else if (typeof verdict === "string" && meanings.get(key) !== "meant")
        meanings.set(key, { reason: verdict });
    }
  }

  function extended(value: unknown, extending: Spot | undefined): true | string {
    if (extending === undefined)
      return "no operation with this answer has a query parameter with `x-extends-answer: true`. Mark that parameter, or take this out";
    const schema = last(at(last(extending), "schema"));
    const values = memberAt(last(at(schema, "items")), "enum") ?? memberAt(schema, "enum");
    if (!Array.isArray(values) || values.includes(value)) return true;
    return `the parameter \`${memberAt(last(extending), "name")}\` has no value \`${value}\`. Write one of ${values.join(", ")}`;
  }

  function sentList(value: unknown, bodies: readonly Spot[]): true | string {
    return (
      listIn(value, bodies) !== undefined ||
      `no list is sent at \`${value}\`. Name a list in the body of the request`
    );
  }

  /** The schema of the items of a list that is sent. */
  function listIn(expression: unknown, bodies: readonly Spot[]): Spot | undefined {
    const [, pointer = ""] = String(expression).split("#");
    for (const body of bodies) {
      const list = fieldAt(body, pointer);
      const items = list && firstAt(chainOf(list), "items");
      if (items !== undefined) return items;
    }
    return undefined;
  }

  function copied(value: unknown, sent: Spot): true | string {
    const [, pointer = ""] = String(value).split("#");
    return (
      fieldAt(sent, pointer) !== undefined ||
      `the item that is sent has no field \`${pointer}\`. Name one that it has`
    );
  }

  /** The schema at a pointer into a value. */
  function fieldAt(schema: Spot, pointer: string): Spot | undefined {
    const [, ...names] = pointer.split("/");
    return names.reduce<Spot | undefined>(
      (found, name) => found && firstAt(partsOf(found), "properties", name),
      schema,
    );
  }

  function typesOf(schema: Spot): Set<unknown> {
    return new Set(partsOf(schema).flatMap((part) => memberAt(part, "type") ?? []));
  }

  /** A schema with all that it is made of, through references and branches. */
  function partsOf(schema: Spot, depth = 0): Spot[] {
    if (depth > MAX_DEPTH) return [];
    return chainOf(schema).flatMap((part) => [
      part,
      ...BRANCHES.flatMap((keyword) =>
        itemsOf(at(part, keyword)).flatMap((branch) => partsOf(branch, depth + 1)),
      ),
    ]);
  }

  /** The value of a marker, wherever on the way it stands. */
  function marked(spot: Spot, marker: string): unknown {
    return firstAt(chainOf(spot), marker)?.node;
  }

  /** A place, and those that references lead to from there. */
  function chainOf(spot: Spot): Spot[] {
    const chain = [spot];
    for (let { node, location } = spot; isRef(node) && chain.length <= MAX_DEPTH; ) {
      const target = resolve<object>(node, location.source.absoluteRef);
      if (target.node === undefined || target.location === undefined) break;
      ({ node, location } = { node: target.node, location: target.location });
      chain.push({ node, location });
    }
    return chain;
  }

  function last(spot: Spot): Spot {
    return chainOf(spot).at(-1) ?? spot;
  }
}

const BRANCHES = ["allOf", "anyOf", "oneOf"];

/** How many references and branches are followed: a document under lint may lead in a circle. */
const MAX_DEPTH = 20;

function memberAt({ node }: Spot, key: string): unknown {
  return isPlainObject(node) ? node[key] : undefined;
}

function at(spot: Spot, key: string | number): Spot {
  const { node, location } = spot;
  const value = Array.isArray(node) ? node[Number(key)] : memberAt(spot, String(key));
  return { node: value, location: location.child(key) };
}

/** What the first of some places has under these keys. */
function firstAt(spots: readonly Spot[], ...keys: readonly string[]): Spot | undefined {
  return spots.map((spot) => keys.reduce(at, spot)).find(({ node }) => node !== undefined);
}

function membersOf(spot: Spot): Spot[] {
  return isPlainObject(spot.node) ? Object.keys(spot.node).map((key) => at(spot, key)) : [];
}

function itemsOf(spot: Spot): Spot[] {
  return Array.isArray(spot.node) ? spot.node.map((_, index) => at(spot, index)) : [];
}

function nameOf({ location }: Spot): string {
  return location.pointer.slice(location.pointer.lastIndexOf("/") + 1);
}
