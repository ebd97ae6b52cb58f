import type { Refusal } from "@facility-contracts/serving/refusal";
import { UNAUTHORIZED, VIOLATIONS } from "@stoplight/prism-http/dist/mocker/errors.js";
import type { MockRequest, RequestHead } from "../http/request.ts";
import type { PreparedOperation } from "../prepared.ts";
import { type Answer, type WrittenAnswer, write } from "./answer.ts";
import { requestCheck } from "./checks.ts";
import { credentialHeaders, credentialsCheck } from "./credentials.ts";
import { answerKey, faultAnswers } from "./fault-answers.ts";
import { followOf } from "./following.ts";
import { listHint } from "./list-hint.ts";
import { once } from "./once.ts";
import type { Preferences } from "./preferences.ts";
import { ownProblem, prismProblem } from "./problem.ts";
import type { Settings } from "./settings.ts";
import { statusInId } from "./status-in-id.ts";
import { isFailure, undocumentedFailure } from "./undocumented-failure.ts";
import { noted, notedAtOnce, untoldAnswer } from "./untold.ts";
import { isError, NO_CREDENTIALS, type Violation } from "./violations.ts";

export interface OperationResponder {
  /** Names of headers that may come only once. */
  readonly singleHeaders: readonly string[];

  /**
   * Answers a request.
   *
   * @throws Refusal when it cannot be read.
   */
  respond(
    request: MockRequest,
    segments: readonly string[],
    preferences: Preferences,
  ): WrittenAnswer | Promise<WrittenAnswer>;

  /** Answers a request that was refused before its body was known. */
  refuse(
    head: RequestHead,
    refusal: Pick<Refusal, "status" | "message">,
  ): WrittenAnswer | Promise<WrittenAnswer>;
}

/** Values of the Accept header that Prism answers as it does without one, where an answer has only `application/json`. */
const ACCEPTS_JSON: readonly unknown[] = ["*/*", "application/json", "application/json, text/plain, */*"];

const loadPrism = once(() => import("./prism.ts"));

export function operationResponder(prepared: PreparedOperation, settings: Settings): OperationResponder {
  const { operation } = prepared;
  const check = requestCheck(operation, { isPrismAlone: prepared.unchecked !== undefined });
  const withHints = listHint(operation);
  const missingCredentials = credentialsCheck(operation);
  const faults = faultAnswers(prepared);
  const statusOf = statusInId(operation);
  const answers = new Map(
    prepared.answers.map((answer) => [
      answerKey(answer),
      { answer, written: { reason: "as asked for", ...written(answer) } },
    ]),
  );
  const onlyJson = operation.responses.every(
    ({ contents = [] }) =>
      contents.length === 0 || (contents.length === 1 && contents[0]?.mediaType === "application/json"),
  );
  const usual = prepared.answers.filter(({ code }) => code === null);
  const follow =
    prepared.following &&
    followOf(
      prepared.following,
      usual.map(({ value }) => value),
    );

  return {
    singleHeaders: ["content-type", ...credentialHeaders(operation)],

    respond(request, segments, preferences) {
      const { result, untold } = notedAtOnce(() => check.atOnce(request, segments));
      if (untold) return untoldAnswer(request, untold);
      return result
        ? answerTo(request, segments, preferences, result)
        : checked(request, segments, preferences);
    },

    refuse(head, { status, message }) {
      const fault: Violation = { location: ["request"], severity: "Error", code: status, message };
      // Missing credentials are reported first, as they are when the body is only invalid.
      const missing = missingCredentials(head);
      const answer = faults.find(missing.length > 0 ? [NO_CREDENTIALS, fault] : [fault], {});
      return withReason(write(answer ?? ownProblem(status, message)), missing);
    },
  };

  async function checked(
    request: MockRequest,
    segments: readonly string[],
    preferences: Preferences,
  ): Promise<WrittenAnswer> {
    const { result, untold } = await noted(() => check.violations(request, segments));
    return untold ? untoldAnswer(request, untold) : answerTo(request, segments, preferences, result);
  }

  function answerTo(
    request: MockRequest,
    segments: readonly string[],
    preferences: Preferences,
    violations: readonly Violation[],
  ): WrittenAnswer | Promise<WrittenAnswer> {
    const missing = missingCredentials(request);
    const found = withHints(violations, request);
    if (missing.length > 0) {
      const answer = invalid(request, preferences, [NO_CREDENTIALS, ...found]);
      return answer instanceof Promise
        ? answer.then((own) => withReason(own, missing))
        : withReason(answer, missing);
    }
    return found.some(isError)
      ? invalid(request, preferences, found)
      : valid(request, segments, preferences, found);
  }

  function valid(
    request: MockRequest,
    segments: readonly string[],
    preferences: Preferences,
    warnings: readonly Violation[],
  ): WrittenAnswer | Promise<WrittenAnswer> {
    const { dynamic = settings.dynamic, exampleKey, code = statusOf(segments) } = preferences;
    if (code !== undefined && exampleKey === undefined && isFailure(code) && !faults.isDocumented(code))
      return { ...write(undocumentedFailure(code)), reason: "as asked for" };
    const kept =
      !dynamic && isUsual(request) ? answers.get(answerKey({ code, example: exampleKey })) : undefined;
    const follows = !dynamic && exampleKey === undefined && code === undefined ? follow : undefined;
    const followed = follows?.(request);
    if (kept && (!follows || followed === kept.answer.value) && warnings.length === 0) return kept.written;

    const writtenWith = (answer: Answer) => {
      const isUsualAnswer = answer.headers["content-type"] === usual[0]?.headers["content-type"];
      return written({ ...answer, value: follows && isUsualAnswer ? followed : answer.value });
    };
    if (kept) return writtenWith({ ...kept.answer, violations: [...warnings, ...kept.answer.violations] });
    // Prism adds the warnings itself, where it adds them.
    const validateRequest = warnings.length > 0;
    return madeByPrism(request, { ...preferences, dynamic, code }, { validateRequest }).then(writtenWith);
  }

  function invalid(
    request: MockRequest,
    preferences: Preferences,
    violations: readonly Violation[],
  ): WrittenAnswer | Promise<WrittenAnswer> {
    const answer = faults.find(violations, preferences);
    return answer ? written(answer) : undocumentedFault(request, preferences, violations);
  }

  async function undocumentedFault(
    request: MockRequest,
    preferences: Preferences,
    violations: readonly Violation[],
  ): Promise<WrittenAnswer> {
    const { askPrism } = await loadPrism();
    const checkSecurity = violations.includes(NO_CREDENTIALS);
    const own = await askPrism(operation, request, preferences, { validateRequest: true, checkSecurity });
    // Prism lets pass what the mock does not: see credentials.ts.
    const isRefused = !checkSecurity || own.status === 401;
    return write(told(isRefused ? own : prismProblem(UNAUTHORIZED, NO_CREDENTIALS.message)));
  }

  /** Asks Prism for an answer that was not prepared. */
  async function madeByPrism(
    request: MockRequest,
    { code, ...preferences }: Omit<Preferences, "code"> & { code: number | undefined },
    checks: { readonly validateRequest: boolean },
  ): Promise<Answer> {
    const { askPrism } = await loadPrism();
    const seed = settings.seed ?? (settings.dynamic ? "mock" : undefined);
    const own = seed === undefined ? {} : { seed: `${seed} ${operation.method} ${request.path}` };
    const all = { ...own, ...(code && { code }), ...preferences };
    return askPrism(operation, request, all, checks);
  }

  /** Whether Prism would answer as it does to a request without an Accept header and without a choice of server. */
  function isUsual({ headers: { accept }, query }: MockRequest): boolean {
    return (
      (accept === undefined || (onlyJson && ACCEPTS_JSON.includes(accept))) && query?.__server === undefined
    );
  }

  /** Writes an answer, or with `--errors` a problem when it breaks the contract itself. */
  function written(answer: Answer): WrittenAnswer {
    return write(told(settings.errors ? withErrors(answer) : answer));
  }

  /** An answer that says too what of its request nobody checked. */
  function told(answer: Answer): Answer {
    const { unchecked } = prepared;
    return unchecked ? { ...answer, violations: [...answer.violations, ...unchecked] } : answer;
  }
}

function withErrors(answer: Answer): Answer {
  const broken = answer.violations.find(
    (violation) => violation.location[0] === "response" && isError(violation),
  );
  if (broken === undefined) return answer;
  const what = "The answer breaks the contract, and with --errors that is an error";
  return { ...prismProblem(VIOLATIONS, `${what}: ${broken.message}`), violations: answer.violations };
}

/** Says in the log which credentials are missing: the answer does not, as an API would not. */
function withReason(answer: WrittenAnswer, missing: readonly string[]): WrittenAnswer {
  return missing.length > 0 ? { ...answer, reason: `missing or malformed: ${missing.join(", ")}` } : answer;
}
