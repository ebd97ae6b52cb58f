import { createLogger } from "@stoplight/prism-core";
import { createInstance, type IHttpMockConfig, type IHttpRequest, NOT_FOUND } from "@stoplight/prism-http";
import { type Answer, answerOf, ownProblem, problemOf, type Violation, violationsOf } from "./answer.ts";
import { firstLine } from "./error-message.ts";
import type { Operation } from "./operations.ts";
import { type Preferences, readPreferences } from "./preferences.ts";
import { Refusal } from "./refusal.ts";

/** Finds the answer to a request. */
export interface Responder {
  /**
   * Asks Prism.
   *
   * @throws Refusal when Prism throws: everything it handles here comes from the request.
   */
  respond(request: IHttpRequest): Promise<Answer>;

  /** Answers a request that is refused, with the operation's own example of that status where it has one. */
  refuse(request: IHttpRequest | undefined, refusal: Refusal): Promise<Answer>;
}

/** The settings of `prism mock` without options. */
const DEFAULTS: IHttpMockConfig = {
  isProxy: false,
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Headers that a refusal does not negotiate with: one of them may be why the request is refused. */
const NEGOTIATION_HEADERS = new Set(["accept", "content-type", "content-length"]);

/** Makes a responder of Prism, over the operations of one or more documents. */
export function createResponder(operations: Operation[]): Responder {
  // Prism logs several lines a request, the first with the whole body: a good part of its time goes there.
  const logger = createLogger("mock", { level: "silent" }, { write: () => undefined });
  const prism = createInstance(DEFAULTS, { logger });

  async function ask(request: IHttpRequest, preferences: Preferences, validateRequest: boolean) {
    // Each request needs a `mock` of its own: Prism writes the Accept header into it.
    const config = { ...DEFAULTS, validateRequest, mock: { ...DEFAULTS.mock, ...preferences } };
    try {
      // Prism throws in here, both before it returns a promise and inside of it.
      return await prism.request(request, operations, config)();
    } catch (cause) {
      throw new Refusal(400, `The request cannot be read: ${firstLine(cause)}`, { cause });
    }
  }

  return {
    async respond(request) {
      const result = await ask(request, readPreferences(request), true);
      if (result._tag === "Left") return problemOf(result.left);
      const { output, validations } = result.right;
      return answerOf(output, [
        ...violationsOf("request", validations.input),
        ...violationsOf("response", validations.output),
      ]);
    },

    async refuse(request, refusal) {
      if (request === undefined) return ownProblem(refusal.status, refusal.message);
      const headers = Object.entries(request.headers ?? {}).filter(
        ([name]) => !NEGOTIATION_HEADERS.has(name),
      );
      const { method, url } = request;
      const plain = { method, url: { path: url.path }, headers: Object.fromEntries(headers) };
      // Security is still checked: who has no credentials learns that first, as with a body that is only invalid.
      const result = await ask(plain, { code: refusal.status }, false);
      if (result._tag === "Right") {
        const { output, validations } = result.right;
        const { status: code, message } = refusal;
        const fault: Violation = { location: ["request"], severity: "Error", code, message };
        return answerOf(output, [fault, ...violationsOf("request", validations.input)]);
      }
      // NOT_FOUND: the operation does not document this status. Anything else: there is no such operation.
      const undocumented = result.left.name.endsWith(`#${NOT_FOUND.type}`);
      return undocumented ? ownProblem(refusal.status, refusal.message) : problemOf(result.left);
    },
  };
}
