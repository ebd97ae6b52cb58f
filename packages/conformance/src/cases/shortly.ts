/**
 * What a value at an edge is, for people.
 */
import type { Edge } from "@facility-contracts/model/schema/edges";

const MAX_SHOWN_CHARACTERS = 60;

/** The value in short, with where it stands in a larger one. */
export function shortly({ at, part }: Pick<Edge, "at" | "part">): string {
  const text = JSON.stringify(part) ?? "";
  const shown =
    text.length <= MAX_SHOWN_CHARACTERS
      ? text
      : `${text.slice(0, MAX_SHOWN_CHARACTERS)}… (${text.length} characters)`;
  return at === "" ? shown : `${shown} at ${at}`;
}
