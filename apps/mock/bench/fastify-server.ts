import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fastify from "fastify";
import { readPrepared } from "../src/prepared.ts";

/*
 * What one would write by hand with fastify: a route an operation, which lets ajv check its path and its body and answers
 * with a constant. It checks no credentials, and says of no fault what it is.
 */
const [port] = process.argv.slice(2);
const { apis } = await readPrepared();
const forBodies = addFormats.default(new Ajv2020({ strict: false }));
const forTexts = addFormats.default(new Ajv2020({ strict: false, coerceTypes: true }));

const server = fastify();
server.setValidatorCompiler(({ schema, httpPart }) =>
  (httpPart === "body" ? forBodies : forTexts).compile(schema),
);
for (const { operation, answers } of apis.flatMap(({ operations }) => operations)) {
  const { path = [], body } = operation.request ?? {};
  const params = Object.fromEntries(path.map(({ name, schema }) => [name, schema]));
  const json = body?.contents?.find(({ mediaType }) => mediaType === "application/json")?.schema;
  const [valid, invalid] = [null, 400].map((code) => answers.find((answer) => answer.code === code));
  const [good, bad] = [valid, invalid].map((answer) => JSON.stringify(answer?.value));
  server.route({
    method: operation.method.toUpperCase(),
    url: operation.path.replaceAll(/{(\w+)}/g, ":$1"),
    schema: { params: { type: "object", properties: params }, ...(json && { body: json }) },
    handler: (_, reply) =>
      reply
        .code(valid?.status ?? 200)
        .type("application/json")
        .send(good),
    errorHandler: (_, __, reply) => reply.code(400).type("application/json").send(bad),
  });
}
await server.listen({ port: Number(port), host: "127.0.0.1" });
