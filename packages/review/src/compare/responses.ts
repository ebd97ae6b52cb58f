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
  const answers = pairsOf(answersOf(pairing.before), answersOf(after), ({ status }) => status);
  for (const { key: status, one, other } of answers) {
    if (one === undefined || other === undefined) noteStatus(pairing, status, one, other);
    else if (!same(one.place, other.place)) {
      compareHeaders(pairing, status, one, other);
      compareContents(pairing, one.contents, other.contents, {
        direction: "response",
        form: "json",
        what: `the ${status} answer of ${nameOf(after)}`,
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
function noteStatus(pairing: Pairing, status: string, one?: Answer, other?: Answer): void {
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
