/**
 * The changes of the answers of an operation, with their headers.
 */
import { type Answer, answersOf } from "@facility-contracts/model/answer";
import type { Header } from "@facility-contracts/model/header";
import type { Side } from "../report.ts";
import { compareContents } from "./content.ts";
import { nameOf } from "./operation.ts";
import { noteRuled, type Pairing, pairsOf } from "./pairing.ts";
import { schemaOf, serialisationOf } from "./parameters.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";

/** Notes the changes of the answers. */
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
      compareHeaders(pairing, status, was, is);
      compareContents(pairing, was.contents, is.contents, {
        direction: "response",
        form: "json",
        what: `the ${status} answer of ${nameOf(after)}`,
        subject: `the body of the ${status} answer`,
        examples: [],
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
  const operation = added ? pairing.after : pairing.before;
  noteRuled(pairing, "response", {
    kind: added ? "response-added" : "response-removed",
    title: `the answer ${status} was ${added ? "added" : "removed"}`,
    sentence: added ? `It can answer ${status}.` : `It no longer answers ${status}.`,
    breaks,
    before: one?.place,
    after: other?.place,
    witnesses: breaks.map((side) => ({
      side,
      message: "response",
      operationId: operation.operationId ?? "",
      allowed: added ? "after" : "before",
      what: `the ${status} answer of ${nameOf(operation)}`,
      at: "",
      refusal: `the status ${status} is not documented`,
    })),
  });
}

function compareHeaders(pairing: Pairing, status: string, one: Answer, other: Answer): void {
  const headers = pairsOf(one.headers, other.headers, ({ name }) => name.toLowerCase());
  for (const { key: name, one: was, other: is } of headers) {
    if (was !== undefined && is !== undefined && pairing.same(was.place, is.place)) continue;
    noteHeader(pairing, status, name, was, is);
    if (was === undefined || is === undefined) continue;
    compareSchemas(
      pairing,
      {
        direction: "response",
        form: "text",
        what: `the header ${name} of the ${status} answer of ${pairing.after.operationId}`,
        subject: `the header \`${name}\` of the ${status} answer`,
        examples: [...examplesOf(was.place), ...examplesOf(is.place)],
      },
      schemaOf(was),
      schemaOf(is),
    );
  }
}

function noteHeader(pairing: Pairing, status: string, name: string, was?: Header, is?: Header): void {
  const [before, after] = [was, is].map((header) =>
    header === undefined ? "absent" : header.required ? "required" : "optional",
  );
  const where = `the header \`${name}\` of the ${status} answer`;
  const places = { before: was?.place, after: is?.place };
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
        operationId: operation.operationId ?? "",
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
