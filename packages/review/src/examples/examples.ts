/**
 * What became of the examples, and whether each contract allows those of the other.
 */
import { isDeepStrictEqual } from "node:util";
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import type { Content } from "@facility-contracts/model/content";
import type { Contract } from "@facility-contracts/model/contract";
import { examplesOf as examplesAt } from "@facility-contracts/model/example";
import type { Place } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { operationsByKey } from "../compare/operation.ts";
import type { ExampleChange } from "../report.ts";
import { reasonOf } from "../schema/validator.ts";

/** An example of a body, where it is used. */
interface Example {
  readonly name: string;
  readonly operationId: string;
  readonly value: unknown;
}

/** A media type of a body. */
interface Body {
  readonly operationId: string;
  readonly content: Content;
  /** What a message in its direction has to keep. */
  readonly schema: Place | undefined;
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
  if (body?.schema === undefined) return {};
  const check = checkOf(body.schema);
  if (check.kind === "uncompilable") return { [key]: `not judged, ${reasonOf(check)}` };
  const [violation] = check.violationsOf(value);
  return violation === undefined ? {} : { [key]: `${violation.at} ${violation.message}`.trim() };
}

/** By the place of the body and the name of the example. */
function examplesOf(bodies: ReadonlyMap<string, Body>): Map<string, Example> {
  return new Map(
    [...bodies].flatMap(([owner, { content, operationId }]) =>
      examplesAt(content.place).flatMap(({ name: key, place, value }): [string, Example][] => {
        if (key === undefined) return [];
        const component = /^#\/components\/examples\/([^/]+)\/value$/.exec(place.pointer);
        const name = component?.[1] ?? `${owner} ${key}`;
        return [[`${owner} ${key}`, { name, operationId, value }]];
      }),
    ),
  );
}

/** The media types of all bodies, by a place that does not contain the name of a component. */
function bodiesOf(contract: Contract): Map<string, Body> {
  return new Map(
    [...operationsByKey(contract)].flatMap(([key, operation]) => {
      const request = (bodyOf(operation)?.contents ?? []).map((content) => ({
        part: "request",
        content,
        schema: content.schema && placeOneWay(content.schema, "request"),
      }));
      const answers = answersOf(operation).flatMap(({ contents, status }) =>
        contents.map((content) => ({
          part: status,
          content,
          schema: content.schema && placeOneWay(content.schema, "response"),
        })),
      );
      return [...request, ...answers].map(({ content, part, schema }): [string, Body] => [
        `${key} ${part} ${content.name}`,
        { operationId: operation.operationId ?? "", content, schema },
      ]);
    }),
  );
}
