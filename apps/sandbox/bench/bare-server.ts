/**
 * What a server costs that does nothing but check requests: Fastify, the sandbox's reader of bodies and its checks of
 * parameters and bodies, and an answer that never changes. No credentials, no check of the answer. With DATABASE_URL it
 * sends the body to the database and gets the answer from there, in one round trip of a prepared statement.
 */
import { hash } from "node:crypto";
import fastify from "fastify";
import pg from "pg";
import { pageExampleOf } from "../src/contract/page-answer.ts";
import { isJsonBody, readBodiesOf } from "../src/http/json-body.ts";
import { readParameters } from "../src/http/request-parameters.ts";
import { Refusal } from "../src/operations/refusal.ts";
import { isServed, openApis } from "../src/served-apis.ts";

const BASE_FIELDS = 16;

/** As many as the sandbox has. */
const CONNECTIONS = 10;

const { DATABASE_URL } = process.env;
const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL, max: CONNECTIONS }) : undefined;

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
        const sent = isJsonBody(body) ? JSON.stringify(body.value) : "";
        const known = pool === undefined ? answer : await answered(pool, answer, sent);
        return reply.code(status).type("application/json; charset=utf-8").send(known);
      },
    });
  });
}
app.setErrorHandler((error, _request, reply) =>
  reply.code(error instanceof Refusal ? error.status : 500).send(),
);
console.log(JSON.stringify({ origin: await app.listen({ port: 0, host: "127.0.0.1" }) }));

/** A row as large as the answer, for a query as large as the body. */
async function answered(from: pg.Pool, answer: string, sent: string): Promise<string> {
  const name = hash("md5", answer);
  const text = `select ${pg.escapeLiteral(answer)} as answer where $1::text is not null`;
  const { rows } = await from.query<{ answer: string }>({ name, text, values: [sent] });
  return rows[0]?.answer ?? "";
}

/** The intervention of the page has its base fields first, without the blocks. */
function baseOf(example: unknown): unknown {
  if (typeof example !== "object" || example === null || !("data" in example)) return example;
  return { data: Object.fromEntries(Object.entries(example.data ?? {}).slice(0, BASE_FIELDS)) };
}
