import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { answerFor } from "@facility-contracts/model/answer";
import { contractOf } from "@facility-contracts/model/contract";
import { invalidRequestOf } from "@facility-contracts/model/invalid-request";
import { objectOf } from "@facility-contracts/model/json";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { type BaseRequest, baseRequestOf } from "@facility-contracts/model/request";
import { securityOf } from "@facility-contracts/model/security";
import { writtenRequest } from "@facility-contracts/model/written";
import { expect, test } from "vitest";
import { type WrittenAnswer, write } from "../src/answers/answer.ts";
import { operationResponder } from "../src/answers/operation-responder.ts";
import { readPreferences } from "../src/answers/preferences.ts";
import { askPrism } from "../src/answers/prism.ts";
import { segmentsOf } from "../src/answers/router.ts";
import { essenceOf, isJson } from "../src/http/media-type.ts";
import { type MockRequest, readHead } from "../src/http/request.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import type { PreparedOperation } from "../src/prepared.ts";

/*
 * Documents that were not written here: Prism, without its server, and this mock give the same answers to requests that
 * are valid and that are not.
 */

const FOLDER = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));
const names = ["3.0", "3.1"].flatMap((version) =>
  readdirSync(join(FOLDER, version, "json"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => `${version}/json/${file}`),
);
/** Schemas that lead to themselves, media types, and what most documents have. */
const SAMPLE = ["3.0/json/circular-request-bodies.json", "3.0/json/form-data.json", "3.1/json/petstore.json"];

const documents = (isProof ? names : SAMPLE)
  .map((name) => ({ name, document: objectOf(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))) }))
  .filter(({ name, document }) => operationsOf(contractOf(document, name)).some(isMocked));

const SETTINGS = { dynamic: false, seed: undefined, errors: false };

/** A request, and in what it differs from a valid one. */
interface Variant {
  readonly name: string;
  readonly request: MockRequest;
}

test.each(documents)("$name", async ({ name, document }) => {
  const { apis } = await prepareAll([{ name, document }]);
  const prepared = apis.flatMap(({ operations }) => operations);
  for (const operation of operationsOf(contractOf(document, name)).filter(isMocked)) {
    const found = prepared.find(
      ({ operation: { method, path } }) => method === operation.method && path === operation.path,
    );
    if (found === undefined) expect.fail(`${operation.name} is not mocked`);
    for (const { name: variant, request } of variantsOf(operation)) {
      const [prism, ours] = [await prismAnswer(found, request), await ourAnswer(found, request)];
      expect.soft(ours, `${operation.name}: ${variant}`).toEqual(prism);
    }
  }
});

/** Prism warns that it does not know mutual TLS, and the mock says nothing of it. */
function isMocked(operation: Operation): boolean {
  const schemes = securityOf(operation).flatMap(({ requirements }) =>
    requirements.map(({ scheme }) => scheme),
  );
  return operation.kind === "path" && !schemes.some(({ credential }) => credential.kind === "mutualTLS");
}

function variantsOf(operation: Operation): Variant[] {
  const [base, invalid] = [baseRequestOf(operation), invalidRequestOf(operation)];
  const valid = base.kind === "request" ? requestOf(operation, base) : undefined;
  const refused = invalid.kind === "request" ? requestOf(operation, invalid) : undefined;
  if (valid === undefined) return [];
  const { headers } = valid;
  const { authorization: _, cookie: __, ...others } = headers;
  const text = { "content-type": "text/plain", "content-length": "4" };
  // Where none is documented the mock has one all the same, and Prism has not.
  const code = answerFor(operation, 404) ? 404 : 302;
  return [
    { name: "valid", request: valid },
    ...(refused === undefined ? [] : [{ name: "invalid", request: refused }]),
    { name: "without credentials", request: { ...valid, headers: others } },
    { name: "for HTML", request: { ...valid, headers: { ...headers, accept: "text/html" } } },
    { name: `for a ${code}`, request: { ...valid, headers: { ...headers, prefer: `code=${code}` } } },
    { name: "a text", request: { ...valid, headers: { ...headers, ...text }, body: "text", bodyLength: 4 } },
  ];
}

function requestOf(
  operation: Operation,
  base: Pick<BaseRequest, "parameters" | "body">,
): MockRequest | undefined {
  const written = writtenRequest(operation, base, () => "secret");
  if (written === undefined) return undefined;
  const { method, target, headers: given, body: text } = written;
  const headers = Object.fromEntries(given.map(({ name, value }) => [name.toLowerCase(), value]));
  const bodyLength = Buffer.byteLength(text ?? "");
  const length = text === undefined ? {} : { "content-length": String(bodyLength) };
  const head = readHead({ method, url: target, headers: { ...headers, ...length } });
  const isJsonBody = isJson(essenceOf(headers["content-type"] ?? ""));
  return (
    head && { ...head, body: text === undefined ? null : isJsonBody ? JSON.parse(text) : text, bodyLength }
  );
}

async function prismAnswer(
  { operation }: PreparedOperation,
  request: MockRequest,
): Promise<WrittenAnswer | string> {
  const { code, exampleKey } = readPreferences(request);
  const preferences = { ...(code && { code }), ...(exampleKey && { exampleKey }) };
  try {
    const answer = await askPrism(operation, request, preferences, {
      validateRequest: true,
      checkSecurity: true,
    });
    return plain(write(answer));
  } catch (error) {
    return String(error);
  }
}

async function ourAnswer(prepared: PreparedOperation, request: MockRequest): Promise<WrittenAnswer | string> {
  const segments = segmentsOf(request.path).map(decodeURIComponent);
  try {
    return plain(
      await operationResponder(prepared, SETTINGS).respond(request, segments, readPreferences(request)),
    );
  } catch (error) {
    return String(error);
  }
}

/** What the client gets. */
function plain({ reason: _, ...answer }: WrittenAnswer): WrittenAnswer {
  return answer;
}
