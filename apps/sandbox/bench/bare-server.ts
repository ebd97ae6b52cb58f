/**
 * What a server costs that does nothing but check requests: Fastify, the sandbox's reader of bodies and its checks of
 * parameters and bodies, and the answer that it was told, which is the sandbox's. No credentials, no check of the answer. With
 * DATABASE_URL it sends the body to the database and gets the answer from there, in one round trip of a prepared statement.
 */
import fastify from "fastify";
import pg from "pg";
import { isJsonBody, readBodiesOf } from "../src/http/json-body.ts";
import { readParameters } from "../src/http/request-parameters.ts";
import { Refusal } from "../src/operations/refusal.ts";
import { isServed, openApis } from "../src/served-apis.ts";
import { ANSWER_PATH } from "./answer-path.ts";

/** As many as the sandbox has. */
const CONNECTIONS = 10;

const { DATABASE_URL } = process.env;
const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL, max: CONNECTIONS }) : undefined;

const app = fastify();
const operations = (await openApis()).filter(isServed).flatMap(({ served }) => served);
let statements = 0;
let given = answerOf("");
app.put<{ Body: string }>(ANSWER_PATH, async ({ body }, reply) => {
  given = answerOf(body);
  return reply.code(204).send();
});
for (const operation of operations) {
  const {
    body: expected,
    operation: { method, path },
  } = operation;
  const status = path.endsWith("/nonconformity") ? 201 : 200;
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
        const sent = isJsonBody(body) ? JSON.stringify(body.value) : "";
        const text = pool === undefined ? given.text : await answered(pool, sent);
        return reply.code(status).type("application/json; charset=utf-8").send(text);
      },
    });
  });
}
app.setErrorHandler((error, _request, reply) =>
  reply.code(error instanceof Refusal ? error.status : 500).send(),
);
console.log(JSON.stringify({ origin: await app.listen({ port: 0, host: "127.0.0.1" }) }));

/** An answer, and the prepared statement that gives it, with a name of its own: a connection keeps what a name stands for. */
function answerOf(text: string) {
  statements += 1;
  const query = `select ${pg.escapeLiteral(text)} as answer where $1::text is not null`;
  return { text, statement: { name: `answer-${statements}`, text: query } };
}

/** A row as large as the answer, for a query as large as the body. */
async function answered(from: pg.Pool, sent: string): Promise<string> {
  const { rows } = await from.query<{ answer: string }>({ ...given.statement, values: [sent] });
  return rows[0]?.answer ?? "";
}
