/**
 * What a server costs that does nothing but check requests: Fastify, the sandbox's reader of bodies and its checks of
 * parameters and bodies, and an answer that never changes. No credentials, no database, no check of the answer.
 */
import fastify from "fastify";
import { pageExampleOf } from "../src/contract/page-answer.ts";
import { isJsonBody, readBodiesOf } from "../src/http/json-body.ts";
import { readParameters } from "../src/http/request-parameters.ts";
import { Refusal } from "../src/operations/refusal.ts";
import { isServed, openApis } from "../src/served-apis.ts";

const BASE_FIELDS = 16;

const app = fastify();
const operations = (await openApis()).filter(isServed).flatMap(({ served }) => served);
for (const operation of operations) {
  const {
    body: expected,
    operation: { method, path },
  } = operation;
  const status = path.endsWith("/nonconformity") ? 201 : 200;
  const { value: example } = pageExampleOf(operation.operation, status);
  const [whole, base] = [JSON.stringify(example), JSON.stringify(baseOf(example))];
  app.register(async (context) => {
    readBodiesOf(context, expected);
    context.route<{ Params: Record<string, string> }>({
      method: method.toUpperCase(),
      url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
      async handler(request, reply) {
        const [, search = ""] = request.url.split(/\?(.*)/s);
        const { body, headers, params } = request;
        readParameters(operation, { path: params, query: new URLSearchParams(search), headers });
        if (expected !== undefined && (!isJsonBody(body) || body.check(body.value, body.bytes).length > 0))
          throw new Refusal(400);
        const answer = method === "get" && search === "" ? base : whole;
        return reply.code(status).type("application/json; charset=utf-8").send(answer);
      },
    });
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
