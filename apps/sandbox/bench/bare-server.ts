/**
 * What a server costs that does nothing but check requests: Fastify, the sandbox's reader of bodies and its checks of
 * parameters and bodies, and an answer that never changes. No credentials, no database, no check of the answer.
 */
import fastify from "fastify";
import { contractOperations } from "../src/contract/contract-operations.ts";
import { isJsonBody, readJsonBodies } from "../src/http/json-body.ts";
import { readParameters } from "../src/http/request-parameters.ts";
import { Refusal } from "../src/operations/refusal.ts";

const BASE_FIELDS = 16;

const app = fastify();
readJsonBodies(app);
for (const operation of contractOperations) {
  const { method, path, checkBody } = operation;
  const status = path.endsWith("/nonconformity") ? 201 : 200;
  const example = operation.exampleAnswer(status, "page");
  const [whole, base] = [JSON.stringify(example), JSON.stringify(baseOf(example))];
  app.route<{ Params: Record<string, string> }>({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
    async handler(request, reply) {
      const [, search = ""] = request.url.split(/\?(.*)/s);
      readParameters(operation, request.params, search);
      if (checkBody !== undefined) {
        const { body } = request;
        if (!isJsonBody(body) || checkBody(body.value, body.bytes).length > 0) throw new Refusal(400);
      }
      const answer = method === "GET" && search === "" ? base : whole;
      return reply.code(status).type("application/json; charset=utf-8").send(answer);
    },
  });
}
app.setErrorHandler((error, _request, reply) =>
  reply.code(error instanceof Refusal ? error.status : 500).send(),
);
console.log(JSON.stringify({ origin: await app.listen({ port: 0, host: "127.0.0.1" }) }));

/** The intervention of the page has its base fields first, without the blocks. */
function baseOf(example: unknown): unknown {
  if (typeof example !== "object" || example === null || !("data" in example)) return example;
  return { data: Object.fromEntries(Object.entries(example.data ?? {}).slice(0, BASE_FIELDS)) };
}
