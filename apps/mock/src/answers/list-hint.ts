import type { MockRequest } from "../http/request.ts";
import { cut } from "./cut.ts";
import type { Operation } from "./operation.ts";
import type { Violation } from "./violations.ts";

/** So much of a list is repeated, in characters: it can be as long as a target. */
const LONGEST_HINT = 100;

/**
 * Makes what says how to send a list: where the contract repeats a parameter for each value, and a request has them in one
 * with commas, that is why they are refused.
 */
export function listHint({ request: { query = [] } = {} }: Operation) {
  const repeated = query.filter(
    ({ style, explode, schema }) => String(style) === "form" && explode === true && schema?.type === "array",
  );

  return (violations: readonly Violation[], { query: given = {} }: MockRequest): readonly Violation[] => {
    const lists = repeated.flatMap(({ name }) => {
      const value = given[name];
      return typeof value === "string" && value.includes(",") ? [{ name, value }] : [];
    });
    if (lists.length === 0) return violations;
    return violations.map((violation) => {
      const [, part, parameter] = violation.location;
      const list = lists.find(({ name }) => part === "query" && name === parameter);
      return list ? { ...violation, message: `${violation.message}; ${howToRepeat(list)}` } : violation;
    });
  };
}

function howToRepeat({ name, value }: { readonly name: string; readonly value: string }): string {
  const items = value.split(",").map((item) => `${name}=${encodeURIComponent(item)}`);
  return `the parameter is repeated for each value: ${cut(`?${items.join("&")}`, LONGEST_HINT)}`;
}
