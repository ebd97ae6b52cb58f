/**
 * The part of the facade that says what an operation answers: its types, and what is known of it at run time.
 */
import { type Answer, answersOf } from "@facility-contracts/model/answer";
import { type Content, contentsApart } from "@facility-contracts/model/content";
import { ContractError } from "@facility-contracts/model/contract";
import { keysIn } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { memberOf, whereIs } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import { markOf, UNSENT } from "@facility-contracts/model/schema/one-way";
import { isWithoutBody } from "@facility-contracts/model/status";
import { bodyFormOf } from "@facility-contracts/model/written-body";
import { isJsonContent } from "./facade-body.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { RUNTIME_VALUES } from "./facade-runtime.ts";
import { answerType } from "./facade-text.ts";
import { camel, freeName, literal, unreserved } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** One media type of an answer. */
interface AnswerContent {
  /** As the document writes it. */
  readonly name: string;
  readonly mediaType: string;
  /** What its body is read as. */
  readonly body: "json" | "text" | "bytes" | "stream";
  /** Of a JSON object that is an error: the fields that it has, and that are not null. */
  readonly fields?: readonly string[];
}

/** The function that reads a body. */
const READERS = { text: "textBody", bytes: "bytesBody", stream: "streamBody" };

/** What the type of an answer is by what its body is read as, where the document does not say. */
const TYPES = { text: "string", bytes: "Blob", stream: "ReadableStream<Uint8Array<ArrayBuffer>>" };

/** The media types of what comes bit by bit, perhaps without an end. */
const STREAMS: ReadonlySet<string> = new Set([
  "application/json-seq",
  "application/jsonl",
  "application/x-ndjson",
  "text/event-stream",
]);

/** What is known of a media type, as code, with the name of the constant that holds it: `{ mediaType: "application/json" }`, `json`. */
export type AnswerConstants = ReadonlyMap<string, string>;

/** The statuses that are the failure `redirect` of the client, whatever is documented. A test of the client compares them with it. */
export const REDIRECTS: ReadonlySet<string> = new Set(["301", "302", "303", "307", "308"]);

/** The answers that a call can give. */
export function callAnswersOf(operation: Operation): Answer[] {
  return answersOf(operation).filter(({ status }) => !REDIRECTS.has(status));
}

/** The answers that no call gives, as they are redirects. */
export function redirectsOf(operation: Operation): Answer[] {
  return answersOf(operation).filter(({ status }) => REDIRECTS.has(status));
}

/** The members that the row of an operation has for its answers: `answers: { 200: [json], 204: [] }`. */
export function answerMembers(operation: NamedOperation, constants: AnswerConstants): string[] {
  const answers = callAnswersOf(operation);
  const rows = answers.map((answer) => {
    const names = contentsOf(operation, answer).map((content) => constants.get(codeOf(content)));
    return `${literal(statusOf(answer))}: [${names.join(", ")}]`;
  });
  const hasRanges = answers.some(({ kind }) => kind !== "status");
  return [`answers: { ${rows.join(", ")} }`, ...(hasRanges ? ["find: inRanges"] : [])];
}

/** The constants of the media types of all answers of operations. None is called as something else in their module. */
export function answerConstants(operations: readonly NamedOperation[]): AnswerConstants {
  const constants = new Map<string, string>();
  const taken = new Set([...RUNTIME_VALUES, ...operations.flatMap(valuesOf)]);
  for (const operation of operations)
    for (const content of callAnswersOf(operation).flatMap((answer) => contentsOf(operation, answer))) {
      const code = codeOf(content);
      if (!constants.has(code)) constants.set(code, freeName(nameOf(content), taken));
    }
  return constants;
}

/** What a module exports for an operation of its API that is no type. */
function valuesOf(operation: NamedOperation): string[] {
  const { create, table } = namesOfApi(operation.place.contract);
  return [create, table, namesOfOperation(operation).limits];
}

function codeOf({ body, fields, mediaType }: AnswerContent): string {
  const members = [
    `mediaType: ${literal(mediaType)}`,
    ...(mediaType.endsWith("/*") ? ["matches: mediaRange"] : []),
    ...(body === "json" ? [] : [`read: ${READERS[body]}`]),
    ...(fields === undefined ? [] : [`fields: ${literal(fields)}`]),
  ];
  return `{ ${members.join(", ")} }`;
}

/** What says most of a content: two that differ may have the same one. */
function nameOf({ fields = [], mediaType }: AnswerContent): string {
  const name = mediaType.replaceAll("*", "any").replaceAll("+", " and ");
  const kind = name === "application/json" ? "json" : name;
  return unreserved(camel([kind, ...(fields.length > 0 ? ["with", ...fields] : [])].join(" ")));
}

/** A documented answer in the code: its status, its range or `default`, and the type of its body. */
export interface AnswerType {
  readonly status: string;
  readonly body: string;
}

/** The answers that mean success, and those that mean an error. Where no success is documented, `default` may be one. */
export function answerTypes(
  operation: NamedOperation,
): Readonly<Record<"successes" | "errors", readonly AnswerType[]>> {
  const answers = callAnswersOf(operation);
  const typeOf = (answer: Answer): AnswerType => ({
    status: literal(statusOf(answer)),
    body: bodyOf(operation, answer),
  });
  return {
    successes: answers.filter((answer) => canSucceed(operation, answer)).map(typeOf),
    errors: answers.filter((answer) => !isSuccess(answer)).map(typeOf),
  };
}

function isSuccess({ status }: Answer): boolean {
  return status.startsWith("2");
}

/** Whether a call that is answered so may have succeeded: by `default`, too, where no success is documented. */
function canSucceed(operation: Operation, answer: Answer): boolean {
  return isSuccess(answer) || (answer.kind === "default" && !answersOf(operation).some(isSuccess));
}

function statusOf({ kind, status }: Answer): string | number {
  return kind === "status" ? Number(status) : status;
}

function bodyOf(operation: NamedOperation, answer: Answer): string {
  const contents = contentsOf(operation, answer);
  if (contents.length === 0) return "undefined";
  // The types have the range as the document writes it: `4xx` too.
  const written = keysIn(memberOf(operation.place, "responses").value).find(
    (key) => key.toUpperCase() === answer.status.toUpperCase(),
  );
  const status = answer.kind === "status" ? answer.status : literal(written);
  const types = contents.map(({ body, name }) =>
    body === "json" ? answerType(operation, status, name) : TYPES[body],
  );
  return [...new Set(types)].join(" | ");
}

function contentsOf(operation: NamedOperation, answer: Answer): AnswerContent[] {
  const { contents, status } = answer;
  if (operation.method === "head" || isWithoutBody(status)) return [];
  const isOfSuccess = canSucceed(operation, answer);
  return contentsApart(contents)
    .toSorted((one, other) => openPartsOf(one) - openPartsOf(other))
    .map((content) => {
      const known = contentOf(content, isOfSuccess);
      const fields = isOfSuccess || known.body !== "json" ? [] : fieldsOf(content);
      return fields.length > 0 ? { ...known, fields } : known;
    });
}

/** How many parts of a media type are open. What is a range comes behind what is in it: of an answer the first that fits counts. */
function openPartsOf({ mediaType }: Content): number {
  return (mediaType?.essence.split("*").length ?? 1) - 1;
}

/**
 * The fields that an object of an answer must have and that are not null; none of what may be no object, or one of several.
 */
function fieldsOf({ schema }: Content): string[] {
  const [flat, ...others] = schema === undefined ? [] : flatten([schema]);
  if (flat === undefined || others.length > 0 || [...flat.types].join() !== "object") return [];
  return [...flat.required].filter((field) => {
    const schemas = flat.properties.get(field) ?? [];
    const isSent = schemas.every((schema) => markOf(schema, UNSENT.response) === undefined);
    return schemas.length > 0 && isSent && flatten(schemas).every(({ types }) => !types.has("null"));
  });
}

function contentOf(content: Content, isOfSuccess: boolean): AnswerContent {
  const { mediaType, name, place } = content;
  if (mediaType === undefined)
    throw new ContractError(`${whereIs(place)}: ${literal(name)} is no media type. Write one.`);
  const form = bodyFormOf(content);
  // An error is read already.
  const isStream = isOfSuccess && STREAMS.has(mediaType.essence);
  const isText = form === "text" || form === "form" || form === undefined;
  const plain = isText ? "text" : "bytes";
  const body = isJsonContent(content) ? "json" : plain;
  return {
    name,
    mediaType: mediaType.essence,
    body: isStream ? "stream" : body,
  };
}
