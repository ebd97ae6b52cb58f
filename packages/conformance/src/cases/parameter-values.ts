/**
 * Cases of the values of parameters: for each keyword of their schema one that breaks it, and those at its edge.
 */
import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import type { Parameter } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { assumptionAt, assumptionOf } from "@facility-contracts/model/provenance";
import { isWritten, parameterValueOf } from "@facility-contracts/model/request";
import { type EdgeOptions, edgesOf } from "@facility-contracts/model/schema/edges";
import { pointerTo } from "@facility-contracts/model/schema/node";
import { isValid, usable } from "../contract/validator.ts";
import {
  ACCEPTED,
  type CaseDraft,
  type Derived,
  type Expectation,
  edgesDerived,
  NOTHING,
  REFUSED,
} from "./case.ts";
import { conditionalOf } from "./preconditions.ts";
import type { RequestBase } from "./request.ts";
import { shortly } from "./shortly.ts";

/** Derives the cases of the values of one parameter, but for the keywords that are tried already. */
export function valueCases(base: RequestBase, parameter: Parameter, tried: ReadonlySet<string>): Derived {
  const schema = usable(parameter.schema ?? parameter.content?.schema);
  const known = base.operation.example.parameters.find(
    (value) => value.parameter.place.pointer === parameter.place.pointer,
  );
  const { in: where, name, place } = parameter;
  const found = known === undefined ? parameterValueOf(parameter) : undefined;
  if (found?.kind === "no sample") {
    const what = `${base.operation.operationId} ${where} ${name}`;
    return { ...NOTHING, notChecked: [{ what, why: `${found.place.pointer}: ${found.cause}` }] };
  }
  const value = found === undefined ? known?.value : found.value;
  if (value === undefined) return NOTHING;
  const draft = (value: unknown, parts: Pick<CaseDraft, "check" | "pointer" | "says" | "expect">) => ({
    place: `${where} ${name}`,
    assumption: assumptionAt(place.contract, place.pointer),
    edits: { parameters: [{ parameter, value }] },
    ...(parts.expect.kind === "refused" ? {} : { body: base.body }),
    ...parts,
  });
  const present = draft(value, {
    check: `${where}/present`,
    pointer: place.pointer,
    says: `with ${name}`,
    expect: taken(parameter),
  });
  if (schema === undefined) return known === undefined ? { ...NOTHING, drafts: [present] } : NOTHING;
  const edges = edgesOf(schema, value, {
    ...wireOf(parameter, value),
    isWanted: (keyword) => !tried.has(pointerTo(keyword)),
  });
  const derived = edgesDerived(base.operation, where, edges, ({ isAllowed, keyword, ...edge }) => {
    const one = draft(edge.value, {
      check: `${where}/${keyword.name}`,
      pointer: pointerTo(keyword),
      says: shortly(edge),
      expect: isAllowed ? taken(parameter) : refusedOf(parameter),
    });
    return { ...one, assumption: assumptionOf(keyword.owner, keyword.name) ?? one.assumption };
  });
  const ordinary = where === "path" ? [] : ordinaryOf(parameter, schema, value);
  const drafts = [
    // What has to be sent is in the base request.
    ...(known === undefined ? [present] : []),
    ...derived.drafts,
    ...ordinary.map(([edit, says]) =>
      draft(edit, { check: `${where}/value`, pointer: schema.pointer, says, expect: taken(parameter) }),
    ),
  ];
  return { ...derived, drafts };
}

/** Values that are allowed, and that a careless provider refuses: those of the type of the parameter. */
function ordinaryOf(parameter: Parameter, schema: Place, value: unknown): readonly Ordinary[] {
  return ORDINARY.filter(
    ([edit]) =>
      typeof edit === typeof value &&
      kindOf(edit) === kindOf(value) &&
      isValid(schema, edit) &&
      isWritten(edit, parameter) &&
      isTold(edit, parameter),
  );
}

type Ordinary = readonly [value: unknown, says: string];

const ORDINARY: readonly Ordinary[] = [
  [0, "the number 0"],
  [-1, "the number -1"],
  [2 ** 31, "the number 2147483648"],
  [false, "false"],
  [true, "true"],
  ["007", "digits with zeros before them"],
  ["a b&c=d+e/é%20", "marks that have to be encoded"],
  [["one", "two"], "two items"],
  [[1, 2], "two items"],
];

/** What a path names may not be there, whatever it is called. */
function taken(parameter: Parameter): Expectation {
  if (parameter.in === "path") return { kind: "answered", statuses: [404] };
  return conditionalOf(parameter) ?? ACCEPTED;
}

function refusedOf(parameter: Parameter): Expectation {
  if (parameter.in === "path") return { kind: "refused", statuses: [400, 404] };
  return conditionalOf(parameter) ?? REFUSED;
}

/** Values that come over the wire as what they are. What has a media type is JSON, where everything does. */
function wireOf(parameter: Parameter, base: unknown): EdgeOptions {
  if (parameter.content !== undefined) return {};
  return {
    form: "text",
    isFit: (value) =>
      kindOf(value) === kindOf(base) && isWritten(value, parameter) && isTold(value, parameter),
  };
}

/** A text may be a list of one, and several pairs an object. */
function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : isObject(value) ? "object" : "plain";
}

/** Whether a reader can tell a value from others: no list in a list, no separator in a text. */
function isTold(value: unknown, { in: where, style }: Parameter): boolean {
  const isPlain = (part: unknown) => {
    if (typeof part === "object") return false;
    const text = String(part);
    // What is only empty, or white at its ends, is trimmed on the way, and what has a meaning in an address is normalised.
    if (text.trim() !== text || text === "" || text.length > MAX_CHARACTERS) return false;
    return PLAIN[where].test(text);
  };
  if (!isObject(value) && !Array.isArray(value)) return isPlain(value);
  const names = isObject(value) ? Object.keys(value) : [];
  const texts = [...names, ...keysIn(value).map((key) => memberIn(value, key))];
  const inList = style === "spaceDelimited" ? /^[\w-]*$/ : /^[\w -]*$/;
  return texts.every((part) => isPlain(part) && inList.test(String(part)));
}

/** What nobody on the way reads in two ways. */
const PLAIN = { query: /^/, header: /^[!-~]*$/, path: /^[\w.~:@-]*$/, cookie: /^[\w.~-]*$/ } as const;

/** Longer addresses and headers are refused by what stands before a provider. */
const MAX_CHARACTERS = 2000;
