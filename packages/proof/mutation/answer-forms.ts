/**
 * Answers: another status, no JSON, another media type, another envelope.
 */

import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { at } from "@facility-contracts/provider/foreign/place";
import type { WireAnswer } from "@facility-contracts/provider/wire";
import { type AnswerChange, editingBody, withAnswerBody } from "./answer-change.ts";
import type { AnswerSchema } from "./answer-schema.ts";

const NOTHING = new Uint8Array();
const HTML = new TextEncoder().encode("<!doctype html><title>Error</title><p>Something happened.</p>");
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** The statuses that are answered by mistake instead of a documented one. */
const OTHER_STATUSES: Readonly<Record<number, readonly number[]>> = {
  200: [201, 202, 204, 400, 500],
  201: [200, 202, 204, 400, 500],
  400: [200, 404, 409, 422, 500],
  401: [200, 400, 403, 404, 500],
  403: [200, 400, 401, 404, 500],
  404: [200, 204, 400, 403, 410, 500],
  413: [200, 400, 500],
  415: [200, 400, 406, 500],
};

/** The changes of an answer that do not depend on its schema, and of its envelope. */
export function formChanges(answer: AnswerSchema, response: Place): AnswerChange[] {
  const pointer = at(response, "content", "application/json").pointer;
  return [...statuses(answer, response.pointer), ...bodies(answer, pointer), ...envelopes(answer, pointer)];
}

function statuses({ status }: AnswerSchema, pointer: string): AnswerChange[] {
  return (OTHER_STATUSES[status] ?? []).map((other) => ({
    name: `status-${other}`,
    kind: "answer/status",
    pointer,
    says: `The status is ${other} instead of ${status}.`,
    change: (answer) =>
      other === 204 ? { ...withAnswerBody(answer, NOTHING), status: other } : { ...answer, status: other },
  }));
}

function bodies({ status }: AnswerSchema, pointer: string): AnswerChange[] {
  const body = (name: string, words: string, change: (answer: WireAnswer) => WireAnswer): AnswerChange => ({
    name,
    kind: "answer/body",
    pointer,
    says: `An answer with ${status} has ${words}.`,
    change,
  });
  const type = (name: string, words: string, value: string | undefined): AnswerChange => ({
    name,
    kind: "answer/media-type",
    pointer,
    says: `An answer with ${status} has ${words}.`,
    change: (answer) => withType(answer, value),
  });
  return [
    body("body-empty", "no body", (answer) => withAnswerBody(answer, NOTHING)),
    body("body-html", "a page of HTML as its body", (answer) =>
      withType(withAnswerBody(answer, HTML), "text/html"),
    ),
    body("body-html-as-json", "a page of HTML as `application/json`", (answer) =>
      withAnswerBody(answer, HTML),
    ),
    body("body-cut-off", "a body without its last byte", (answer) =>
      withAnswerBody(answer, answer.body.subarray(0, -1)),
    ),
    body("body-twice", "its body twice", (answer) =>
      withAnswerBody(answer, Buffer.concat([answer.body, answer.body])),
    ),
    body("body-with-byte-order-mark", "a byte order mark before its body", (answer) =>
      withAnswerBody(answer, Buffer.concat([BYTE_ORDER_MARK, answer.body])),
    ),
    type("type-html", "the media type `text/html`", "text/html; charset=utf-8"),
    type("type-plain", "the media type `text/plain`", "text/plain"),
    type("type-missing", "no media type", undefined),
    ...(status < 300
      ? [type("type-with-charset", "a charset in its media type", "application/json; charset=utf-8")]
      : []),
  ];
}

function envelopes({ status, schema }: AnswerSchema, pointer: string): AnswerChange[] {
  const envelope = (name: string, words: string, edit: (value: unknown) => unknown): AnswerChange => ({
    name,
    kind: "answer/envelope",
    pointer: `${pointer}/schema`,
    says: `The body of an answer with ${status} ${words}.`,
    change: editingBody(edit),
  });
  const members = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  // An envelope has one member, beside the one that says whether there was an error.
  const inner = members.filter((name) => name !== "success");
  const [name = ""] = inner;
  return [
    envelope("wrapped", "stands in a member `data` of another object", (value) => ({ data: value })),
    ...(inner.length === 1
      ? [
          envelope("unwrapped", `is what should stand in its member \`${name}\``, (value) =>
            isObject(value) ? value[name] : value,
          ),
        ]
      : []),
  ];
}

function withType({ headers, ...answer }: WireAnswer, type: string | undefined): WireAnswer {
  const { "content-type": _, ...others } = headers;
  return { ...answer, headers: type === undefined ? others : { ...others, "content-type": type } };
}
