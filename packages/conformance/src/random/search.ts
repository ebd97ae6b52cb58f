/**
 * Random bodies, and the smallest one that fails.
 */
import { keysIn, memberIn } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { type Assumption, assumptionAt, assumptionOf } from "@facility-contracts/model/provenance";
import { schemaNode } from "@facility-contracts/model/schema/node";
import fc from "fast-check";
import { ACCEPTED, ANSWERED, type Case, documentedOf, type Expectation, REFUSED } from "../cases/case.ts";
import { hasKnownRows } from "../cases/known-rows.ts";
import { encoded, type RequestBase } from "../cases/request.ts";
import type { Problem } from "../checks/problem.ts";
import type { ProviderConfig } from "../config.ts";
import { standingOf } from "../contract/request-body.ts";
import { violationsOf } from "../contract/validator.ts";
import { NotPossible } from "../rules/broken.ts";
import type { WireRequest } from "../wire.ts";
import { areMade, changedValues, validValues } from "./arbitraries.ts";

/** The kinds of random bodies. */
export const SEARCHES = ["valid", "changed"] as const;

/** Requests of one search, and at most as many again to make a failing one smaller. */
const RUNS = 7;
const MOST_REQUESTS = 100;

/** What a search found: nothing, or the problems of the smallest request. */
export interface Found {
  readonly problems: readonly Problem[];
  readonly requests: readonly WireRequest[];
}

/**
 * Sends random bodies until one fails, then smaller ones as long as they fail.
 *
 * @throws NotPossible when none can be made, or when the contract does not say what becomes of them
 */
export async function search(
  base: RequestBase,
  kind: (typeof SEARCHES)[number],
  seed: number,
  test: (tested: Case) => Promise<Found>,
): Promise<Found> {
  const { operation, config } = base;
  const schema = operation.body?.schema;
  if (schema === undefined) throw new NotPossible("the contract has no schema of the body that can be used");
  const sources = { references: config.references ?? {}, itemKeys: operation.itemKeys };
  if (!areMade(schema, sources)) throw new NotPossible("random bodies that are valid are not found");
  const refused = documentedOf(operation, REFUSED);
  if (typeof refused === "string" && kind === "changed") throw new NotPossible(refused);
  const refusal = typeof refused === "string" ? REFUSED : refused;
  const values = (kind === "valid" ? validValues : changedValues)(schema, sources);
  let sent = 0;
  let found: Found = { problems: [], requests: [] };
  const property = fc.asyncProperty(values, async (body) => {
    if (sent >= MOST_REQUESTS) return true;
    sent++;
    const tested = await test(randomCase(base, schema, body, seed, refusal));
    if (tested.problems.length === 0) return true;
    // The smaller ones come later.
    found = tested;
    return false;
  });
  const { errorInstance } = await fc.check(property, { seed, numRuns: RUNS });
  // A check that cannot be made is not one that nothing was found by.
  if (errorInstance instanceof NotPossible && found.problems.length === 0) throw errorInstance;
  return found;
}

function randomCase(
  { operation, config, body: base }: RequestBase,
  schema: Place,
  body: unknown,
  seed: number,
  refusal: Expectation,
): Case {
  const violations = violationsOf(schema, body);
  const standing = standingOf(schema, body, violations, base);
  const inside = standing === "allowed";
  const assumptions = violations.map(
    ({ at, place, keyword }) =>
      assumptionAt(operation.place.contract, place.pointer) ?? along(schema, at, keyword),
  );
  return {
    id: `${operation.operationId} random`,
    operation,
    check: inside ? "random/valid" : "random/invalid",
    place: "body",
    pointer: violations[0]?.place.pointer ?? schema.pointer,
    says: `a random body that is ${inside ? "valid" : "not valid"} (seed ${seed})`,
    expect: { allowed: acceptance(body, config), open: ANSWERED, refused: refusal }[standing],
    // One violation that a page documents is enough to have it refused.
    assumption: assumptions.every((assumption) => assumption !== undefined) ? assumptions[0] : undefined,
    edits: { body: encoded(operation, body) ?? new Uint8Array() },
    body,
  };
}

/** The assumption behind the schema of a part of a body, which a reference on the way to it may carry. */
function along(schema: Place, at: string, keyword: string): Assumption | undefined {
  let place: Place | undefined = schema;
  for (const key of at.split("/").slice(1)) {
    if (place === undefined) return undefined;
    const node = schemaNode(place);
    place = node.properties.get(key) ?? node.items;
  }
  return place && assumptionOf(place, keyword);
}

/** A row that the provider may not have cannot be demanded to be there, nor a number that not every reader of JSON can tell. */
function acceptance(body: unknown, config: ProviderConfig): Case["expect"] {
  const isExact = (value: unknown): boolean =>
    !(Number.isInteger(value) && !Number.isSafeInteger(value)) &&
    keysIn(value).every((name) => isExact(memberIn(value, name)));
  return isExact(body) && hasKnownRows(body, config) ? ACCEPTED : ANSWERED;
}
