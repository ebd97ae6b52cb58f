/**
 * Cases of the JSON body: for every keyword of its schema values just inside and just outside.
 */
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { isObject, memberIn, objectOf, withMember } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { assumptionOf } from "@facility-contracts/model/provenance";
import {
  type Keyword,
  keywordOf,
  pointerTo,
  type SchemaNode,
  schemaNode,
} from "@facility-contracts/model/schema/node";
import { aroundField, fieldOf } from "@facility-contracts/model/schema/optional-field";
import { bodyExamplesOf } from "../contract/examples.ts";
import { standingOf } from "../contract/request-body.ts";
import { toldOf, violationsOf } from "../contract/validator.ts";
import { firstOfEach } from "../first-of-each.ts";
import { assumedForm } from "./assumed-form.ts";
import { sizeCases } from "./body-size.ts";
import { brokenBy, brokenKeyword } from "./broken-keyword.ts";
import { ANSWERED, type CaseDraft } from "./case.ts";
import { renamed, withValue } from "./edit.ts";
import { expectationOf } from "./known-rows.ts";
import { encoded, type RequestBase, withKnownIds } from "./request.ts";
import { candidatesOf, ofLength } from "./values.ts";

/** The base body with one edit. */
interface BodyEdit {
  /** JSON pointer into the body. */
  readonly at: string;
  readonly keyword: Keyword;
  readonly body: unknown;
  readonly says: string;
}

/** Field names that no body has, and that implementations mistake for others. */
const UNKNOWN_FIELDS: readonly (readonly [name: string, value: unknown])[] = [
  ["unexpected", "unexpected"],
  ["comment", null],
  ["id", 1],
  ["__proto__", {}],
  ["漢字", 0],
];

/** Cases of a body, and pointers to the keywords that they break. */
export interface BodyCases {
  readonly drafts: readonly CaseDraft[];
  readonly broken: ReadonlySet<string>;
}

export function bodyCases(base: RequestBase): BodyCases {
  const { form, schema } = base.operation.body ?? {};
  const broken = new Set<string>();
  if (schema === undefined || form !== "json") return { drafts: [], broken };
  const edits = [
    ...editsOf(base, schema, base.body, []),
    ...positionEdits(base, schema),
    ...wholeEdits(base, schema),
  ];
  // Of two fields that may be left out, one alone is a body without the other one: it is sent once.
  const judged = edits.map(({ keyword: meant, ...edit }) => {
    const violations = violationsOf(schema, edit.body);
    return { ...edit, keyword: brokenKeyword(meant, violations), violations };
  });
  const distinct = firstOfEach(
    judged,
    ({ body, keyword }) => `${pointerTo(keyword)} ${JSON.stringify(body)}`,
  );
  const drafts = distinct.map(({ at, keyword, body, says, violations }): CaseDraft => {
    const standing = standingOf(schema, body, violations, base.body);
    const breaks = brokenBy(violations);
    for (const pointer of breaks) broken.add(pointer);
    return {
      check: `body/${keyword.name}`,
      place: `body ${at || "/"}`,
      pointer: pointerTo(keyword),
      breaks,
      says,
      expect: expectationOf(body, standing, base.config),
      assumption:
        assumptionOf(keyword.owner, keyword.name) ??
        (standing === "allowed" ? assumedForm(base, body) : undefined),
      edits: { body: encoded(base.operation, body) },
      body,
    };
  });
  return { drafts: [...drafts, ...twiceCases(base), ...sizeCases(base)], broken };
}

/** An item with its identifier comes twice: what that means is not documented, and must not break a provider. */
function twiceCases(base: RequestBase): CaseDraft[] {
  const { operation, body } = base;
  const schema = operation.body?.schema;
  if (schema === undefined || !Array.isArray(body) || body.length === 0) return [];
  return [
    {
      check: "body/items",
      place: "body /1",
      pointer: schema.pointer,
      says: "an item twice",
      expect: ANSWERED,
      assumption: undefined,
      edits: { body: encoded(operation, [body[0], body[0]]) },
    },
  ];
}

/** @param isSampled Whether the value is one that the body leaves out: it may hold itself, and what it leaves out stays so */
function editsOf(
  base: RequestBase,
  schema: Place,
  value: unknown,
  path: readonly string[],
  isSampled = false,
): BodyEdit[] {
  const node = schemaNode(schema);
  const known = base.config.references?.[path.at(-1) ?? ""];
  const { itemKeys } = base.operation;
  const at = pointerBelow("", ...path);
  const edits: BodyEdit[] = candidatesOf(node, value, { known, itemKeys }).map(
    ({ value: edited, ...candidate }) => ({ ...candidate, at, body: withValue(base.body, path, edited) }),
  );
  // What is not there has no fields that could be changed.
  if (isObject(value)) {
    edits.push(...fieldEdits(base, node, value, path));
    for (const [name, property] of node.properties) {
      const below = [...path, name];
      if (isSampled || Object.hasOwn(value, name)) {
        edits.push(...editsOf(base, property, memberIn(value, name), below, isSampled));
        continue;
      }
      const field = fieldOf(value, name, [property]);
      const around = field === undefined ? value : aroundField([schema], value, name, field);
      // Without one it is, as a rule, a field of a branch that the value is not: branches have cases of their own.
      if (around === undefined) continue;
      const body = withValue(base.body, path, around);
      edits.push(...editsOf({ ...base, body }, property, memberIn(around, name), below, true));
    }
  }
  const [first] = Array.isArray(value) ? value : [];
  if (node.items !== undefined && first !== undefined)
    edits.push(...editsOf(base, node.items, first, [...path, "0"], isSampled));
  return edits;
}

/** Fields left out, and fields that nobody knows. */
function fieldEdits(base: RequestBase, node: SchemaNode, value: object, path: readonly string[]): BodyEdit[] {
  const at = pointerBelow("", ...path);
  const edit = (keyword: Keyword | undefined, fields: object, says: string): BodyEdit[] =>
    keyword === undefined ? [] : [{ at, keyword, body: withValue(base.body, path, fields), says }];
  const without = (left: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !left(name)));
  const properties = keywordOf(node, "properties");
  const closed = keywordOf(node, "additionalProperties") ?? keywordOf(node, "unevaluatedProperties");
  const names = [...node.properties.keys()];
  const present = names.filter((name) => Object.hasOwn(value, name));
  const [first = ""] = present;
  const upper = first.toUpperCase();
  const foreign = [
    ...(path.length === 0 ? UNKNOWN_FIELDS : UNKNOWN_FIELDS.slice(0, 3)),
    ...Object.entries(value)
      .filter(([name]) => name === first)
      .map(([, content]) => [upper, content] as const),
    ...(path.length === 0 ? answerFields(base, node) : []),
  ];
  return [
    ...present.flatMap((name) =>
      edit(
        node.required.get(name) ?? properties,
        without((field) => field === name),
        `without ${name}`,
      ),
    ),
    ...[...node.properties]
      .filter(([name]) => !node.required.has(name))
      .flatMap(([name, property]) => {
        const others = without((field) => field !== name && !node.required.has(field));
        const content = fieldOf(value, name, [property]);
        const only = present.includes(name) ? others : withMember(others, name, content);
        return content === undefined ? [] : edit(properties, only, `with ${name} as the only optional field`);
      }),
    ...edit(keywordOf(node, "type"), {}, "an empty object"),
    ...(present.length === 0 ? [] : edit(closed, renamed(value, first, upper), `with ${upper} for ${first}`)),
    ...foreign.flatMap(([name, content]) =>
      edit(closed, withMember(value, name, content), `with the field ${JSON.stringify(name)}`),
    ),
  ];
}

/** What the operation answers and does not take, with its example: a body that is sent back as it came holds these. */
function answerFields(
  { operation }: RequestBase,
  node: SchemaNode,
): (readonly [name: string, value: unknown])[] {
  const content = jsonContentIn(operation.success.contents);
  const [example] = content === undefined ? [] : examplesOf(content.place);
  const fields = unwrapped(example?.value);
  return isObject(fields) ? Object.entries(fields).filter(([name]) => !node.properties.has(name)) : [];
}

/** What an answer is about: the one member of an object that has no other. */
function unwrapped(answer: unknown): unknown {
  const [only, ...others] = Object.values(objectOf(answer));
  return others.length === 0 && isObject(only) ? only : answer;
}

/** The same faults in other items than the first one: some implementations look at one item only. */
function positionEdits(base: RequestBase, schema: Place): BodyEdit[] {
  const { itemKeys } = base.operation;
  return listsOf(schema, base.body, []).flatMap(({ node, value, path }) => {
    const items = node.items;
    if (items === undefined) return [];
    const most = keywordOf(node, "maxItems")?.value;
    const long = typeof most === "number" ? Math.min(most, 120) : 120;
    // With no item there is none to be wrong.
    if (long < 1) return [];
    const [few, many] = [Math.min(3, long), Math.min(11, long)];
    const at = pointerBelow("", ...path);
    const bad = editsOf({ ...base, body: value[0] }, items, value[0], []).filter(({ body, keyword }) =>
      toldOf(violationsOf(items, body)).some(({ place }) => place.pointer === pointerTo(keyword)),
    );
    const kinds = [...new Map(bad.map((edit) => [pointerTo(edit.keyword), edit])).values()];
    const listOf = (length: number) => ofLength(node, value, length, itemKeys);
    const inItem = ({ at: field, keyword, body, says }: BodyEdit, index: number, length: number) => ({
      at: `${at}/${index}${field}`,
      keyword,
      body: withValue(base.body, path, listOf(length).toSpliced(index, 1, body)),
      says: `${says}, in item ${index + 1} of ${length}`,
    });
    const keyword = keywordOf(node, "items");
    const lengths =
      keyword === undefined ? [] : [...new Set([many, long])].map((length) => ({ keyword, length }));
    return [
      // In turn the first one, the one in the middle and the last one.
      ...kinds.map((edit, turn) => inItem(edit, turn % few, few)),
      ...kinds
        .slice(0, 1)
        .flatMap((edit) =>
          [...new Set([many - 1, long - 1])].map((index) => inItem({ ...edit, at: "" }, index, long)),
        ),
      ...lengths.map(({ keyword, length }) => ({
        at,
        keyword,
        body: withValue(base.body, path, listOf(length)),
        says: `${length} items`,
      })),
    ];
  });
}

function listsOf(
  schema: Place,
  value: unknown,
  path: readonly string[],
): { node: SchemaNode; value: unknown[]; path: readonly string[] }[] {
  const node = schemaNode(schema);
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ node, value, path }];
  if (!isObject(value)) return [];
  return [...node.properties].flatMap(([name, property]) => listsOf(property, value[name], [...path, name]));
}

/** The other examples of the contract. */
function wholeEdits({ operation, config }: RequestBase, schema: Place): BodyEdit[] {
  const keyword = schemaNode(schema).keywords[0];
  if (operation.body === undefined || keyword === undefined) return [];
  return bodyExamplesOf(operation.body).map(({ name, place, value }) => ({
    at: "",
    keyword,
    body: withKnownIds(value, config),
    says: `the example ${name ?? place.pointer}`,
  }));
}
