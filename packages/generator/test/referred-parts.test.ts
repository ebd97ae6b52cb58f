/**
 * Messages that are part of themselves, or stand where they have no types.
 */
import { expect, test } from "vitest";
import { withReferredParts } from "../src/referred-parts.ts";
import { typeModule } from "../src/types.ts";

const to = (reference: string) => ({ $ref: `#/${reference}` });
const EXPRESSION = "https://pets.test/{$request.query.u}";
const responses = { 200: { description: "Done." } };
const called = (operationId: string, callbacks?: object) => ({
  post: { operationId, responses, ...(callbacks && { callbacks }) },
});

const documentWith = (more: object, callbacks?: object) => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: { "/pets": called("addPet", callbacks) },
  components: { schemas: {} },
  ...more,
});

test("what an extension holds stays as it is", async () => {
  const document = documentWith({
    "x-nodes": { Node: { child: to("x-nodes/Node"), none: to("x-nodes/None"), anchored: { $ref: "#node" } } },
  });
  expect(withReferredParts(document)).toEqual(document);
  expect(await typeModule(document)).toContain("addPet: {");
});

test("a webhook and a callback in an extension are not copied into themselves: callbacks have no types", async () => {
  const more = {
    webhooks: { w: called("hookW", { again: { [EXPRESSION]: to("webhooks/w") } }) },
    "x-callbacks": { Done: { [EXPRESSION]: called("done", { again: to("x-callbacks/Done") }) } },
  };
  const document = documentWith(more, { done: to("x-callbacks/Done") });
  expect(withReferredParts(document)).toEqual(documentWith({ ...more, webhooks: { w: called("hookW") } }));
  expect(await typeModule(document)).toContain("hookW: {");
});

test("webhooks that all call each other back have their types once", async () => {
  const names = ["a", "b", "c", "d"];
  const callbacks = Object.fromEntries(names.map((name) => [name, { [EXPRESSION]: to(`webhooks/${name}`) }]));
  const webhooks = Object.fromEntries(names.map((name) => [name, called(`hook_${name}`, callbacks)]));
  const types = await typeModule(documentWith({ webhooks }));
  expect(types.match(/\bhook_\w+: \{/g)).toEqual(names.map((name) => `hook_${name}: {`));
});

test("what a callback has may be meant elsewhere", async () => {
  const requestBody = { content: { "application/json": { schema: { type: "string" } } } };
  const callback = { [EXPRESSION]: { post: { operationId: "done", requestBody, responses } } };
  const inCallback =
    "paths/~1pets/post/callbacks/done/https:~1~1pets.test~1{$request.query.u}/post/requestBody";
  const answering = { put: { operationId: "putPet", requestBody: to(inCallback), responses } };
  const inComponents = to("components/callbacks/Done/https:~1~1pets.test~1{$request.query.u}");
  const document = documentWith(
    {
      webhooks: { w: inComponents },
      components: { callbacks: { Done: callback } },
    },
    { done: callback },
  );
  const whole = withReferredParts({ ...document, paths: { ...document.paths, "/more": answering } });
  expect(whole).toMatchObject({
    paths: { "/more": { put: { requestBody } } },
    webhooks: { w: callback[EXPRESSION] },
  });
});

test("a header is not copied into the encoding of its own content", () => {
  const encoding = { part: { headers: { again: to("x-headers/H") } } };
  const header = { content: { "multipart/form-data": { schema: {}, encoding } } };
  const answer = (headers: object) => ({
    paths: { "/pets": { get: { responses: { 200: { description: "Done.", headers } } } } },
  });
  const more = { "x-headers": { H: header } };
  expect(withReferredParts(documentWith({ ...more, ...answer({ h: to("x-headers/H") }) }))).toEqual(
    documentWith({ ...more, ...answer({ h: { content: { "multipart/form-data": { schema: {} } } } }) }),
  );
});
