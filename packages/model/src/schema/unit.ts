/**
 * Schemas as ajv reads them: copies in the draft 2020-12, with nothing in them but keywords that have a say. A unit is
 * what a caller or a reference names; references lead from one unit to another by its pointer.
 */
import { append } from "../append.ts";
import type { Contract } from "../contract.ts";
import { isObject, keysIn, textsOf } from "../json.ts";
import { memberOf, type Place, placeAt } from "../place.ts";
import { keysOf, pointerBelow } from "../pointer.ts";
import { dynamicAnchorsOf, targetsOf } from "../reference.ts";
import { createAjv } from "./ajv.ts";
import { arrange, type GrowingCopy } from "./arrange.ts";
import { ASSERTIONS, BYSTANDERS, IN_PLACE, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP } from "./keywords.ts";
import { keywordsAt } from "./normalise.ts";
import { patternOf } from "./pattern.ts";
import { wordingOf } from "./wording.ts";

/** Why a schema cannot be used. */
export interface Flaw {
  /** The schema or the keyword. */
  readonly place: Place;
  /** What is to be said of the place: `must be integer`. */
  readonly cause: string;
}

/** The copy of one schema. */
export interface Unit {
  readonly pointer: string;
  readonly schema: Copy;
  /** Where the objects of the copy stand in the contract. */
  readonly pointers: ReadonlyMap<object, string>;
  /** Pointers to the schemas that it refers to, each of which is a unit. */
  readonly targets: ReadonlySet<string>;
  /** Which schemas are asked about the very value that a schema is asked about, by pointer. */
  readonly inPlace: ReadonlyMap<string, readonly string[]>;
  /** The first flaw in it; what is wrong in another unit is not its own. */
  readonly flaw: Flaw | undefined;
}

/** A schema whose references are ids of units. */
export type Copy = boolean | Readonly<Record<string, unknown>>;

/** What ajv calls a unit: an address without a character that it would write in another way. */
export function idOf({ way }: Pick<Contract, "way">, pointer: string): string {
  const folder = way === undefined ? "" : `${way}/`;
  return `contract:/${folder}${Buffer.from(pointer).toString("base64url")}`;
}

/** The copy of the schema that a pointer names. */
export function unitAt(contract: Contract, pointer: string): Unit {
  const unit: Growing = {
    root: placeAt(contract, pointer),
    pointers: new Map(),
    targets: new Set(),
    inPlace: new Map(),
    flaws: [],
  };
  const schema = copyOf(unit, unit.root);
  const [flaw = wrongKeyword(unit.root, schema)] = unit.flaws;
  arrange(contract, unit.pointers);
  return { ...unit, pointer, schema, flaw };
}

/** A unit while its copy is made. */
interface Growing {
  readonly root: Place;
  readonly pointers: Map<GrowingCopy, string>;
  readonly targets: Set<string>;
  readonly inPlace: Map<string, string[]>;
  readonly flaws: Flaw[];
}

function copyOf(unit: Growing, place: Place): Copy {
  const { value, pointer } = place;
  if (value === true) return true;
  if (value !== false && !isObject(value)) {
    unit.flaws.push({ place, cause: value === undefined ? NOTHING_THERE : NO_SCHEMA });
    return true;
  }
  const copy: GrowingCopy = {};
  unit.pointers.set(copy, pointer);
  if (value === false) return Object.assign(copy, { not: {} });
  const keywords = keywordsAt(place);
  if ("contains" in keywords && "unevaluatedItems" in keywords)
    unit.flaws.push({ place: memberOf(place, "unevaluatedItems"), cause: UNEVALUATED });
  for (const [keyword, member] of Object.entries(keywords)) {
    refusePatterns(unit, place, keyword);
    if (keyword === "enum" && Array.isArray(member) && member.length === 0)
      unit.flaws.push({ place: memberOf(place, keyword), cause: "must not be empty" });
    if (keyword === "$ref") copy.$ref = referenceOf(unit, place, { $ref: member });
    else if (keyword === "$dynamicRef") Object.assign(copy, dynamicReferenceOf(unit, place, member));
    else if (ASSERTIONS.has(keyword) || keyword === "$dynamicAnchor") copy[keyword] = member;
    else if (!BYSTANDERS.has(keyword)) Object.assign(copy, schemasOf(unit, place, keyword));
  }
  return copy;
}

function refusePatterns(unit: Growing, holder: Place, keyword: string): void {
  const place = memberOf(holder, keyword);
  const patterns = keyword === "pattern" ? textsOf(place.value) : [];
  if (keyword === "patternProperties") patterns.push(...keysIn(place.value));
  for (const pattern of patterns)
    try {
      patternOf(pattern, "u");
    } catch (error) {
      unit.flaws.push({ place, cause: String(error) });
    }
}

const NOTHING_THERE = "is not there";
/** Ajv takes every item for seen where it looks for one. */
const UNEVALUATED = "is not supported beside contains";
const NO_SCHEMA = "must be a schema: an object or a boolean";

/** Of these ajv says which field or item is too many; elsewhere `false` is copied as an object, which has a place. */
const SAYS_FALSE = new Set(["additionalProperties", "unevaluatedItems", "unevaluatedProperties"]);

/** A keyword with the schemas that it holds; nothing for a keyword that holds none. */
function schemasOf(unit: Growing, holder: Place, keyword: string): object {
  const member = memberOf(holder, keyword);
  if (ONE_SCHEMA.has(keyword)) {
    const isSaid =
      member.value === false &&
      (SAYS_FALSE.has(keyword) ||
        (keyword === "items" && isObject(holder.value) && "prefixItems" in holder.value));
    return { [keyword]: isSaid ? false : inner(member) };
  }
  if (SCHEMA_LIST.has(keyword) && Array.isArray(member.value))
    return { [keyword]: keysIn(member.value).map((index) => inner(memberOf(member, index))) };
  if (SCHEMA_MAP.has(keyword) && isObject(member.value))
    return {
      [keyword]: Object.fromEntries(
        keysIn(member.value).map((name) => [name, inner(memberOf(member, name))]),
      ),
    };
  // Of a wrong type, which is found when the copy is whole.
  return SCHEMA_LIST.has(keyword) || SCHEMA_MAP.has(keyword) ? { [keyword]: member.value } : {};

  function inner(place: Place): Copy {
    if (IN_PLACE.has(keyword)) append(unit.inPlace, holder.pointer, place.pointer);
    return copyOf(unit, place);
  }
}

function referenceOf(unit: Growing, place: Place, value: Readonly<Record<string, unknown>>): unknown {
  const { contract, pointer } = place;
  const [[keyword, reference] = ["$ref", undefined]] = Object.entries(value);
  // Of a wrong type, which is found when the copy is whole.
  if (typeof reference !== "string") return reference;
  const targets = targetsOf({ contract, pointer, value });
  const [target] = targets;
  const found = target === undefined ? undefined : placeAt(contract, target).value;
  const cause =
    targets.length > 1
      ? `leads to ${targets.length} schemas with the same name: ${targets.join(", ")}`
      : causeOf(reference, target, found);
  if (cause !== undefined) unit.flaws.push({ place: memberOf(place, keyword), cause });
  if (target === undefined || cause !== undefined) return undefined;
  unit.targets.add(target);
  append(unit.inPlace, pointer, target);
  return idOf(contract, target);
}

function causeOf(reference: string, target: string | undefined, found: unknown): string | undefined {
  if (target === undefined || found === undefined) return `leads nowhere in this document: ${reference}`;
  const isSchema = (isObject(found) || typeof found === "boolean") && isForSchemas(target);
  return isSchema ? undefined : `leads to what is no schema: ${target}`;
}

/** Whether a schema may stand at a place of a document. Nothing is known of the members that the specification has not. */
function isForSchemas(pointer: string): boolean {
  const [first = "openapi", second] = keysOf(pointer);
  if (first === "components" && second === "schemas") return keysOf(pointer).length > 2;
  if (["components", "paths", "webhooks"].includes(first)) return keysOf(pointer).includes("schema", 2);
  return !["externalDocs", "info", "openapi", "security", "servers", "tags"].includes(first);
}

/**
 * With one schema of this name in the contract, no other can come in its place. With more ajv looks for the outermost,
 * which it finds only where the name stands at the top of the schemas that refer to it.
 */
function dynamicReferenceOf(unit: Growing, place: Place, reference: unknown): object {
  const { contract, value } = unit.root;
  const name = String(reference).split("#")[1] ?? "";
  const rivals = dynamicAnchorsOf(contract, name);
  const $ref = referenceOf(unit, place, { $dynamicRef: reference });
  const isOpen = rivals.length > 1 && rivals.some((rival) => unit.targets.has(rival));
  const isKnown = isObject(value) && value.$dynamicAnchor === name && String(reference).startsWith("#");
  const cause =
    isObject(place.value) && "$ref" in place.value ? "beside $ref" : "to one of several schemas from here";
  if ((isOpen && !isKnown) || (!isOpen && cause === "beside $ref"))
    unit.flaws.push({ place: memberOf(place, "$dynamicRef"), cause: `is not supported ${cause}` });
  return isOpen || typeof reference !== "string" ? { $dynamicRef: reference } : { $ref };
}

const metaschema = createAjv();

/** The first keyword whose value is not what the draft asks for. */
function wrongKeyword({ contract, pointer }: Place, schema: Copy): Flaw | undefined {
  if (metaschema.validateSchema(schema) === true) return undefined;
  const [error] = metaschema.errors ?? [];
  if (error === undefined) return undefined;
  return {
    place: placeAt(contract, pointerBelow(pointer, ...keysOf(error.instancePath))),
    cause: wordingOf(error),
  };
}
