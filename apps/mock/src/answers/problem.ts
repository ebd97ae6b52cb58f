import type { Answer } from "./answer.ts";

/** What kind of problem there is, in Prism's list of them. */
interface ProblemType {
  readonly type: string;
  readonly title: string;
  readonly status: number;
}

/** An error that is answered with a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";

  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Problem ${answer.status}`);
    this.answer = answer;
  }
}

/** The answer to a problem that Prism has a name for, worded as Prism words it. */
export function prismProblem(
  { type, title, status }: ProblemType,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return problem({ type: `https://stoplight.io/prism/errors#${type}`, title, status, detail }, headers);
}

/** The answer to a problem of the mock's own, where neither the contract nor Prism has one. */
export function ownProblem(status: number, title: string): Answer {
  return problem({ type: "about:blank", title, status });
}

export function problem(
  value: { readonly status: number } & Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: value.status,
    headers: { "content-type": "application/problem+json", ...headers },
    value,
    violations: [],
  };
}
