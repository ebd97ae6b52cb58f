/**
 * Mutants of parameters in all places: one that is required may be missing, and a keyword of its schema is not enforced.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import type { ForeignOperation, ForeignParameter } from "@facility-contracts/provider/foreign/contract";
import { without } from "@facility-contracts/provider/foreign/json";
import { at } from "@facility-contracts/provider/foreign/place";
import { pathOf, readOf, textsIn } from "@facility-contracts/provider/foreign/request";
import { lazily } from "@facility-contracts/provider/foreign/validator";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { cookiesOf } from "../mutation/credentials.ts";
import { headerOf, requestOf, withHeader, withQueryValues } from "../mutation/message.ts";
import type { Mutant } from "../mutation/mutant.ts";

const KEYWORDS = ["type", "enum", "const", "format", "pattern", "minLength", "maxLength"].concat([
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "items",
]);
const LIMITS = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];

/** What the mutated provider takes for a parameter, where the contract says otherwise. */
interface Change {
  readonly name: string;
  readonly keyword: string;
  readonly says: string;
  /** `undefined` stands for a parameter that was not sent. */
  takes(value: unknown): boolean;
}

/** The mutants of the parameters of an operation. */
export function parameterMutants(operation: ForeignOperation): Mutant[] {
  return operation.parameters.flatMap((parameter) =>
    [...presences(parameter), ...keywords(parameter), ...values(parameter)].map((change) =>
      mutantOf(operation, parameter, change),
    ),
  );
}

function presences({ name, in: where, required, valid }: ForeignParameter): Change[] {
  // Without it a path is another one.
  if (where === "path") return [];
  return [
    required
      ? {
          name: "missing-accepted",
          keyword: "required",
          says: `\`${name}\` may be left out.`,
          takes: (value) => value === undefined || valid(value),
        }
      : {
          name: "missing-refused",
          keyword: "required",
          says: `\`${name}\` has to be sent.`,
          takes: (value) => value !== undefined && valid(value),
        },
  ];
}

function keywords({ name, schema, required, valid }: ForeignParameter): Change[] {
  const changed = (keyword: string, words: string, schemaNow: JsonObject): Change => {
    const validNow = lazily(() => schemaNow);
    return {
      name: words.replaceAll(" ", "-"),
      keyword: `schema/${keyword}`,
      says: `\`${keyword}\` of \`${name}\` is ${words}.`,
      takes: (value) => (value === undefined ? !required : validNow(value)),
    };
  };
  return [
    ...KEYWORDS.filter((keyword) => keyword in schema).map((keyword) => ({
      ...changed(keyword, "not checked", without(schema, keyword)),
      name: `${keyword}-dropped`,
    })),
    ...LIMITS.flatMap((keyword) => {
      const limit = schema[keyword];
      if (typeof limit !== "number") return [];
      return [limit - 1, limit + 1].map((other) => ({
        ...changed(keyword, String(other), { ...schema, [keyword]: other }),
        name: `${keyword}-${other}`,
      }));
    }),
    ...(Array.isArray(schema.enum) ? schema.enum : []).map((member: unknown) => ({
      name: `${String(member)}-refused`,
      keyword: "schema/enum",
      says: `\`${name}\` may not be \`${String(member)}\`.`,
      takes: (value: unknown) => value !== member && (value === undefined ? !required : valid(value)),
    })),
  ];
}

/** Ordinary values that a careless provider refuses. */
function values({ name, in: where, schema, required, valid }: ForeignParameter): Change[] {
  const { enum: members, format, type } = schema;
  if (members !== undefined || where === "path") return [];
  const refused = (what: string, words: string, is: (value: unknown) => boolean): Change => ({
    name: `${what}-refused`,
    keyword: "schema/type",
    says: `\`${name}\` may not be ${words}.`,
    takes: (value) => (value === undefined ? !required : valid(value) && !is(value)),
  });
  if (type === "integer" || type === "number")
    return [["zero", 0, "0"] as const, ["negative", -1, "a negative number"] as const].flatMap(
      ([what, sample, words]) =>
        valid(sample) ? [refused(what, words, (value) => Math.sign(Number(value)) === sample)] : [],
    );
  if (type === "array")
    return [refused("several", "a list of several", (value) => Array.isArray(value) && value.length > 1)];
  if (type === "boolean") return [refused("false", "false", (value) => value === false)];
  const isText = type === "string" && format === undefined && valid("a b") && where === "query";
  return isText ? [refused("space", "a text with a space", (value) => String(value).includes(" "))] : [];
}

function mutantOf(operation: ForeignOperation, parameter: ForeignParameter, change: Change): Mutant {
  const { api, operationId } = operation;
  const { in: where, name, place, required, valid } = parameter;
  const isMine = requestOf(operation);
  return {
    id: `${operationId}/request/${where}/${name}/${change.name}`,
    api,
    operationId,
    side: "request",
    kind: `request/${where}`,
    pointer: at(place, ...change.keyword.split("/")).pointer,
    says: change.says,
    wrap: (transport) => {
      let lastValid: readonly string[] | undefined;
      return (request, signal) => {
        if (!isMine(request)) return transport(request, signal);
        const texts = textsOrNothing(request, operation, parameter);
        if (texts === undefined) return transport(request, signal);
        const value = texts.length === 0 ? undefined : readOf(texts, parameter);
        const isValid = value === undefined ? !required : valid(value);
        if (isValid && value !== undefined) lastValid = texts;
        const takes = change.takes(value);
        if (takes === isValid) return transport(request, signal);
        const other = takes ? (required ? (lastValid ?? texts) : []) : invalidOf(parameter);
        return transport(
          other === undefined
            ? { ...request, target: "/refused-by-mutant" }
            : withTexts(request, operation, parameter, other),
          signal,
        );
      };
    },
  };
}

/** Texts that the parameter may not have: `undefined` where it may have any. */
function invalidOf(parameter: ForeignParameter): readonly string[] | undefined {
  if (parameter.required && parameter.in !== "path") return [];
  const text = "refused by mutant";
  return parameter.valid(readOf([text], parameter)) ? undefined : [text];
}

function textsOrNothing(request: WireRequest, { path }: ForeignOperation, parameter: ForeignParameter) {
  try {
    return textsIn(request, path, parameter);
  } catch {
    return undefined;
  }
}

/** The request with other texts of a parameter. */
function withTexts(
  request: WireRequest,
  { path }: ForeignOperation,
  { in: where, name }: ForeignParameter,
  texts: readonly string[],
): WireRequest {
  switch (where) {
    case "query":
      return withQueryValues(request, name, texts);
    case "header":
      return withHeader(request, name, texts[0]);
    case "path": {
      const segments = pathOf(request).split("/");
      segments[path.split("/").indexOf(`{${name}}`)] = encodeURIComponent(texts[0] ?? "");
      return { ...request, target: segments.join("/") + request.target.slice(pathOf(request).length) };
    }
    default: {
      const others = cookiesOf(headerOf(request, "cookie") ?? "").filter(([key]) => key !== name);
      const pairs = [...others, ...texts.map((text) => [name, text] as const)];
      const text = pairs.map((pair) => pair.join("=")).join("; ");
      return withHeader(request, "cookie", text === "" ? undefined : text);
    }
  }
}
