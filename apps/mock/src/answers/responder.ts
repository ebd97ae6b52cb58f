import { onceFor } from "@facility-contracts/model/once";
import { NO_METHOD_MATCHED_ERROR, NO_PATH_MATCHED_ERROR } from "@stoplight/prism-http/dist/router/errors.js";
import type { RequestHead } from "../http/request.ts";
import type { Prepared, PreparedOperation } from "../prepared.ts";
import { type WrittenAnswer, write } from "./answer.ts";
import { contractFaults } from "./contract-faults.ts";
import { once } from "./once.ts";
import { type OperationResponder, operationResponder } from "./operation-responder.ts";
import { prismProblem } from "./problem.ts";
import { type Found, Router } from "./router.ts";
import type { Settings } from "./settings.ts";

/** Gives the responder of an operation, which is made when it is first called. */
type LoadResponder = () => OperationResponder | Promise<OperationResponder>;

/** Finds the responder of the operation that a request is for. */
export interface Responder {
  route(head: RequestHead): Found<LoadResponder>;

  methodsOf(path: string): readonly string[];
}

/**
 * Makes the responder of all operations, also of those that are there later.
 *
 * @param warn is told what is wrong with the contract of an operation that is prepared when it is first called
 */
export function createResponder(
  prepared: Prepared,
  settings: Settings,
  warn: (text: string) => void,
): Responder {
  const routerOf = onceFor((apis: Prepared["apis"]) => makeRouter(apis, settings, warn));
  return {
    route({ method, path }) {
      const router = routerOf(prepared.apis);
      const found = router.find(method, path);
      // RFC 9110, section 9.3.2: HEAD is GET without the body, which Node leaves out.
      return found.kind === "no method" && method === "head" ? router.find("get", path) : found;
    },
    methodsOf: (path) => routerOf(prepared.apis).methodsOf(path),
  };
}

function makeRouter(
  apis: Prepared["apis"],
  settings: Settings,
  warn: (text: string) => void,
): Router<LoadResponder> {
  const respondTo = (operation: PreparedOperation) => operationResponder(operation, settings);
  const respondFirstTo = (operation: PreparedOperation) => {
    for (const text of contractFaults(operation)) warn(text);
    return respondTo(operation);
  };
  const router = new Router<LoadResponder>();
  for (const mocked of apis.flatMap(({ operations }) => operations)) {
    const { method, path } = mocked.operation;
    router.add(
      method.toLowerCase(),
      path,
      once(() => ("prepare" in mocked ? mocked.prepare().then(respondFirstTo) : respondTo(mocked))),
    );
  }
  return router;
}

/** The answer to a request whose path no operation has. */
export function noPath(path: string): WrittenAnswer {
  const detail = `The route ${path} hasn't been found in the specification file`;
  return write(prismProblem(NO_PATH_MATCHED_ERROR, detail));
}

/**
 * The answer to a request whose path has operations, but none with its method.
 *
 * @param hint what follows the words of Prism
 */
export function noMethod(
  { method, path }: RequestHead,
  methods: readonly string[],
  hint = "",
): WrittenAnswer {
  const detail = `The route ${path} has been matched, but it does not have "${method}" method defined${hint}`;
  return write(prismProblem(NO_METHOD_MATCHED_ERROR, detail, { allow: allowed(methods) }));
}

/** The value of an Allow header. */
export function allowed(methods: readonly string[]): string {
  const names = new Set(methods.includes("get") ? [...methods, "head"] : methods);
  return [...names].map((name) => name.toUpperCase()).join(", ");
}
