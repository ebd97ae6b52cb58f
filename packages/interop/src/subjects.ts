/**
 * What of an operation a tool makes something of: its body, its parameters together, each of its answers.
 */
import { answersOf } from "@facility-contracts/model/answer";
import type { Contract } from "@facility-contracts/model/contract";
import type { Direction } from "@facility-contracts/model/direction";
import type { Operation } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { operationsOf } from "./document.ts";
import { jsonBodyOf, jsonContentOf } from "./json-content.ts";

/** Where in a message a subject stands. */
export type Part = "body" | "path" | "query" | "response";

/** Something that a tool makes a type or a schema of. */
export interface Subject {
  readonly operation: Operation;
  readonly part: Part;
  /** Of an answer. */
  readonly status?: string;
  /** Of a body and an answer. */
  readonly mediaType?: string;
  readonly direction: Direction;
  readonly schema: Place;
  /** The fields of a schema that stands for parameters and not in the document. */
  readonly parameters?: readonly Parameter[];
}

export function subjectsOf(document: Contract): Subject[] {
  return operationsOf(document).flatMap((operation) => {
    const subjects: Subject[] = [];
    for (const part of ["path", "query"] as const) {
      const parameters = parametersOf(operation).filter((parameter) => parameter.in === part);
      const schema = together(operation, parameters);
      if (parameters.length > 0) subjects.push({ operation, part, direction: "request", schema, parameters });
    }
    const body = jsonBodyOf(operation);
    if (body !== undefined) subjects.push({ operation, part: "body", direction: "request", ...body });
    for (const { status, contents } of answersOf(operation)) {
      const content = jsonContentOf(contents);
      if (content !== undefined)
        subjects.push({ operation, part: "response", status, direction: "response", ...content });
    }
    return subjects;
  });
}

/** The schema of parameters as an object, since tools write them so. */
function together({ place }: Operation, parameters: readonly Parameter[]): Place {
  return {
    ...memberOf(place, "parameters"),
    value: {
      type: "object",
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        parameters.map((parameter) => {
          const { pointer } = memberOf(parameter.place, "schema");
          return [parameter.name, { $ref: pointer.replaceAll("%", "%25") }];
        }),
      ),
    },
  };
}

/** What a subject is called in what people read. */
export function nameOf({ operation, part, status }: Subject): string {
  return [`${operation.method.toUpperCase()} ${operation.path}`, part, status].filter(Boolean).join(" ");
}

/** Whether it is the only answer of success that has a body. */
export function isOnlySuccess({ operation, part, status = "" }: Subject): boolean {
  const successes = answersOf(operation).filter((answer) => answer.status.startsWith("2"));
  return part === "response" && status.startsWith("2") && successes.length === 1;
}
