/**
 * The changes of the bodies of an operation: that of the request and those of the answers, with their headers.
 */
import { below, entriesOf, isObject, type Located, objectOf } from "../document.ts";
import type { Side } from "../report.ts";
import { sampleOf } from "../schema/values.ts";
import { addressOf } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness, sideOf } from "./pairing.ts";
import { isRequired, schemaOf, serialisationOf } from "./parameters.ts";
import { compareSchemas, examplesOf, type Use } from "./schemas.ts";

/** Notes the changes of the body of the request. */
export function compareRequestBody(pairing: Pairing): void {
  const { before, after, same } = pairing;
  const [one, other] = [before.body, after.body];
  if (one === undefined || other === undefined) {
    if (one !== other) notePresence(pairing, one, other);
    return;
  }
  if (same(one, other)) return;
  const [was, is] = [isRequired(one), isRequired(other)];
  if (was !== is)
    noteRuled(pairing, "request", {
      kind: "body-required",
      title: `the body ${is ? "became required" : "is no longer required"}`,
      sentence: is ? "A body must be sent." : "The body can be left out.",
      breaks: [sideOf(is ? "narrowed" : "widened", "request", after)],
      before: { ...one, value: was },
      after: { ...other, value: is },
      witnesses: [
        requestWitness(
          sideOf(is ? "narrowed" : "widened", "request", after),
          after,
          is ? "before" : "after",
          "without a body",
          "must have a body",
        ),
      ],
    });
  compareContent(pairing, one, other, {
    direction: "request",
    form: "json",
    what: `${addressOf(after)} with this body`,
    subject: "the body",
    examples: [],
  });
}

function notePresence(pairing: Pairing, one: Located | undefined, other: Located | undefined): void {
  const { before, after } = pairing;
  const required = other !== undefined && isRequired(other);
  const breaks: readonly Side[] =
    other === undefined ? ["clients"] : required ? ["clients", "providers"] : ["providers"];
  noteRuled(pairing, "request", {
    kind: other === undefined ? "body-removed" : "body-added",
    title:
      other === undefined ? "the body was removed" : `a ${required ? "required" : "optional"} body was added`,
    sentence:
      other === undefined
        ? "A body can no longer be sent."
        : required
          ? "A body must be sent."
          : "A body can be sent.",
    breaks,
    before: one,
    after: other,
    witnesses: breaks.map((side) =>
      side === "clients" && other !== undefined
        ? requestWitness(side, before, "before", "without a body", "must have a body")
        : {
            ...requestWitness(
              side,
              other === undefined ? before : after,
              other === undefined ? "before" : "after",
              "with this body",
              "no body is known",
            ),
            value: bodyOf(other ?? one),
          },
    ),
  });
}

function bodyOf(body: Located | undefined): unknown {
  const [media] = body === undefined ? [] : entriesOf(below(body, "content"));
  return media === undefined
    ? undefined
    : (examplesOf(media[1])[0] ?? sampleOf([below(media[1], "schema")], "full"));
}

/** Notes the changes of the answers. */
export function compareResponses(pairing: Pairing): void {
  const { before, after, same } = pairing;
  for (const status of new Set([...before.responses.keys(), ...after.responses.keys()])) {
    const [one, other] = [before.responses.get(status), after.responses.get(status)];
    if (one === undefined || other === undefined) noteStatus(pairing, status, one, other);
    else if (!same(one, other)) {
      compareHeaders(pairing, status, one, other);
      compareContent(pairing, one, other, {
        direction: "response",
        form: "json",
        what: `the ${status} answer of ${after.operationId || addressOf(after)}`,
        subject: `the body of the ${status} answer`,
        examples: [],
      });
    }
  }
}

/**
 * Clients count on the success that they know. Errors they have to expect, whatever the list: one more breaks nobody, one
 * less only the provider that still answers it.
 */
function noteStatus(
  pairing: Pairing,
  status: string,
  one: Located | undefined,
  other: Located | undefined,
): void {
  const success = /^[123]/.test(status);
  const added = other !== undefined;
  const breaks: readonly Side[] = added
    ? success
      ? ["clients"]
      : []
    : success
      ? ["clients", "providers"]
      : ["providers"];
  const operation = added ? pairing.after : pairing.before;
  noteRuled(pairing, "response", {
    kind: added ? "response-added" : "response-removed",
    title: `the answer ${status} was ${added ? "added" : "removed"}`,
    sentence: added ? `It can answer ${status}.` : `It no longer answers ${status}.`,
    breaks,
    before: one,
    after: other,
    witnesses: breaks.map((side) => ({
      side,
      message: "response",
      operationId: operation.operationId,
      allowed: added ? "after" : "before",
      what: `the ${status} answer of ${operation.operationId || addressOf(operation)}`,
      at: "",
      refusal: `the status ${status} is not documented`,
    })),
  });
}

function compareHeaders(pairing: Pairing, status: string, one: Located, other: Located): void {
  const [before, after] = [one, other].map(
    (response) =>
      new Map(entriesOf(below(response, "headers")).map(([name, place]) => [name.toLowerCase(), place])),
  );
  if (before === undefined || after === undefined) return;
  before.delete("content-type");
  after.delete("content-type");
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was !== undefined && is !== undefined && pairing.same(was, is)) continue;
    noteHeader(pairing, status, name, was, is);
    if (was === undefined || is === undefined) continue;
    compareSchemas(
      pairing,
      {
        direction: "response",
        form: "text",
        what: `the header ${name} of the ${status} answer of ${pairing.after.operationId}`,
        subject: `the header \`${name}\` of the ${status} answer`,
        examples: [...examplesOf(was), ...examplesOf(is)],
      },
      schemaOf(was),
      schemaOf(is),
    );
  }
}

function noteHeader(
  pairing: Pairing,
  status: string,
  name: string,
  was: Located | undefined,
  is: Located | undefined,
): void {
  const [before, after] = [was, is].map((header) =>
    header === undefined ? "absent" : isRequired(header) ? "required" : "optional",
  );
  const where = `the header \`${name}\` of the ${status} answer`;
  const places = { before: was, after: is };
  if (before !== after) {
    const promised = after === "required";
    const breaks: readonly Side[] = promised ? ["providers"] : before === "absent" ? [] : ["clients"];
    const operation = promised ? pairing.before : pairing.after;
    noteRuled(pairing, "response", {
      kind: after === "absent" ? "header-removed" : before === "absent" ? "header-added" : "header-required",
      title: `${where} is ${after}, was ${before}`,
      sentence:
        after === "required"
          ? `The ${status} answer always has the header \`${name}\`.`
          : after === "absent"
            ? `The ${status} answer no longer has the header \`${name}\`.`
            : `The ${status} answer can have the header \`${name}\`.`,
      breaks,
      ...places,
      witnesses: breaks.map((side) => ({
        side,
        message: "response",
        operationId: operation.operationId,
        allowed: promised ? "before" : "after",
        what: `the ${status} answer of ${operation.operationId} without the header ${name}`,
        at: "",
        refusal:
          before === "optional" ? `what it holds is no longer documented` : `must have the header ${name}`,
      })),
    });
  }
  if (was === undefined || is === undefined) return;
  const [from, to] = [serialisationOf(was), serialisationOf(is)];
  if (from !== to)
    noteRuled(pairing, "response", {
      kind: "header-serialization",
      title: `${where} is written as ${to}, was ${from}`,
      sentence: `The header \`${name}\` is written as ${to} (was ${from}).`,
      breaks: ["clients", "providers"],
      ...places,
    });
}

/** The media types of a body, and their schemas. */
function compareContent(pairing: Pairing, one: Located, other: Located, use: Use): void {
  const [before, after] = [one, other].map(
    (owner) =>
      new Map(entriesOf(below(owner, "content")).map(([name, place]) => [name.toLowerCase(), place])),
  );
  if (before === undefined || after === undefined) return;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined || is === undefined) {
      const others = was === undefined ? before.keys() : after.keys();
      if (![...others].some((range) => isWithin(name, range))) noteMediaType(pairing, use, name, was, is);
      continue;
    }
    const examples = [...examplesOf(was), ...examplesOf(is)];
    compareSchemas(pairing, { ...use, examples }, below(was, "schema"), below(is, "schema"));
    if (isObject(objectOf(was.value).encoding) || isObject(objectOf(is.value).encoding)) {
      const [from, to] = [below(was, "encoding"), below(is, "encoding")];
      if (!pairing.same(from, to))
        noteRuled(pairing, use.direction, {
          kind: "encoding",
          title: `how the parts of ${use.subject} are written has changed`,
          sentence: `The parts of ${use.subject} are written in another way.`,
          breaks: ["clients", "providers"],
          before: from,
          after: to,
        });
    }
  }
}

/** Whether a media type is one of a range: `image/png` of `image/*`. */
function isWithin(name: string, range: string): boolean {
  const [type = "", subtype] = range.split("/");
  return range === "*/*" || (subtype === "*" && name.startsWith(`${type}/`));
}

function noteMediaType(
  pairing: Pairing,
  use: Use,
  name: string,
  was: Located | undefined,
  is: Located | undefined,
): void {
  const added = is !== undefined;
  const request = use.direction === "request";
  // A client asks for the media type of an answer, so that one more does it no harm.
  const breaks: readonly Side[] = request
    ? [added ? "providers" : "clients"]
    : added
      ? []
      : ["clients", "providers"];
  const operation = added ? pairing.after : pairing.before;
  noteRuled(pairing, use.direction, {
    kind: added ? "media-type-added" : "media-type-removed",
    title: `${name} was ${added ? "added to" : "removed from"} ${use.subject}`,
    sentence: `${use.subject.charAt(0).toUpperCase()}${use.subject.slice(1)} ${added ? "can be" : "can no longer be"} ${name}.`,
    breaks,
    before: was,
    after: is,
    witnesses: breaks.map((side) => ({
      side,
      message: use.direction,
      operationId: operation.operationId,
      allowed: added ? "after" : "before",
      what: `${use.what} as ${name}`,
      at: "",
      refusal: `the media type ${name} is not documented`,
    })),
  });
}
