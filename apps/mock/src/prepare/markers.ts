import { answerFor } from "@facility-contracts/model/answer";
import { type Content, contentFor } from "@facility-contracts/model/content";
import {
  expressionOf,
  extendParameterOf,
  type Marked,
  markedIn,
  markerAt,
} from "@facility-contracts/model/markers";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import type { Operation } from "@facility-contracts/model/operation";
import type { Parameter } from "@facility-contracts/model/parameter";
import { memberOf, objectsIn } from "@facility-contracts/model/place";
import type { Answer } from "../answers/answer.ts";
import type { Envelope } from "../answers/explanation.ts";
import type { Addition, Following, FollowingList, FromRequest } from "../answers/following.ts";
import type { Way } from "../answers/part.ts";

/*
 * What the markers of a contract say of an answer. Prism leaves out those of examples, and of a schema it keeps no place:
 * the model reads them.
 */

/** How an answer follows its request, `undefined` for one that does not. */
export function followingOf(operation: Operation, answer: Answer): Following | undefined {
  const schema = contentOf(operation, answer)?.schema;
  if (schema === undefined) return undefined;
  const parameter = extendParameterOf(operation);
  const marked = markedIn(schema, "x-extend");
  const following = {
    additions:
      parameter === undefined ? [] : marked.map(({ steps, value }) => addition(steps, value, parameter)),
    counts: markedIn(schema, "x-count-of").flatMap((part) => fromRequest(part) ?? []),
    lists: markedIn(schema, "x-item-per").flatMap((part) => listOf(part) ?? []),
  };
  return Object.values(following).some((parts) => parts.length > 0) ? following : undefined;
}

/** Where an answer says what is wrong with a request, `undefined` for one of which the contract does not say it. */
export function envelopeOf(operation: Operation, answer: Answer): Envelope | undefined {
  const content = contentOf(operation, answer);
  if (content?.schema === undefined) return undefined;
  const marked = markedIn(content.schema, "x-problem");
  const wayTo = (what: string) => marked.find(({ value }) => value === what)?.steps ?? null;
  const examples = objectsIn(memberOf(content.place, "examples")).flatMap(({ key, place }) => {
    const part = markerAt(place, "x-fault-in");
    return part === undefined ? [] : [{ part, example: key }];
  });
  const envelope = { message: wayTo("message"), details: wayTo("details"), examples };
  return marked.length + examples.length > 0 ? envelope : undefined;
}

function contentOf(operation: Operation, { status, headers }: Answer): Content | undefined {
  const contents = answerFor(operation, status)?.contents ?? [];
  return contentFor(contents, mediaTypeOf(headers["content-type"] ?? ""));
}

function addition(way: Way, value: string, { name, explode, style }: Parameter): Addition {
  return { way, value, parameter: name, separator: explode ? null : (SEPARATORS[style] ?? ",") };
}

const SEPARATORS: Readonly<Record<string, string>> = { pipeDelimited: "|", spaceDelimited: " " };

function fromRequest({ steps, value }: Marked): FromRequest | undefined {
  const from = expressionOf(value);
  return from && { way: steps, from };
}

/** A list, with what is marked in its items. */
function listOf(list: Marked): FollowingList | undefined {
  const from = fromRequest(list);
  if (from === undefined) return undefined;
  const inItem = (part: Marked): Marked[] => {
    const [step, ...steps] = part.steps;
    return step?.kind === "items" ? [{ ...part, steps }] : [];
  };
  const copies = markedIn(list.place, "x-copy-of").flatMap(inItem);
  const unique = (["x-unique", "x-presigned-url"] as const).flatMap((marker) =>
    markedIn(list.place, marker).flatMap(inItem),
  );
  const ways = new Map(unique.map(({ steps }) => [JSON.stringify(steps), steps]));
  return { ...from, copies: copies.flatMap((part) => fromRequest(part) ?? []), unique: [...ways.values()] };
}
