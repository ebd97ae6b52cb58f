/**
 * What holds for every answer of an operation: a documented status, JSON, and a body that the schema of the status allows.
 */
import { isUtf8 } from "node:buffer";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { isAnyUntold } from "@facility-contracts/model/schema/pattern";
import { unsentFieldsIn } from "@facility-contracts/model/schema/unsent-fields";
import type { Violation } from "@facility-contracts/model/schema/violation";
import { answeredSchema, contentAs, isToBeJson, jsonContentsOf } from "../contract/answered.ts";
import { type OperationContract, readAs, responseFor } from "../contract/operation.ts";
import { toldOf, violationsOf, whyUntold } from "../contract/validator.ts";
import type { NotChecked } from "../report.ts";
import type { WireAnswer } from "../wire.ts";
import { headerProblems, untoldHeadersOf } from "./answer-headers.ts";
import { anyItem, type Problem, shown } from "./problem.ts";

/** An answer that was read as far as it can be read. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The JSON value, or undefined when the body is none. */
  readonly value: unknown;
  /** Whether the text is only the beginning of the body, of which nothing can be said. */
  readonly isCut: boolean;
}

/** Reads the body of an answer. */
export function readAnswer({ status, headers, body, isCut = false }: WireAnswer): ReadAnswer {
  const text = Buffer.from(body).toString("utf8");
  // RFC 8259 has JSON in UTF-8: other bytes are read by some clients and by others not.
  if (!isCut && !isUtf8(body)) return { status, headers, text, value: undefined, isCut };
  try {
    const value: unknown = JSON.parse(text);
    // What nests too deeply to be written again breaks whoever reads it.
    JSON.stringify(value);
    return { status, headers, text, value, isCut };
  } catch {
    return { status, headers, text, value: undefined, isCut };
  }
}

/** What tells strangers how a provider is built. In JSON a line break is written as two characters. */
const LEAKS = [
  /(?:\n|\\n)[ \t]*at \S.*:\d+/,
  /Traceback \(most recent call last\)/,
  // Whole statements: the contract itself may have the words.
  /\bSELECT\s+[^\s,;][^;]*\sFROM\s+[\w"'`[\\]/,
  /\bINSERT INTO\s+\S[^;]*[\s)]VALUES\s*\(/,
  /\bUPDATE\s+[^\s,;]+\s+SET\s+[^\s=]+\s*=/,
  /\bDELETE FROM\s+[^\s,;]+\s+WHERE\s+\S+\s*(?:[=<>]|I[NS]\b|LIKE\b)/,
];

/** What leaks stands near the beginning, and the patterns take the square of the time. */
const MAX_LEAK_CHARACTERS = 8192;

function leaksIn(text: string): boolean {
  const beginning = text.slice(0, MAX_LEAK_CHARACTERS);
  return LEAKS.some((leak) => leak.test(beginning));
}

/** The ways in which an answer is not a documented one of the operation. */
export function answerProblems(operation: OperationContract, answer: ReadAnswer): Problem[] {
  const { status, headers, text, value, isCut } = answer;
  const response = readAs(operation, status);
  // Where nothing is documented there is nothing that an answer could part from.
  if (operation.responses.length === 0) return [];
  const problems: Problem[] = [];
  if (responseFor(operation, status) === undefined) {
    const known = operation.responses.map((documented) => documented.status).join(", ");
    problems.push({
      check: "answer/status",
      place: "status",
      pointer: `${operation.place.pointer}/responses`,
      expected: `one of the documented statuses ${known}`,
      got: `${status} ${shown(text)}`.trim(),
      assumption: undefined,
    });
  }
  // An answer that is empty, as one with 204 is, has nothing else to tell.
  if (response === undefined || (problems.length > 0 && text === "")) return problems;
  if (problems.length === 0) problems.push(...headerProblems(response, status, headers));
  const { pointer } = response.place;
  const assumption = assumptionAt(operation.place.contract, pointer);
  const problem = (check: string, place: string, expected: string, got: string): Problem => ({
    check,
    place,
    pointer: `${pointer}/content`,
    expected,
    got,
    assumption,
  });
  const { contents } = response;
  // Where no body is documented there is nothing to hold against one, and HEAD has none.
  const hasBody = contents.length > 0 && operation.method !== "HEAD";
  const type = headers["content-type"];
  if (hasBody && contentAs(contents, type) === undefined)
    problems.push(
      problem(
        "answer/media-type",
        "header Content-Type",
        contents.map(({ name }) => name).join(" or "),
        type ?? "no media type",
      ),
    );
  if (status >= 400 && leaksIn(text))
    problems.push({
      ...problem("answer/leak", "answer", "no stack trace and no SQL", shown(text)),
      assumption: undefined,
    });
  if (isCut || !hasBody || !isToBeJson(contents, type)) return problems;
  if (value === undefined) {
    problems.push(
      problem(
        "answer/json",
        "answer",
        `${status} with a JSON body`,
        text === "" ? "an empty body" : shown(text),
      ),
    );
    return problems;
  }
  const schema = answeredSchema(response, type);
  if (schema === undefined) return problems;
  for (const violation of outermost(toldOf(violationsOf(schema, value))))
    problems.push({
      check: `answer/${violation.keyword}`,
      place: `answer ${violation.at || "/"}`,
      pointer: violation.place.pointer,
      expected: `${status} whose ${violation.at || "body"} ${violation.message}`,
      got: shown(violation.data),
      assumption: assumptionAt(operation.place.contract, violation.place.pointer) ?? assumption,
    });
  for (const { at, pointer: keyword } of unsentFieldsIn(schema, value, "response"))
    problems.push({
      check: "answer/writeOnly",
      place: `answer ${at}`,
      pointer: keyword,
      expected: `${status} without ${at}, which is only written`,
      // What is only written is a secret more often than not.
      got: "it is there",
      assumption: assumptionAt(operation.place.contract, keyword) ?? assumption,
      advice: "OpenAPI: what is writeOnly should not be sent in an answer",
    });
  return problems;
}

/** The parts of an answer that are not read, or of which nobody can tell in time whether they are as documented. */
export function untoldIn(operation: OperationContract, answer: ReadAnswer): readonly NotChecked[] {
  const { status, headers, text, value } = answer;
  const response = readAs(operation, status);
  if (response === undefined) return [];
  const type = headers["content-type"];
  const { contents } = response;
  // Of what has no JSON at all it is told before anything is sent.
  const isRead = text === "" || isToBeJson(contents, type) || jsonContentsOf(contents).length === 0;
  if (!isRead && contentAs(contents, type) !== undefined) {
    const name = mediaTypeOf(type ?? "")?.essence;
    return [
      {
        what: `${operation.operationId} answer ${status}`,
        why: `it came as ${name}, and the suite reads JSON only`,
      },
    ];
  }
  if (!isAnyUntold()) return [];
  const schema = answeredSchema(response, type);
  const violations = schema === undefined || value === undefined ? [] : violationsOf(schema, value);
  const parts = violations.flatMap((violation): NotChecked[] => {
    const why = whyUntold(violation);
    return why === undefined ? [] : [{ what: anyItem(violation.at), why }];
  });
  return [...parts, ...untoldHeadersOf(response, headers)].map(({ what, why }) => ({
    what: `${operation.operationId} answer ${what}`,
    why,
  }));
}

/**
 * Of a union only the union itself: that none of its branches fits is one violation, not one a branch. A value that may be null
 * and is not is wrong as what it is otherwise.
 */
function outermost(violations: readonly Violation[]): Violation[] {
  const isNullBranch = (violation: Violation) =>
    /\/anyOf\/\d+\/type$/.test(violation.place.pointer) && violation.allowed === "null";
  const nullable = new Set(
    violations
      .filter((violation) => isNullBranch(violation) && violation.data !== null)
      .map(({ place }) => unionOf(place.pointer)),
  );
  const told = violations.filter(
    (violation) => !nullable.has(violation.place.pointer) && !nullable.has(unionOf(violation.place.pointer)),
  );
  const unions = new Set(told.filter(isUnion).map(({ at }) => at));
  return told.filter((violation) => isUnion(violation) || !unions.has(violation.at));
}

function isUnion({ keyword }: Violation): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** The `anyOf` that the type of one of its branches stands in. */
function unionOf(pointer: string): string {
  return pointer.replace(/\/\d+\/type$/, "");
}
