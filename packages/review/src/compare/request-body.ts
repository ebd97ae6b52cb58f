/**
 * The changes of the body of a request.
 */
import { type Body, bodyOf } from "@facility-contracts/model/body";
import type { Side } from "../report.ts";
import { compareContents } from "./content.ts";
import { addressOf } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";
import { exampleOf } from "./schemas.ts";
import { endsOf } from "./side.ts";

export function compareRequestBody(pairing: Pairing): void {
  const { before, after, same } = pairing;
  const [one, other] = [bodyOf(before), bodyOf(after)];
  if (one === undefined || other === undefined) {
    if (one !== other) notePresence(pairing, one, other);
    return;
  }
  if (same(one.place, other.place)) return;
  const [was, is] = [one.required, other.required];
  const side = is ? "clients" : "providers";
  if (was !== is)
    noteRuled(pairing, "request", {
      kind: "body-required",
      title: `the body ${is ? "became required" : "is no longer required"}`,
      sentence: is ? "A body must be sent." : "The body can be left out.",
      breaks: [side],
      before: { ...one.place, value: was },
      after: { ...other.place, value: is },
      witnesses: [requestWitness(side, after, is ? "before" : "after", "without a body", "must have a body")],
    });
  compareContents(pairing, one.contents, other.contents, {
    direction: "request",
    what: `${addressOf(after)} with this body`,
    subject: "the body",
  });
}

function notePresence(pairing: Pairing, one: Body | undefined, other: Body | undefined): void {
  const isAdded = other !== undefined;
  const body = other ?? one;
  const isRequired = body?.required === true;
  const [content] = body?.contents ?? [];
  const witness = (side: Side, allowed: "before" | "after", what: string, refusal: string) =>
    requestWitness(side, pairing[allowed], allowed, what, refusal);
  const sides = endsOf("request");
  // Who reads what is new does not know it; who sends what is gone may not.
  const unknown = witness(
    isAdded ? sides.reader : sides.sender,
    isAdded ? "after" : "before",
    "with this body",
    "no body is known",
  );
  const missing = witness(
    isAdded ? sides.sender : sides.reader,
    isAdded ? "before" : "after",
    "without a body",
    "must have a body",
  );
  const witnesses = [
    { ...unknown, value: content && exampleOf(content.place, content.schema) },
    ...(isRequired ? [missing] : []),
  ];
  noteRuled(pairing, "request", {
    kind: isAdded ? "body-added" : "body-removed",
    title: isAdded ? `${isRequired ? "a required" : "an optional"} body was added` : "the body was removed",
    sentence: `A body ${isAdded ? (isRequired ? "must" : "can") : "can no longer"} be sent.`,
    breaks: witnesses.map(({ side }) => side),
    before: one?.place,
    after: other?.place,
    witnesses,
  });
}
