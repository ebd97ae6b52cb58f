/**
 * Messages that are part of themselves.
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

test("a webhook is not copied into its own callback", async () => {
  const webhooks = (again: object) => ({
    webhooks: { w: called("hookW", { again: { [EXPRESSION]: again } }) },
  });
  expect(withReferredParts(documentWith(webhooks(to("webhooks/w"))))).toEqual(documentWith(webhooks({})));
  expect(await typeModule(documentWith(webhooks(to("webhooks/w"))))).toContain("hookW: {");
});

test("a callback in an extension is copied, and into itself not again", async () => {
  const done = (again: object) => ({ [EXPRESSION]: called("done", { again }) });
  const more = { "x-callbacks": { Done: done(to("x-callbacks/Done")) } };
  const document = documentWith(more, { done: to("x-callbacks/Done") });
  expect(withReferredParts(document)).toEqual(documentWith(more, { done: done({}) }));
  expect(await typeModule(document)).toContain("addPet: {");
});
