/**
 * Finds the assumptions that answer what a page leaves open: `undocumented.yaml` names files, as the contract is written,
 * and the assumptions are places of the document that is bundled from them.
 */
import type { Assumption } from "@facility-contracts/facts";
import { pointerBelow } from "../../../scripts/json-pointer.ts";
import type { ApiData } from "./site.ts";

/** What the pages leave open, and how the contract answers it. */
export interface OpenQuestion {
  /** Undefined: what `undocumented.yaml` does not list. */
  readonly fact: string | undefined;
  readonly assumptions: readonly Assumption[];
}

/** The questions in the order of their list. Every assumption stands at least once. */
export function openQuestionsOf({
  assumptions,
  operations,
  undocumented,
}: Pick<ApiData, "assumptions" | "operations" | "undocumented">): OpenQuestion[] {
  const paths = new Set(operations.map(({ path }) => path));
  const questions = undocumented.map(({ at, fact }) => {
    const places = at.map((place) => patternOf(place, paths));
    return {
      fact,
      assumptions: assumptions.filter(({ pointer }) => places.some((place) => place.test(pointer))),
    };
  });
  const listed = new Set(questions.flatMap((question) => question.assumptions));
  const rest = assumptions.filter((assumption) => !listed.has(assumption));
  return rest.length === 0 ? questions : [...questions, { fact: undefined, assumptions: rest }];
}

/** `components/schemas/Ticket.yaml#/properties/userId` as a pattern of pointers, in which `*` is any part of a name. */
function patternOf(place: string, paths: ReadonlySet<string>): RegExp {
  const [file = "", below = ""] = place.split("#");
  const name = file.replace(/\.yaml$/, "");
  // A file of a path is named after it with `_` for `/`.
  const path = [...paths].find((candidate) => `paths/${candidate.slice(1).replaceAll("/", "_")}` === name);
  const pointer = `${path === undefined ? `#/${name}` : pointerBelow("#/paths", path)}${below}`;
  return new RegExp(`^${pointer.split("*").map(RegExp.escape).join("[^/]*")}$`);
}
