import { NOT_FOUND } from "@stoplight/prism-http/dist/mocker/errors.js";
import type { PreparedOperation } from "../prepared.ts";
import type { Answer } from "./answer.ts";
import { explained } from "./explanation.ts";
import { rangeOf } from "./operation.ts";
import { pathParameters } from "./parameters.ts";
import type { Preferences } from "./preferences.ts";
import { prismProblem } from "./problem.ts";
import { expectedStatuses, type Violation } from "./violations.ts";

/** Finds the answers that a contract has for requests that are wrong. */
export function faultAnswers({ operation, answers, refusals = [], envelopes = [] }: PreparedOperation) {
  // A refusal takes the place of the answer to `Prefer`.
  const known = new Map([...answers, ...refusals].map((answer) => [answerKey(answer), answer]));
  const parameters = pathParameters(operation).map(({ name }) => name);
  const hasDefault = operation.responses.some(({ code }) => code === "default");
  const isNamed = (status: number) =>
    operation.responses.some(({ code }) => code === String(status) || code === rangeOf(status));
  const explain = new Map(
    envelopes.map(({ status, envelope }) => {
      const bodies = answers.filter(({ code }) => code === status);
      const byName = new Map(bodies.map(({ example, value }) => [example, value]));
      return [status, (faults: readonly Violation[]) => explained(envelope, byName, faults.map(named))];
    }),
  );
  return {
    /** Whether there is an answer with a status, be it the default one. */
    isDocumented: (status: number) => hasDefault || isNamed(status),

    /** The answer for these faults, `undefined` if there is none. */
    find(violations: readonly Violation[], preferences: Preferences): Answer | undefined {
      const expected = expectedStatuses(violations);
      const code = expected.find(isNamed) ?? (hasDefault ? expected[0] : undefined);
      if (code === undefined) return undefined;
      const preferred = preferences.code !== undefined && expected.includes(preferences.code);
      const example = preferred ? preferences.exampleKey : undefined;
      const answer = known.get(answerKey({ code, example }));
      if (answer === undefined) {
        const detail = `Response for contentType: application/json and exampleKey: ${example} does not exist.`;
        return prismProblem(NOT_FOUND, detail);
      }
      const explainFaults = example === undefined ? explain.get(code) : undefined;
      const value = explainFaults ? explainFaults(violations) : answer.value;
      return { ...answer, value, violations: [...violations, ...answer.violations] };
    },
  };

  /** Prism writes the names of parameters in lower case. */
  function named(violation: Violation): Violation {
    const [, part, name] = violation.location;
    const parameter = part === "path" ? parameters.find((own) => own.toLowerCase() === name) : undefined;
    return parameter === undefined
      ? violation
      : { ...violation, message: violation.message.replace(`parameter ${name} `, `parameter ${parameter} `) };
  }
}

/** What tells the answers of an operation from each other: the status and the example that are asked for. */
export function answerKey({
  code,
  example,
}: {
  readonly code: number | null | undefined;
  readonly example: string | null | undefined;
}): string {
  return `${code ?? ""} ${example ?? ""}`;
}
