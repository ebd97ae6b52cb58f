/**
 * Texts of which nobody knows in time whether they match a pattern of the document.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { keysIn, memberIn } from "@facility-contracts/model/json";
import type { Untold } from "@facility-contracts/model/schema/untold";
import type { MockRequest } from "../http/request.ts";
import { type WrittenAnswer, write } from "./answer.ts";
import { cut } from "./cut.ts";
import { ownProblem } from "./problem.ts";

/** What was asked of patterns for one answer. */
export interface Asked {
  /** How long that took. */
  milliseconds: number;
  untold: Untold | undefined;
}

const asked = new AsyncLocalStorage<Asked>();

/** The same for work that does not wait: a storage costs more than most checks. */
let askedAtOnce: Asked | undefined;

/** What was asked for the answer that is being worked out. */
export function askedNow(): Asked {
  return askedAtOnce ?? asked.getStore() ?? { milliseconds: 0, untold: undefined };
}

/** What some work gave, and the text that was left untold meanwhile: to the work it matches. */
export interface Noted<T> {
  readonly result: T;
  readonly untold: Untold | undefined;
}

/** Does some work that waits, and notes whether a text was left untold. */
export async function noted<T>(work: () => Promise<T>): Promise<Noted<T>> {
  const now: Asked = { milliseconds: 0, untold: undefined };
  return { result: await asked.run(now, work), untold: now.untold };
}

/** The same for work that does not wait. */
export function notedAtOnce<T>(work: () => T): Noted<T> {
  const now: Asked = { milliseconds: 0, untold: undefined };
  askedAtOnce = now;
  try {
    return { result: work(), untold: now.untold };
  } finally {
    askedAtOnce = undefined;
  }
}

/** Of a pattern or a text so many characters are quoted. */
const MAX_QUOTED = 200;

/** What is said of an untold text that is somewhere. */
export function untoldMessage(where: string, { pattern }: Untold): string {
  return `Nobody can tell in time whether ${where} matches the pattern ${cut(pattern, MAX_QUOTED)} of the contract. Write it so that it does not take exponential time`;
}

/** The answer to a request of which nobody knows whether it is valid: it is the contract which is at fault. */
export function untoldAnswer(request: MockRequest, untold: Untold): WrittenAnswer {
  return write(ownProblem(500, untoldMessage(partWith(untold.text, request), untold)));
}

/** Where a text stands in a request, for people. */
function partWith(text: string, { query, headers, body }: MockRequest): string {
  for (const [part, value] of Object.entries({ body, query, headers })) {
    const way = wayTo(text, value);
    if (way !== undefined) return way.length === 0 ? `the ${part}` : `${way.join(".")} in the ${part}`;
  }
  // Of a path, a form, or a list in a query.
  return `a text of ${text.length} characters`;
}

/** The names that lead to a text, or to a member with that name. */
function wayTo(text: string, value: unknown): string[] | undefined {
  if (value === text) return [];
  for (const key of keysIn(value)) {
    const way = key === text ? [] : wayTo(text, memberIn(value, key));
    if (way !== undefined) return [key, ...way];
  }
  return undefined;
}
