/**
 * The changes of the answers of an operation.
 */
import { type Answer, answersOf } from "@facility-contracts/model/answer";
import type { Side } from "../report.ts";
import { compareContents } from "./content.ts";
import { compareHeaders } from "./headers.ts";
import { nameOf } from "./operation.ts";
import { noteRuled, type Pairing, pairsOf, witnessesFor } from "./pairing.ts";

export function compareResponses(pairing: Pairing): void {
  const { after, same } = pairing;
  const [old, now] = [answersOf(pairing.before), answersOf(after)];
  for (const { key: status, one, other } of pairsOf(old, now, (answer) => answer.status)) {
    // A status of its own was in a range, or in the default, before; and is again when it goes.
    const [was, is] = [one ?? coverOf(old, status), other ?? coverOf(now, status)];
    if (was === undefined || is === undefined) noteStatus(pairing, status, one, other);
    else {
      if (one === undefined || other === undefined) noteToldApart(pairing, status, one, other);
      if (same(was.place, is.place)) continue;
      compareHeaders(
        pairing,
        { direction: "response", carrier: `the ${status} answer` },
        was.headers,
        is.headers,
      );
      compareContents(pairing, was.contents, is.contents, {
        direction: "response",
        what: `the ${status} answer of ${nameOf(after)}`,
        subject: `the body of the ${status} answer`,
      });
    }
  }
}

/** The answer that says what a status or a range of them looks like that has none of its own. */
function coverOf(answers: readonly Answer[], status: string): Answer | undefined {
  if (status === "default") return undefined;
  // What else may come is an error: clients count on the success that they know.
  return [`${status.charAt(0)}XX`, ...(isSuccess(status) ? [] : ["default"])]
    .map((name) => answers.find((answer) => answer.status === name))
    .find((answer) => answer !== undefined);
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

function noteToldApart(pairing: Pairing, status: string, one?: Answer, other?: Answer): void {
  const isNew = one === undefined;
  noteRuled(pairing, "response", {
    kind: isNew ? "response-told-apart" : "response-no-longer-told-apart",
    tier: "documentation",
    title: `the answer ${status} is ${isNew ? "now" : "no longer"} told apart from others`,
    sentence: `The answer ${status} is ${isNew ? "described by itself" : "described with others"}.`,
    before: one?.place,
    after: other?.place,
  });
}

/**
 * Clients count on the success that they know. Errors they have to expect, whatever the list: one more breaks nobody, one
 * less only the provider that still answers it.
 */
function noteStatus(pairing: Pairing, status: string, one?: Answer, other?: Answer): void {
  const success = isSuccess(status);
  const added = other !== undefined;
  const breaks: readonly Side[] = added
    ? success
      ? ["clients"]
      : []
    : success
      ? ["clients", "providers"]
      : ["providers"];
  const allowed = added ? "after" : "before";
  noteRuled(pairing, "response", {
    kind: added ? "response-added" : "response-removed",
    title: `the answer ${status} was ${added ? "added" : "removed"}`,
    sentence: added ? `It can answer ${status}.` : `It no longer answers ${status}.`,
    breaks,
    before: one?.place,
    after: other?.place,
    witnesses: witnessesFor(pairing, breaks, {
      message: "response",
      allowed,
      what: `the ${status} answer of ${nameOf(pairing[allowed])}`,
      refusal: `the status ${status} is not documented`,
    }),
  });
}
