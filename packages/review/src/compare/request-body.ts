/**
 * The changes of the body of a request.
 */
import { below, entriesOf, type Place } from "@facility-contracts/model/place";
import { guessOf } from "@facility-contracts/model/schema/values";
import type { Side } from "../report.ts";
import { compareContent } from "./content.ts";
import { addressOf } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness, sideOf } from "./pairing.ts";
import { isRequired } from "./parameters.ts";
import { examplesOf } from "./schemas.ts";

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

function notePresence(pairing: Pairing, one: Place | undefined, other: Place | undefined): void {
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

function bodyOf(body: Place | undefined): unknown {
  const [media] = body === undefined ? [] : entriesOf(below(body, "content"));
  return media === undefined
    ? undefined
    : (examplesOf(media.place)[0] ?? guessOf([below(media.place, "schema")], "full"));
}
