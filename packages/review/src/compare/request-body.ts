/**
 * The changes of the body of a request.
 */
import { type Body, bodyOf } from "@facility-contracts/model/body";
import type { Side } from "../report.ts";
import { compareContents } from "./content.ts";
import { addressOf } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";
import { exampleOf } from "./schemas.ts";

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
  const { before } = pairing;
  const required = other?.required === true;
  const [content] = (other ?? one)?.contents ?? [];
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
    before: one?.place,
    after: other?.place,
    witnesses: breaks.map((side) => {
      if (side === "clients" && other !== undefined)
        return requestWitness(side, before, "before", "without a body", "must have a body");
      const allowed = other === undefined ? "before" : "after";
      const witness = requestWitness(side, pairing[allowed], allowed, "with this body", "no body is known");
      return { ...witness, value: content && exampleOf(content.place, content.schema) };
    }),
  });
}
