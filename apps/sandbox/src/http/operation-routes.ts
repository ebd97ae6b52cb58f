/**
 * The routes of the contract's operations.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import type { FastifyInstance, FastifyRequest, HTTPMethods } from "fastify";
import type { Account, Accounts } from "../accounts/accounts.ts";
import { type ContractOperation, contractOperations } from "../contract/contract-operations.ts";
import type { PathParameters, Query, RequestBody } from "../contract/operation-types.ts";
import type { Call, Resources } from "../operations/handler.ts";
import { handlers } from "../operations/handlers.ts";
import { Refusal } from "../operations/refusal.ts";
import { authenticate } from "./authentication.ts";
import { sendJson } from "./json-answer.ts";
import { isJsonBody } from "./json-body.ts";
import { refuseRepeatedHeaders } from "./repeated-headers.ts";
import { type Parameters, readParameters } from "./request-parameters.ts";
import { queryOf } from "./request-target.ts";

/** What was found out about a request before its body was read. */
interface Head {
  readonly account: Account;
  readonly parameters: Parameters;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The operation of a route. */
    operation?: ContractOperation;
    /** What a route that is no operation is called in logs and metrics. */
    name?: string;
  }
}

/** Adds a route for each operation, and a 405 for what its path does not have. */
export function addOperationRoutes(app: FastifyInstance, accounts: Accounts, resources: Resources): void {
  for (const operation of contractOperations) {
    const answer = answererOf(operation.operationId, operation, resources);
    // By request: the head is known before the body is read, and needed after.
    const heads = new WeakMap<FastifyRequest, Head>();
    app.route({
      method: operation.method,
      url: patternOf(operation.path),
      config: { operation },
      // Credentials go before everything else: who has none learns nothing of what is there.
      async onRequest(request) {
        const account = await authenticate(operation, request.headers, accounts);
        refuseRepeatedHeaders(request.raw);
        const parameters = readParameters(operation, paramsOf(request), queryOf(request));
        heads.set(request, { account, parameters });
      },
      async handler(request, reply) {
        const head = heads.get(request);
        if (head === undefined) throw new Error("The request was not authenticated.");
        const { status, body } = await answer(head, request.body);
        return sendJson(reply, status, body);
      },
    });
  }
  for (const [path, methods] of Map.groupBy(contractOperations, ({ path }) => path))
    refuseOtherMethods(app, path, methods);
}

/** A path of the contract as Fastify writes it: `/api/v1/tickets/:id`. */
function patternOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function refuseOtherMethods(app: FastifyInstance, path: string, own: readonly ContractOperation[]): void {
  const allowed = own.flatMap(({ method }): HTTPMethods[] => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const others: HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
  app.route({
    method: others.filter((method) => !allowed.includes(method)),
    url: patternOf(path),
    // HEAD is among the others where there is no GET.
    exposeHeadRoute: false,
    config: { name: "method-not-allowed" },
    async onRequest(_request, reply) {
      reply.header("allow", allowed.join(", "));
      throw new Refusal(405);
    },
    handler: () => undefined,
  });
}

function paramsOf({ params }: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(typeof params === "object" && params !== null ? params : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Binds the handler of an operation to its checks. */
function answererOf<Id extends OperationId>(
  operationId: Id,
  operation: ContractOperation,
  resources: Resources,
) {
  const handler = handlers[operationId];
  // The parameters were checked when the head was read, and the body is before it is asked: here they get the types
  // that go with it.
  const isPath = (path: unknown): path is PathParameters<Id> => path !== undefined;
  const isQuery = (query: unknown): query is Query<Id> => query !== undefined;
  const isBody = (body: unknown): body is RequestBody<Id> =>
    (body === undefined) === (operation.checkBody === undefined);

  return async ({ account, parameters: { path, query } }: Head, body: unknown) => {
    const value = checkedBody(operation, body);
    if (!isPath(path) || !isQuery(query) || !isBody(value)) throw new Refusal(400);
    const call: Call<Id> = { account, path, query, body: value };
    const answer = await handler(call, resources);
    const faults = operation.checkAnswer(answer.status, answer.body);
    if (faults.length > 0)
      throw new Error(
        `The answer of ${operationId} breaks the contract: ${JSON.stringify(faults.slice(0, 5))}`,
      );
    return answer;
  };
}

/** @throws Refusal 400 when the body is not what the contract says. */
function checkedBody({ checkBody }: ContractOperation, body: unknown): unknown {
  if (checkBody === undefined) return undefined;
  if (!isJsonBody(body)) throw new Refusal(400, [{ place: "", says: "is required" }]);
  const faults = checkBody(body.value, body.bytes);
  if (faults.length > 0) throw new Refusal(400, faults);
  return body.value;
}
