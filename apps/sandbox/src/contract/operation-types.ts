/**
 * The types of an operation, taken from the contract: from its member of the generated `Operations`.
 */
import type { Operations } from "@facility-contracts/contract/apis";

export type OperationId = keyof Operations;

type JsonType = `application/json${string}` | `text/json${string}` | `${string}+json${string}`;

type JsonIn<Contents> = {
  [Type in keyof Contents]: Type extends JsonType ? Contents[Type] : never;
}[keyof Contents];

type Content<Message> = Message extends { content: infer Contents } ? JsonIn<Contents> : undefined;

type Given<Operation, Where extends string> = Operation extends {
  parameters: { [Name in Where]?: infer Values };
}
  ? Exclude<Values, undefined>
  : never;

/** The parameters of an operation in one part of a request: an object without members where it has none. */
export type ParametersOf<Operation, Where extends "path" | "query" | "header" | "cookie"> = [
  Given<Operation, Where>,
] extends [never]
  ? Readonly<Record<string, never>>
  : Given<Operation, Where>;

/** The body of a request; undefined for one that may be left out, and of an operation that takes none. */
export type BodyOf<Operation> = Operation extends { requestBody: infer Message }
  ? Content<Message>
  : Operation extends { requestBody?: infer Message }
    ? Content<Exclude<Message, undefined>> | undefined
    : undefined;

/** The answer of an operation that did what it is for. One without a body is only a status. */
export type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Status extends string | number
        ? `${Status}` extends `2${string}`
          ? AnswerWith<Status, Content<Responses[Status]>>
          : never
        : never;
    }[keyof Responses]
  : never;

/** A range such as `2XX` leaves the status to the handler. */
type AnswerWith<Status, Body> = { readonly status: Status extends number ? Status : number } & ([
  Body,
] extends [undefined]
  ? { readonly body?: undefined }
  : { readonly body: Body });
