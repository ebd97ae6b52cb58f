import { validateHeaderValue } from "node:http";
import type { Untold } from "@facility-contracts/model/schema/untold";
import { essenceOf, isJson } from "@facility-contracts/serving/media-type";
import { createLogger } from "@stoplight/prism-core";
import {
  createInstance,
  type IHttpMockConfig,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  ProblemJsonError,
} from "@stoplight/prism-http";
import { XMLBuilder } from "fast-xml-parser";
import { firstLine } from "../error-message.ts";
import type { MockRequest } from "../http/request.ts";
import type { Answer } from "./answer.ts";
import type { Operation } from "./operation.ts";
import type { Preferences } from "./preferences.ts";
import "./prism-patterns.ts";
import { prismRequest, settle } from "./prism-request.ts";
import { problem } from "./problem.ts";
import { noted, untoldMessage } from "./untold.ts";
import { unusableInResponse } from "./unusable-schemas.ts";
import { type Violation, violationsOf } from "./violations.ts";

/*
 * The whole of Prism. It takes a good part of a second to load, so it is imported when a request first needs an answer
 * that was not prepared at build time.
 */

/** What of a request Prism checks. */
interface Checks {
  readonly validateRequest: boolean;
  readonly checkSecurity?: boolean;
}

/** The settings of `prism mock` without options. The credentials are checked by the mock. */
const DEFAULTS: IHttpMockConfig = {
  isProxy: false,
  validateRequest: true,
  validateResponse: true,
  checkSecurity: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Headers that say how an answer comes over the wire, of which a contract knows nothing: Node writes those that are true. */
const FRAMING = [
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** What Prism says where an answer shall be made up of which the contract has no schema, but perhaps an example. */
const HAS_NO_SCHEMA = /^Tried to force a dynamic response for: .* but schema is not defined/;

const NOT_MADE_UP: Violation = {
  location: ["response"],
  severity: "Warning",
  code: "dynamic",
  message: "The answer is the usual one: it has no schema that another could be made up from",
};

// Prism logs several lines a request, the first with the whole body: a good part of its time goes there.
const logger = createLogger("mock", { level: "silent" }, { write: () => undefined });
const prism = createInstance(DEFAULTS, { logger });

/**
 * Prism's answer to a request for one operation, or its problem document.
 *
 * @throws Refusal when Prism throws: everything it handles here comes from the request.
 */
export async function askPrism(
  operation: Operation,
  request: MockRequest,
  preferences: Preferences,
  checks: Checks,
): Promise<Answer> {
  // Each request needs a `mock` of its own: Prism writes the Accept header into it.
  const config = { ...DEFAULTS, ...checks, mock: { ...DEFAULTS.mock, ...preferences } };
  const { result, untold } = await noted(() =>
    settle(prismRequest(operation, request), (resource, element) =>
      prism.request(element, [resource], config)(),
    ),
  );
  if (result._tag === "Left") {
    if (!HAS_NO_SCHEMA.test(result.left.message)) return problemOf(result.left);
    const usual = await askPrism(operation, request, { ...preferences, dynamic: false }, checks);
    return { ...usual, violations: [...usual.violations, NOT_MADE_UP] };
  }
  const { output, validations } = result.right;
  const headers = Object.entries(output.headers ?? {}).flatMap(([name, value]) =>
    // Of which the contract says nothing.
    value === null ? [] : [{ name, value: String(value) }],
  );
  const own = headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  const answer = {
    status: output.statusCode,
    headers: Object.fromEntries(own.filter(([name]) => !FRAMING.includes(name))),
    value: output.body,
    violations: [
      ...violationsOf("request", validations.input),
      ...violationsOf("response", validations.output),
      ...(untold ? [untoldViolation(untold)] : []),
      ...unusableInResponse(operation, output),
    ],
  };
  // As Prism's server sends it: XML is written, and what it cannot write is a problem.
  try {
    for (const { name, value } of headers) validateHeaderValue(name, value);
    return { ...answer, value: writtenValue(answer.value, answer.headers["content-type"]) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...problemOf(error), violations: answer.violations };
  }
}

function untoldViolation(untold: Untold): Violation {
  const message = untoldMessage("the answer", untold);
  return { location: ["response"], severity: "Warning", code: "pattern", message };
}

function writtenValue(value: unknown, contentType: string | undefined): unknown {
  const essence = essenceOf(contentType);
  if (typeof value === "string" || isJson(essence)) return value;
  if (/^application\/(?:.+\+)?xml$/.test(essence)) return new XMLBuilder({}).build({ xml: value });
  if (value === undefined) return value;
  if (!essence.startsWith("text/")) throw new Error(`Cannot find serializer for ${contentType}`);
  throw new ProblemJsonError(
    "https://stoplight.io/prism/errors#NO_COMPLEX_OBJECT_TEXT",
    "Cannot serialise complex objects as text",
    500,
    "Cannot serialise complex objects as text",
  );
}

function problemOf(error: Error): Answer {
  const { name, message, status, detail, additional } =
    error instanceof ProblemJsonError ? error : withStatus(error);
  const template = { name, message, status, detail, ...(additional && { additional }) };
  return problem(ProblemJsonError.toProblemJson(template));
}

/**
 * Prism answers 500 with an error without a status when a `Prefer: code=` goes with an example name that does not
 * exist or with an Accept header that nothing fits. Both are faults of the request, and alone they get 404 and 406.
 */
function withStatus(error: Error): ProblemJsonError {
  const cause = [NOT_FOUND, NOT_ACCEPTABLE].find(({ type }) =>
    error.message.includes(`prism/errors#${type}`),
  );
  if (cause) {
    return ProblemJsonError.fromTemplate(cause, "The Prefer and Accept headers fit no documented answer");
  }
  // A dynamic answer that cannot be made up fails with a stack trace in its message: not for clients.
  const type = error.name === "Error" ? "https://stoplight.io/prism/errors#UNKNOWN" : error.name;
  return new ProblemJsonError(type, firstLine(error), 500, "");
}
