/**
 * What of an operation a tool makes something of: its body, its parameters together, each of its answers.
 */
import { pointerBelow } from "@facility-contracts/model/pointer";
import { type ApiDocument, type Operation, operationsOf, type Place } from "./document.ts";
import type { Direction } from "./oracle.ts";

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
}

/** All subjects of a document. */
export function subjectsOf(document: ApiDocument): Subject[] {
  return operationsOf(document).flatMap((operation) => {
    const subjects: Subject[] = [];
    for (const part of ["path", "query"] as const) {
      const schema = parametersIn(operation, part);
      if (schema !== undefined) subjects.push({ operation, part, direction: "request", schema });
    }
    if (operation.body !== undefined)
      subjects.push({ operation, part: "body", direction: "request", ...operation.body });
    for (const { status, schema, mediaType = "" } of operation.responses)
      if (schema !== undefined)
        subjects.push({ operation, part: "response", status, mediaType, direction: "response", schema });
    return subjects;
  });
}

/** The parameters of one kind as an object, since tools write them so. */
function parametersIn(operation: Operation, part: "path" | "query"): Place | undefined {
  const parameters = operation.parameters.filter((parameter) => parameter.in === part);
  if (parameters.length === 0) return undefined;
  return {
    pointer: pointerBelow(operation.pointer, "parameters"),
    value: {
      type: "object",
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        parameters.map(({ name, schema }) => [name, { $ref: schema.pointer.replaceAll("%", "%25") }]),
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
  const successes = operation.responses.filter((answer) => answer.status.startsWith("2"));
  return part === "response" && status.startsWith("2") && successes.length === 1;
}
