/**
 * What became of the examples, and whether each contract allows those of the other.
 */
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import { below, entriesOf, memberOf, type Place } from "@facility-contracts/model/place";
import { operationsOf } from "../compare/operation.ts";
import type { ExampleChange } from "../report.ts";
import { violationsOf } from "../schema/validator.ts";

/** An example of a body, where it is used. */
interface Example {
  readonly name: string;
  readonly operationId: string;
  readonly value: unknown;
}

/** A media type of a body. */
interface Body {
  readonly operationId: string;
  readonly media: Place;
}

/** The examples of bodies that came, went or changed. */
export function exampleChanges(before: Contract, after: Contract): ExampleChange[] {
  const bodies = { before: bodiesOf(before), after: bodiesOf(after) };
  const [old, now] = [examplesOf(bodies.before), examplesOf(bodies.after)];
  const changes = new Map<string, ExampleChange>();
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [one, other] = [old.get(key), now.get(key)];
    if (isDeepStrictEqual(one?.value, other?.value)) continue;
    const { name, operationId } = other ?? one ?? { name: key, operationId: "" };
    const place = key.slice(0, key.lastIndexOf(" "));
    const known = changes.get(name);
    const change: ExampleChange = {
      name,
      change: one === undefined ? "added" : other === undefined ? "removed" : "changed",
      operationIds: [...new Set([...(known?.operationIds ?? []), operationId])],
      ...(one === undefined
        ? {}
        : { before: one.value, ...refused("refusedAfter", bodies.after.get(place), one) }),
      ...(other === undefined
        ? {}
        : { after: other.value, ...refused("refusedBefore", bodies.before.get(place), other) }),
    };
    changes.set(name, known === undefined ? change : { ...known, operationIds: change.operationIds });
  }
  return [...changes.values()];
}

function refused(key: "refusedAfter" | "refusedBefore", body: Body | undefined, { value }: Example) {
  if (body === undefined) return {};
  const [violation] = violationsOf(below(body.media, "schema"), value);
  return violation === undefined ? {} : { [key]: `${violation.at} ${violation.message}`.trim() };
}

/** By the place of the body and the name of the example. */
function examplesOf(bodies: ReadonlyMap<string, Body>): Map<string, Example> {
  return new Map(
    [...bodies].flatMap(([place, { media, operationId }]) =>
      entriesOf(memberOf(media, "examples")).map(({ key, place: example }): [string, Example] => {
        const component = /^#\/components\/examples\/([^/]+)$/.exec(example.pointer);
        const name = component?.[1] ?? `${place} ${key}`;
        return [`${place} ${key}`, { name, operationId, value: objectOf(example.value).value }];
      }),
    ),
  );
}

/** The media types of all bodies, by a place that does not contain the name of a component. */
function bodiesOf(contract: Contract): Map<string, Body> {
  return new Map(
    [...operationsOf(contract)].flatMap(([key, { body, operationId, responses }]) =>
      [...(body === undefined ? [] : [["request", body] as const]), ...responses].flatMap(([part, owner]) =>
        entriesOf(below(owner, "content")).map(({ key: type, place: media }): [string, Body] => [
          `${key} ${part} ${type}`,
          { operationId, media },
        ]),
      ),
    ),
  );
}
