/**
 * What an answer has and the contract does not name. Answers are open: it is no fault, and worth knowing.
 */
import { headersOf } from "@facility-contracts/model/header";
import { isObject } from "@facility-contracts/model/json";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { flatten, MAX_BRANCHES } from "@facility-contracts/model/schema/flat";
import { answeredSchema } from "../contract/answered.ts";
import { type OperationContract, readAs, responseFor } from "../contract/operation.ts";
import { firstOfEach } from "../first-of-each.ts";
import type { ReadAnswer } from "./answer.ts";
import { anyItem, shown } from "./problem.ts";

/** A part of an answer that the contract does not name. */
export interface Unnamed {
  /** `field /version`, `header X-Request-Id`, `status 409`, `media type text/html`. */
  readonly part: string;
  readonly example: string;
}

/** Headers that every answer may have: those of HTTP itself, of CORS, and what servers and gateways put in front of a provider. */
const COMMON_HEADERS = new RegExp(
  `^(?:${[
    "accept-(?:patch|ranges)|access-control-.+|age|allow|alt-svc|cache-control|connection|content-.+|date|etag|expires",
    "keep-alive|last-modified|location|origin-agent-cluster|pragma|proxy-authenticate|referrer-policy|retry-after|server",
    "strict-transport-security|trailer|transfer-encoding|upgrade|vary|via|www-authenticate|x-content-type-options",
    "cross-origin-.+|permissions-policy|x-frame-options|x-xss-protection|x-dns-prefetch-control|x-download-options",
    "x-permitted-cross-domain-policies",
  ].join("|")})$`,
);

/** What an answer of an operation has that the contract does not name. */
export function unnamedIn(operation: OperationContract, answer: ReadAnswer): Unnamed[] {
  return firstOfEach([...partsIn(operation, answer)], ({ part }) => part);
}

/** The same part may come once for each of many items. */
function* partsIn(operation: OperationContract, answer: ReadAnswer): Generator<Unnamed> {
  const { headers, status, text, value } = answer;
  if (operation.responses.length === 0) return;
  const response = readAs(operation, status);
  if (responseFor(operation, status) === undefined) yield { part: `status ${status}`, example: shown(text) };
  const named = response === undefined ? [] : headersOf(response.place).map(({ name }) => name.toLowerCase());
  for (const [name, example] of Object.entries(headers))
    if (!COMMON_HEADERS.test(name) && !named.includes(name)) yield { part: `header ${name}`, example };
  if (response === undefined) return;
  const type = mediaTypeOf(headers["content-type"] ?? "")?.essence;
  if (response.contents.length === 0 && type !== undefined && text !== "")
    yield { part: `media type ${type}`, example: shown(text) };
  const schema = answeredSchema(response, headers["content-type"]);
  if (schema !== undefined) yield* fieldsIn([schema], value, "");
}

function* fieldsIn(schemas: readonly Place[], value: unknown, at: string): Generator<Unnamed> {
  const isList = Array.isArray(value);
  if (schemas.length === 0 || !(isList || isObject(value))) return;
  const branches = flatten(schemas);
  // Of so many ways there may be one more, which names it.
  if (branches.length >= MAX_BRANCHES) return;
  if (isList) {
    const items = branches.flatMap((branch) => branch.items);
    for (const [index, item] of value.entries()) yield* fieldsIn(items, item, pointerBelow(at, index));
    return;
  }
  const isOpen = branches.some(
    ({ additional, patternProperties, properties }) =>
      properties.size === 0 ||
      patternProperties.size > 0 ||
      additional.some((place) => isObject(place.value)),
  );
  for (const [name, part] of Object.entries(value)) {
    const known = branches.flatMap(({ properties }) => properties.get(name) ?? []);
    const pointer = pointerBelow(at, name);
    if (known.length > 0) yield* fieldsIn(known, part, pointer);
    else if (!isOpen) yield { part: `field ${anyItem(pointer)}`, example: shown(part) };
  }
}
