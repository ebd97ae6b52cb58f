/**
 * An error as the contract documents it: its examples, and the members that say what is wrong, which `x-problem` marks.
 */
import { type Answer, answerFor, answersOf } from "@facility-contracts/model/answer";
import { type Content, jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { type Marked, markedIn, markerAt } from "@facility-contracts/model/markers";
import type { Operation } from "@facility-contracts/model/operation";
import { memberOf, objectsIn } from "@facility-contracts/model/place";
import type { ContractApi } from "./contract-api.ts";
import { jsonTypeIn } from "./json-type.ts";

export interface DocumentedError {
  readonly status: string;
  readonly mediaType: string;
  readonly examples: readonly ErrorExample[];
  /** The names of the fields that lead to each marked member; undefined for one that the error does not have. */
  readonly message: readonly string[] | undefined;
  readonly code: readonly string[] | undefined;
  readonly details: readonly string[] | undefined;
}

export interface ErrorExample {
  readonly value: JsonObject;
  /** The part of the request that is wrong, where the contract says it. */
  readonly faultIn: string | undefined;
}

/** The error that an operation documents for a status; undefined where it documents none. */
export function documentedErrorOf(operation: Operation, status: number): DocumentedError | undefined {
  const answer = answerFor(operation, status);
  return answer && errorOf(answer);
}

/** All errors of an API, each once for each operation that has it. */
export function documentedErrorsIn({ operations }: ContractApi): readonly DocumentedError[] {
  return operations
    .flatMap(answersOf)
    .filter(({ status }) => !/^[123]/.test(status))
    .map(errorOf);
}

function errorOf({ status, contents }: Answer): DocumentedError {
  const content = jsonContentIn(contents);
  const marked = content?.schema === undefined ? [] : markedIn(content.schema, "x-problem");
  const fieldsOf = (name: string) => namesOf(marked.find(({ value }) => value === name));
  return {
    status,
    mediaType: jsonTypeIn(contents),
    examples: content === undefined ? [] : errorExamplesOf(content),
    message: fieldsOf("message"),
    code: fieldsOf("code"),
    details: fieldsOf("details"),
  };
}

/** Those that are Example Objects, which can be marked, and then any other. */
function errorExamplesOf({ place }: Content): readonly ErrorExample[] {
  const objects = objectsIn(memberOf(place, "examples")).map((entry) => ({
    value: objectOf(entry.place.value).value,
    faultIn: markerAt(entry.place, "x-fault-in"),
  }));
  const others = examplesOf(place).filter(({ name }) => name === undefined);
  return [...objects, ...others.map(({ value }) => ({ value, faultIn: undefined }))].flatMap(
    ({ value, faultIn }) => (isObject(value) ? [{ value, faultIn }] : []),
  );
}

/** What is in the items of a list is none of the envelope's own. */
function namesOf(marked: Marked | undefined): readonly string[] | undefined {
  const names = marked?.steps.map((step) => (step.kind === "field" ? step.name : undefined));
  return names?.every((name) => name !== undefined) ? names : undefined;
}

/** A value with another one at the end of a way through its fields; without it for undefined. */
export function withMember(value: JsonObject, names: readonly string[], member: unknown): JsonObject {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  const inner = rest.length === 0 ? member : withMember(objectOf(value[name]), rest, member);
  const { [name]: _, ...others } = value;
  if (inner === undefined) return others;
  // A field that is there keeps its place.
  return name in value ? { ...value, [name]: inner } : { ...others, [name]: inner };
}

/** What stands at the end of a way through the fields of a value. */
export function memberOn(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((parent, name) => objectOf(parent)[name], value);
}
