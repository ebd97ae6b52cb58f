/**
 * The routes of the contract's operations.
 */
import { ContractError } from "@facility-contracts/model/contract";
import type { Operation } from "@facility-contracts/model/operation";
import { whereIs } from "@facility-contracts/model/place";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Account, Accounts } from "../accounts/accounts.ts";
import type { HandlerAnswer, Resources } from "../operations/handler.ts";
import { Refusal } from "../operations/refusal.ts";
import { isServed, type OpenApi, type ServedOperation } from "../served-apis.ts";
import type { Admission } from "./admission.ts";
import { authenticate } from "./authentication.ts";
import { sendJson } from "./json-answer.ts";
import { isJsonBody, readBodiesOf } from "./json-body.ts";
import { refuseRepeatedHeaders, singleHeadersOf } from "./repeated-headers.ts";
import { type ParameterValues, readParameters } from "./request-parameters.ts";
import { queryOf } from "./request-target.ts";
import { routePatternOf } from "./route-pattern.ts";

/** What was found out about a request before its body was read. */
interface Head {
  readonly account: Account;
  readonly parameters: ParameterValues;
}

export interface RouteServices {
  readonly accounts: Accounts;
  readonly resources: Resources;
  /** Of how many requests of operations are worked on at once. */
  readonly admission: Admission;
}

declare module "fastify" {
  interface FastifyContextConfig {
    operation?: Operation;
    /** What a route that is no operation is called in logs and metrics. */
    name?: string;
  }
  interface FastifyRequest {
    /** Known before the body is read, and needed after. */
    head: Head | undefined;
  }
}

export function addOperationRoutes(
  app: FastifyInstance,
  apis: readonly OpenApi[],
  services: RouteServices,
): void {
  const served = new Map(
    apis.filter(isServed).flatMap((api) => api.served.map((operation) => [operation.operation, operation])),
  );
  app.decorateRequest("head", undefined);
  const operations = apis.flatMap((api) => api.operations);
  for (const [url, own] of Map.groupBy(operations, (operation) => routePatternOf(operation).url)) {
    refuseSameMethods(own);
    // Fastify answers HEAD as it answers GET.
    const exposeHeadRoute = !own.some(({ method }) => method === "head");
    for (const operation of own) {
      const known = served.get(operation);
      if (known === undefined) addUnserved(app, url, operation, exposeHeadRoute);
      else addServed(app, url, known, { ...services, exposeHeadRoute });
    }
  }
}

/** @throws ContractError for two operations that no request can tell from each other. */
function refuseSameMethods(operations: readonly Operation[]): void {
  for (const [index, { method, name, place }] of operations.entries()) {
    const same = operations.slice(0, index).find((other) => other.method === method);
    if (same !== undefined)
      throw new ContractError(
        `${whereIs(place)}: no request can tell ${name} from ${same.name}, which is ${same.method} ${same.path} too.`,
      );
  }
}

function addServed(
  app: FastifyInstance,
  url: string,
  operation: ServedOperation,
  { accounts, resources, admission, exposeHeadRoute }: RouteServices & { readonly exposeHeadRoute: boolean },
): void {
  const { names } = routePatternOf(operation.operation);
  const single = singleHeadersOf(operation.ways);
  // In a context of its own, which reads the bodies of this operation.
  app.register(async (context) => {
    readBodiesOf(context, operation.body);
    context.route({
      method: operation.operation.method.toUpperCase(),
      url,
      exposeHeadRoute,
      config: { operation: operation.operation },
      // Credentials go before everything else: who has none learns nothing of what is there.
      async onRequest(request) {
        const { headers } = request;
        const query = queryOf(request);
        const account = await authenticate(operation.ways, { headers, query }, accounts);
        refuseRepeatedHeaders(request.raw, single);
        const path = pathParametersOf(request, names);
        request.head = { account, parameters: readParameters(operation, { path, query, headers }) };
      },
      async handler(request, reply) {
        const { head } = request;
        if (head === undefined) throw new Error("The request was not authenticated.");
        const { status, body } = await admission.during(() =>
          answerTo(operation, head, request.body, resources),
        );
        return sendJson(reply, status, body, operation.answerOf(status).mediaType);
      },
    });
  });
}

function addUnserved(
  app: FastifyInstance,
  url: string,
  operation: Operation,
  exposeHeadRoute: boolean,
): void {
  app.route({
    method: operation.method.toUpperCase(),
    url,
    exposeHeadRoute,
    config: { operation },
    async onRequest() {
      throw new Refusal(501);
    },
    handler: () => undefined,
  });
}

function pathParametersOf({ params }: FastifyRequest, names: readonly string[]): Record<string, string> {
  const values = Object.values(typeof params === "object" && params !== null ? params : {});
  return Object.fromEntries(names.map((name, index) => [name, String(values[index] ?? "")]));
}

/** Checks the body, lets the handler answer, and checks the answer. */
async function answerTo(
  { answerOf, body: expected, handler, name }: ServedOperation,
  { account, parameters }: Head,
  sent: unknown,
  resources: Resources,
): Promise<HandlerAnswer> {
  const body = expected === undefined ? undefined : checkedBody(sent, expected.required);
  const answer = await handler({ account, ...parameters, body }, resources);
  const faults = answerOf(answer.status).check(answer.body);
  if (faults.length > 0)
    throw new Error(`The answer of ${name} breaks the contract: ${JSON.stringify(faults.slice(0, 5))}`);
  return answer;
}

/** @throws Refusal 400 when the body is not what the contract says. */
function checkedBody(sent: unknown, required: boolean): unknown {
  if (!isJsonBody(sent)) {
    if (required) throw new Refusal(400, [{ in: "body", place: "", says: "is required" }]);
    return undefined;
  }
  const faults = sent.check(sent.value, sent.bytes);
  if (faults.length > 0) throw new Refusal(400, faults);
  return sent.value;
}
