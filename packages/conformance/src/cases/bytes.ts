/**
 * Cases of the bytes of a body: what is no JSON, what is JSON in an unusual spelling, and what readers of JSON disagree on.
 */
import { keysIn } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { type Assumption, assumptionAt } from "@facility-contracts/model/provenance";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import type { BodyContract } from "../contract/operation.ts";
import { ACCEPTED, ANSWERED, type CaseDraft, type Expectation, REFUSED } from "./case.ts";
import { MARK, marked } from "./marked.ts";
import type { RequestBase, RequestEdits } from "./request.ts";
import { valuePaths } from "./value-paths.ts";
import { BEYOND_EXACT } from "./values.ts";

export function byteCases(base: RequestBase): CaseDraft[] {
  const { operation } = base;
  const { body: sent } = operation;
  if (sent === undefined) return [];
  const { pointer } = sent.place;
  const isJson = sent.form === "json";
  const text = JSON.stringify(base.body);
  const draft = (
    says: string,
    body: string | Uint8Array | undefined,
    expect: Expectation,
    edits: RequestEdits = {},
  ): CaseDraft => ({
    check: isJson ? "body/json" : "body/bytes",
    place: "body",
    pointer,
    says,
    expect,
    assumption: undefined,
    edits: { ...edits, body: typeof body === "string" ? Buffer.from(body) : body },
  });
  const accepted = (says: string, body: string) => ({
    ...draft(says, body, ACCEPTED),
    body: JSON.parse(body),
  });
  const required = {
    check: "body/required",
    pointer: `${pointer}/required`,
    assumption: assumptionAt(operation.place.contract, `${pointer}/required`),
  };
  const neither: Expectation = { kind: "refused", statuses: [400, 415] };
  const missing = sent.required ? REFUSED : ANSWERED;
  const malformed = [
    draft("the body cut off in the middle", text.slice(0, text.length >> 1), REFUSED),
    draft("the body without its last character", text.slice(0, -1), REFUSED),
    draft("a comma behind the last element", `${text.slice(0, -1)},${text.slice(-1)}`, REFUSED),
    draft("single quotes", text.replaceAll('"', "'"), REFUSED),
    draft("a second value", `${text}${text}`, REFUSED),
    draft("a comment", `/* x */${text}`, REFUSED),
    draft("white space only", "  \n", REFUSED),
    draft("the JSON as a text in JSON", JSON.stringify(text), REFUSED),
    draft("lists 20,000 deep", "[".repeat(20_000) + "]".repeat(20_000), REFUSED),
  ];
  const none = [
    { ...draft("an empty body", "", missing), ...required },
    {
      ...draft("no body and no media type", undefined, sent.required ? neither : ANSWERED, {
        contentType: null,
      }),
      ...required,
    },
  ];
  // Of a text or a form that is empty, and of no bytes, nobody says that they are none.
  if (!isJson) return none.slice(1);
  const cases = [
    ...malformed,
    ...none,
    accepted("white space around the value", `\r\n\t ${text} \n`),
    accepted("characters as \\u escapes", escaped(text)),
    draft("a byte order mark", `\ufeff${text}`, ANSWERED),
    ...fieldTwice(base, text).map((body) => draft("a field twice", body, ANSWERED)),
    ...textCases(base, draft),
    ...numberCases(base, draft),
  ];
  // Without its last digit a number is still one, and a number that is written otherwise may be beyond a limit.
  return cases.filter(
    ({ edits, expect }) =>
      expect.kind === "answered" || isAllowed(sent, edits.body) === (expect.kind === "accepted"),
  );
}

/** Whether bytes are a body that the contract allows; undefined where nobody can tell in time. */
function isAllowed({ required, schema }: BodyContract, bytes: Uint8Array | undefined): boolean | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") return !required;
    const value: unknown = JSON.parse(text);
    return schema === undefined ? true : neededCheckOf(schema).allows(value);
  } catch {
    return false;
  }
}

type Draft = (says: string, body: string | Uint8Array, expect: Expectation) => CaseDraft;

function textCases(base: RequestBase, draft: Draft): CaseDraft[] {
  const { shortTexts, texts } = valuePaths(base);
  const [before = "", ...parts] = marked(base, texts).split(MARK);
  if (texts.length + shortTexts.length === 0) return [];
  // The second half before the first one: together they are no character.
  const half = marked(base, [...texts, ...shortTexts]).replaceAll(MARK, "\\udc00\\ud800");
  const halved = draft("halves of a surrogate pair in a text", half, ANSWERED);
  // The others are about the texts without a documented limit.
  if (parts.length === 0) return [halved];
  const zero = [before, ...parts].join("a\\u0000b");
  const invalid = Buffer.from([0x61, 0xc3, 0x28, 0xff]);
  const utf8: Assumption = {
    pointer: base.operation.body?.content.place.pointer ?? "",
    text: "No page says what becomes of bytes that are not UTF-8; to RFC 8259 they are no JSON.",
  };
  return [
    {
      ...draft(
        "bytes that are not UTF-8",
        Buffer.concat([Buffer.from(before), invalid, Buffer.from(parts.join("text"))]),
        REFUSED,
      ),
      assumption: utf8,
    },
    // Some databases cannot keep it. If it is taken, it has to come back.
    { ...draft("a zero character in a text", zero, ANSWERED), body: JSON.parse(zero) },
    halved,
  ];
}

/** In the numbers that are no choice between values. */
function numberCases(base: RequestBase, draft: Draft): CaseDraft[] {
  const paths = valuePaths(base).integers;
  if (paths.length === 0) return [];
  const knownAt = (path: readonly string[]) => {
    const [known] = base.config.references?.[path.at(-1) ?? ""] ?? [];
    return typeof known === "number" ? known : undefined;
  };
  const written = (spelling: (known: number | undefined) => string) =>
    paths.reduce((text, path) => text.replace(`"${MARK}"`, spelling(knownAt(path))), marked(base, paths));
  const assumption: Assumption = {
    pointer: base.operation.body?.schema?.pointer ?? "",
    text: "No page says how a number is written; JSON Schema has 1.0 and 1e2 for integers.",
  };
  const integers = (says: string, body: string, expect = ACCEPTED) => ({
    ...draft(says, body, expect),
    assumption,
    body: JSON.parse(body),
  });
  return [
    draft(
      "numbers of 400 digits",
      written(() => "9".repeat(400)),
      ANSWERED,
    ),
    // Not every reader has them. What takes them has to keep them.
    integers(
      "integers beyond 2^53",
      written((known = BEYOND_EXACT) => `${known}`),
      ANSWERED,
    ),
    integers(
      "integers with a fraction of zero",
      written((known = 100) => `${known}.0`),
    ),
    integers(
      "integers with an exponent",
      written((known) => (known === undefined ? "1e2" : `${known}e0`)),
    ),
  ];
}

/** The text of a body in which the first field of the first object comes before it too, with another value. */
function fieldTwice({ operation, body }: RequestBase, text: string): string[] {
  const [first] = Array.isArray(body) ? body : [body];
  const schema = operation.body?.schema && schemaNode(operation.body.schema);
  const item = Array.isArray(body) ? schema?.items && schemaNode(schema.items) : schema;
  const name = keysIn(first).find((key) => isPlainText(item?.properties.get(key)));
  return name === undefined ? [] : [text.replace("{", `{${JSON.stringify(name)}:"twice",`)];
}

/** Whether a value may be any text, as far as its type says. */
function isPlainText(schema: Place | undefined): boolean {
  if (schema === undefined) return false;
  const node = schemaNode(schema);
  return node.types.has("string") && keywordOf(node, "enum") === undefined;
}

/** The same JSON value with the first letter of each text escaped. */
function escaped(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/[a-z]/i, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
