/**
 * What became of the examples, and whether each contract allows those of the other.
 */
import { isDeepStrictEqual } from "node:util";
import { operationsOf } from "../compare/operation.ts";
import {
  below,
  type Document,
  entriesOf,
  followed,
  type Located,
  memberOf,
  objectOf,
  rootOf,
} from "../document.ts";
import type { ExampleChange } from "../report.ts";
import { errorsOf, refusalOf } from "../schema/validator.ts";

/** An example of a body, where it is used. */
interface Example {
  readonly name: string;
  readonly operationId: string;
  readonly value: unknown;
  /** The schema of the body. */
  readonly schema: Located;
}

/** The examples of bodies that came, went or changed. */
export function exampleChanges(before: Document, after: Document): ExampleChange[] {
  const [old, now] = [examplesOf(before), examplesOf(after)];
  const schemas = { before: schemasOf(before), after: schemasOf(after) };
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
        : { before: one.value, ...refused("refusedAfter", schemas.after.get(place), one) }),
      ...(other === undefined
        ? {}
        : { after: other.value, ...refused("refusedBefore", schemas.before.get(place), other) }),
    };
    changes.set(name, known === undefined ? change : { ...known, operationIds: change.operationIds });
  }
  return [...changes.values()];
}

function refused(key: "refusedAfter" | "refusedBefore", schema: Located | undefined, { value }: Example) {
  if (schema === undefined) return {};
  const [error] = errorsOf(schema, value);
  return error === undefined ? {} : { [key]: `${error.instancePath} ${refusalOf(error)}`.trim() };
}

/** By the place of the body and the name of the example. */
function examplesOf(document: Document): Map<string, Example> {
  return new Map(
    bodiesOf(document).flatMap(([place, operationId, media]) =>
      entriesOf(memberOf(media, "examples")).map(([key, example]): [string, Example] => {
        const component = /^#\/components\/examples\/([^/]+)$/.exec(example.pointer);
        const name = component?.[1] ?? `${place} ${key}`;
        return [
          `${place} ${key}`,
          { name, operationId, value: objectOf(example.value).value, schema: below(media, "schema") },
        ];
      }),
    ),
  );
}

function schemasOf(document: Document): Map<string, Located> {
  return new Map(bodiesOf(document).map(([place, , media]) => [place, followed(below(media, "schema"))]));
}

/** The media types of all bodies, each with the operation and a name that does not contain the name of a component. */
function bodiesOf(document: Document): (readonly [place: string, operationId: string, media: Located])[] {
  if (rootOf(document).value === undefined) return [];
  return [...operationsOf(document).entries()].flatMap(([key, { body, operationId, responses }]) =>
    [...(body === undefined ? [] : [["request", body] as const]), ...responses].flatMap(([part, owner]) =>
      entriesOf(below(owner, "content")).map(
        ([type, media]) => [`${key} ${part} ${type}`, operationId, media] as const,
      ),
    ),
  );
}
