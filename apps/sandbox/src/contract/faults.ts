/**
 * What is wrong with a value, in the words of the answers.
 */
import { listOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import type { Violation } from "@facility-contracts/model/schema/violation";

type RequestPart = "path" | "query" | "header" | "cookie" | "body";

export interface Fault {
  /** The part of the request that it is in; undefined for one of the request as a whole. */
  readonly in: RequestPart | undefined;
  /** The place there, with dots: `0.title` of a body, `extend.0` of a query; empty for all of it. */
  readonly place: string;
  /** What is wrong there, for people: `must be string`. */
  readonly says: string;
}

/**
 * What is wrong with a value of a body. The first fault is found fast; a list of all is only made of what is small, as it may be
 * long. The schema is compiled when it is first asked.
 */
export function faultsOf(schema: Place, value: unknown, find: "all" | "first" = "first"): readonly Fault[] {
  return neededCheckOf(schema, { find }).violationsOf(value).map(faultOf);
}

function faultOf(violation: Violation): Fault {
  const { at, field } = violation;
  const names = [...keysOf(at), ...(field === undefined ? [] : [field])];
  return { in: "body", place: names.join("."), says: sayingOf(violation) };
}

function sayingOf({ field, keyword, message, place }: Violation): string {
  if (keyword === "required") return "is required";
  if (field !== undefined) return "is not a field of this request";
  if (keyword === "enum")
    return `must be equal to one of the allowed values: ${listOf(place.value).join(", ")}`;
  return message;
}
