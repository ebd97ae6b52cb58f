/**
 * What compiles: every operation of an API with a folder has a handler, which answers what the contract says.
 */
import type { OperationsOf } from "@facility-contracts/contract/apis";
import { expectTypeOf, test } from "vitest";
import type { AnswerOf, BodyOf, ParametersOf } from "../../src/contract/operation-types.ts";
import type { HandlerOf } from "../../src/operations/handler.ts";
import { type Handlers, sandboxApi } from "../../src/operations/sandbox-api.ts";

interface None {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}

/** As openapi-typescript writes a DELETE, and a PATCH. */
interface Delete {
  parameters: None & { path: { id: number } };
  requestBody?: never;
  responses: {
    204: { headers: { [name: string]: unknown }; content?: never };
    404: { headers: { [name: string]: unknown }; content: { "application/json": { message: string } } };
  };
}

interface Patch {
  parameters: { query?: { dry?: boolean }; header?: never; path: { id: string }; cookie?: never };
  requestBody?: { content: { "application/merge-patch+json": { name?: string } } };
  responses: {
    200: { headers: object; content: { "application/json": { name: string } } };
    "2XX": { headers: object; content?: never };
    400: { headers: object; content: { "application/json": { message: string } } };
  };
}

test("an operation without a handler does not compile", () => {
  // @ts-expect-error a handler is missing
  sandboxApi("tickets", { handlers: {} });
  // @ts-expect-error all but one are missing
  sandboxApi("safety-register", { handlers: { updateAnomaly: async () => Promise.reject(new Error()) } });
  expectTypeOf<Handlers<"tickets">>().toHaveProperty("updateTicket");
  expectTypeOf<keyof Handlers<"tickets">>().toEqualTypeOf<keyof OperationsOf["tickets"]>();
});

test("an answer without a body is a status, and any other has the body of its status", () => {
  expectTypeOf<{ status: 204 }>().toExtend<AnswerOf<Delete>>();
  expectTypeOf<{ status: 204; body: string }>().not.toExtend<AnswerOf<Delete>>();
  expectTypeOf<{ status: 404; body: { message: string } }>().not.toExtend<AnswerOf<Delete>>();
  expectTypeOf<{ status: 200; body: { name: string } }>().toExtend<AnswerOf<Patch>>();
  expectTypeOf<{ status: 200; body: { title: string } }>().not.toExtend<AnswerOf<Patch>>();
  expectTypeOf<() => Promise<{ status: 200 }>>().not.toExtend<HandlerOf<Delete>>();
});

test("a body that may be left out may be undefined, whatever its media type is", () => {
  expectTypeOf<BodyOf<Patch>>().toEqualTypeOf<{ name?: string } | undefined>();
  expectTypeOf<BodyOf<Delete>>().toEqualTypeOf<undefined>();
});

test("parameters have their types, and those that an operation does not have no members", () => {
  expectTypeOf<ParametersOf<Patch, "query">>().toEqualTypeOf<{ dry?: boolean }>();
  expectTypeOf<ParametersOf<Patch, "path">>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<ParametersOf<Patch, "header">>().toEqualTypeOf<Readonly<Record<string, never>>>();
});
