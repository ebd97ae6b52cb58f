import { isDeepStrictEqual } from "node:util";
import { sampled } from "@facility-contracts/command/proof-mode";
import { objectOf } from "@facility-contracts/model/json";
import { openContract } from "@facility-contracts/model/open";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { securityOf } from "@facility-contracts/model/security";
import { UNUSABLE } from "../src/answers/violations.ts";
import { mockOf } from "../src/documents/documents.ts";
import { documentsAt } from "../src/documents/found.ts";
import { foreignRequestsOf } from "./foreign-requests.ts";
import { listeningMock } from "./mock-server.ts";
import { type SeenAnswer, type SentRequest, seenAnswer } from "./seen-answer.ts";

/** How a document fares with Prism and with this mock. */
export interface Comparison {
  /** The operations that were compared. */
  readonly compared: readonly string[];
  /** Those of which there is no valid request, each with its method and path. */
  readonly left: readonly string[];
  /** Answers that differ without a name for it, for people. */
  readonly different: readonly object[];
  /** The rows of the README that were met. */
  readonly rows: ReadonlySet<string>;
}

/** The row of the README for schemas that Prism cannot use. */
export const UNCOMPILED = "a schema that its ajv cannot compile";

/**
 * Sends requests of all operations of a document, and others, to Prism and to this mock, which may have read it before. Outside
 * of a proof, operations on paths that differ in two digits, as those of statuses do, are one, and all but the valid request,
 * the invalid one and the one with a list go to the first operation of the document that has them.
 */
export async function compared(
  file: string,
  prism: string,
  others: readonly SentRequest[] = [],
  cache?: string,
): Promise<Comparison> {
  const { server, origin } = await listeningMock(
    {},
    await mockOf(await documentsAt([file]), new Map(), cache),
  );
  const result = {
    compared: [] as string[],
    left: [] as string[],
    different: [] as object[],
    rows: new Set<string>(),
  };
  const called = sampled(
    operationsOf(await openContract(file)).filter(({ kind }) => kind === "path"),
    ({ method, path }) => `${method} ${path.replace(/\d\d$/, "")}`,
  );
  const sent = called.flatMap((operation) => {
    const requests = foreignRequestsOf(operation);
    if ("reason" in requests) {
      result.left.push(`${operation.method.toUpperCase()} ${operation.path}`);
      return [];
    }
    result.compared.push(operation.name);
    return requests.map((request) => ({ operation, request }));
  });
  const each = ["valid", "invalid", "a list"];
  const familyOf = ({ operation, request: { variant } }: (typeof sent)[number]) =>
    each.includes(variant) ? `${operation.name} ${variant}` : variant;
  for (const { operation, request } of sampled(sent, familyOf)) {
    const [theirs, ours] = await Promise.all([answerOf(prism, request), answerOf(origin, request)]);
    const row = rowOf(operation, request, theirs, ours);
    if (row !== undefined) result.rows.add(row);
    else if (!isDeepStrictEqual(ours, theirs))
      result.different.push({ operation: operation.name, request, theirs, ours });
  }
  for (const request of others) {
    const [theirs, ours] = await Promise.all([answerOf(prism, request), answerOf(origin, request)]);
    if (isDeepStrictEqual(ours, theirs)) continue;
    if (ours !== "no answer" && isDeepStrictEqual(withoutUnusable(ours), theirs)) result.rows.add(UNCOMPILED);
    else result.different.push({ request, theirs, ours });
  }
  server.close();
  return result;
}

type Answered = SeenAnswer | "no answer";

async function answerOf(origin: string, request: SentRequest): Promise<Answered> {
  try {
    return await seenAnswer(origin, request);
  } catch {
    return "no answer";
  }
}

/** An answer without what it says of schemas that Prism cannot use, of which that says nothing. */
function withoutUnusable(answered: SeenAnswer): SeenAnswer {
  if (!Array.isArray(answered.violations)) return answered;
  const others = answered.violations.filter((violation) => objectOf(violation).code !== UNUSABLE);
  return { ...answered, violations: others.length > 0 ? others : undefined };
}

/** The row of the README that says how two answers differ, if one does and they differ in nothing else. */
function rowOf(
  operation: Operation,
  request: SentRequest,
  theirs: Answered,
  ours: Answered,
): string | undefined {
  if (ours === "no answer") return undefined;
  if (theirs === "no answer") {
    if (JSON.stringify(ours.body).includes("The request cannot be read"))
      return ours.status === 400 ? "a parameter in a style, or a form, that it cannot read" : undefined;
    return Number(ours.status) < 500 ? "a list or an object that it throws at" : undefined;
  }
  const told = [theirs, ours].map((answered) => JSON.stringify(answered).includes("Reserved characters"));
  if (
    isDeepStrictEqual(told, [true, false]) &&
    String(request.headers["content-type"]).startsWith("multipart/")
  )
    return "`/` in a part of `multipart/form-data` that has an `encoding`";
  if (theirs.status === 500 && JSON.stringify(theirs.body).includes("NO_RESPONSE_RESPONSE_DEFINED"))
    return ours.status === 200 && ours.body === "" ? "an operation that documents no answer" : undefined;
  if (theirs.status !== undefined && theirs.status < 200)
    return ours.status === 200 && ours.body === "" ? "an operation that documents 1xx alone" : undefined;
  const judged = withoutUnusable(ours);
  const credentials = securityOf(operation).flatMap(({ requirements }) =>
    requirements.map(({ scheme: { credential } }) =>
      credential.kind === "http" ? credential.scheme : credential.kind,
    ),
  );
  if (theirs.status === 401 && ours.status !== 401 && credentials.includes("digest"))
    return "credentials of a scheme `digest` that lack its fields";
  const needsCertificate = credentials.includes("mutualTLS");
  const type = theirs.body === "" && request.headers.accept === undefined ? ours.type : theirs.type;
  const violations = needsCertificate ? judged.violations : theirs.violations;
  if (!isDeepStrictEqual(judged, { ...theirs, type, violations })) return undefined;
  if (!isDeepStrictEqual(judged, ours)) return UNCOMPILED;
  if (violations !== theirs.violations) return "a scheme `mutualTLS`";
  return type === theirs.type ? undefined : "an answer without a body, to a request without `Accept`";
}
