/**
 * What the pages leave open is marked: each entry of `undocumented.yaml`, beside the root document, names the
 * places that carry `x-assumption`, and no other place does.
 */
import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { parse } from "yaml";

const LIST = "undocumented.yaml";

/** One line of the list: a fact that no page gives, and where the contract had to decide it. */
interface Undocumented {
  readonly fact: string;
  /** `file.yaml#/pointer`, where `*` stands for any part of a name. */
  readonly at: readonly string[];
}

export const assumptionsMarked: Oas3Rule = () => {
  const places = new Map<string, { marked: boolean; location: UserContext["location"] }>();
  let folder = "";
  const remember = (node: unknown, location: UserContext["location"]): void => {
    if (!isPlainObject(node)) return;
    const file = relative(folder, location.source.absoluteRef).replaceAll(sep, "/");
    // A whole file is written without its pointer: `components/responses/NotFound.yaml`.
    const place = location.pointer === "#/" ? file : `${file}${location.pointer}`;
    places.set(place, { marked: typeof node["x-assumption"] === "string", location });
  };
  return {
    any(node: unknown, { location, rawNode, rawLocation, type }: UserContext) {
      if (type.name === "Root") folder = dirname(location.source.absoluteRef);
      remember(node, location);
      // The keywords beside a `$ref` belong to the place of the reference.
      remember(rawNode, rawLocation);
    },
    Root: {
      leave(_root: unknown, { report, location }: UserContext) {
        const { entries, problem } = readList(join(folder, LIST));
        if (problem !== undefined) {
          report({ message: problem, location });
          return;
        }
        const listed = new Set<string>();
        for (const { fact, at } of entries) {
          for (const pattern of at) {
            const matching = placesLike(pattern, places);
            if (matching.length === 0) {
              report({
                message: `${LIST} names ${pattern}, which is nowhere in the contract. Correct or remove the line.`,
                location,
              });
            }
            for (const [place, { marked, location: where }] of matching) {
              listed.add(place);
              if (marked) continue;
              report({
                message: `${place} is not documented (${fact}). Add \`x-assumption:\` to it with a sentence that says why.`,
                location: where,
              });
            }
          }
        }
        for (const [place, { marked, location: where }] of places) {
          if (!marked || listed.has(place)) continue;
          report({
            message: `${place} is an assumption that ${LIST} does not list. Add \`${place}\` to it, under the fact that no page gives.`,
            location: where,
          });
        }
      },
    },
  };
};

function readList(file: string): { entries: Undocumented[]; problem?: string } {
  const hint = "It lists what no page says, as entries of `fact` and `at`.";
  try {
    const list: unknown = parse(readFileSync(file, "utf8"));
    if (Array.isArray(list) && list.length > 0 && list.every(isUndocumented)) return { entries: list };
    return { entries: [], problem: `${LIST} is not a list of \`fact\` and \`at\`. ${hint}` };
  } catch {
    return { entries: [], problem: `Beside the root document there is no readable ${LIST}. ${hint}` };
  }
}

function isUndocumented(value: unknown): value is Undocumented {
  return (
    isPlainObject(value) &&
    typeof value.fact === "string" &&
    Array.isArray(value.at) &&
    value.at.every((place) => typeof place === "string")
  );
}

/** The places that a pattern names. Only one with a `*` is held against all of them: a contract can have thousands. */
function placesLike<Found>(pattern: string, places: ReadonlyMap<string, Found>): [string, Found][] {
  if (!pattern.includes("*")) {
    const found = places.get(pattern);
    return found === undefined ? [] : [[pattern, found]];
  }
  const source = new RegExp(`^${pattern.split("*").map(RegExp.escape).join("[^/#]*")}$`);
  return [...places].filter(([place]) => source.test(place));
}
