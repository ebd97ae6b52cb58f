/**
 * Cases of what comes first: credentials, then the role, then all else.
 */

import { below, entriesOf } from "@facility-contracts/model/place";
import type { Assumption } from "../contract/assumption.ts";
import type { CaseDraft } from "./case.ts";
import { reversed } from "./credentials.ts";
import {
  credentialHeader,
  credentialHeaders,
  encoded,
  type Headers,
  type RequestBase,
  type RequestEdits,
  requestOf,
  resourcesOf,
  withKnownIds,
} from "./request.ts";

/** Derives the cases of the order in which an operation looks at a request. */
export function orderCases(base: RequestBase): CaseDraft[] {
  const { operation, config } = base;
  const { schemes, place } = operation.security;
  const { valid, withoutRole } = config.credentials;
  const absent = resourcesOf(operation, config)?.absent;
  const [parameter] = operation.parameters.filter((known) => known.in === "path");
  const before: Assumption = {
    pointer: place.pointer,
    text: "No page says what is looked at first; credentials and role are taken to come before everything else.",
  };
  const draft = (
    check: string,
    says: string,
    credentials: Headers,
    status: number,
    edits: RequestEdits,
    assumption?: Assumption,
  ): CaseDraft => ({
    check: `security/${check}`,
    place: "headers",
    pointer: place.pointer,
    says,
    expect: { kind: "refused", statuses: [status] },
    assumption,
    request: requestOf(base, { ...edits, credentials }),
  });
  const path = (text: string): RequestEdits => (parameter ? { path: { [parameter.name]: text } } : {});
  const elsewhere = absent === undefined ? undefined : path(encodeURIComponent(absent));
  const nobody = (says: string, edits: RequestEdits, assumption?: Assumption) =>
    draft("order", `without any credential, ${says}`, [], 401, edits, assumption);
  const drafts = [nobody("with an identifier that is none", path("abc"), before)];
  if (operation.body) {
    drafts.push(nobody("with a body that is not valid", { body: Buffer.from("[null]") }, before));
    drafts.push(nobody("with a body that is no JSON", { body: Buffer.from("{") }, before));
    drafts.push(nobody("with another media type", { contentType: "text/plain" }, before));
  }
  if (elsewhere) {
    drafts.push(nobody("for an identifier that no row has", elsewhere, before));
    for (const scheme of config.rules === false ? [] : schemes.slice(0, 1)) {
      const others = credentialHeaders(
        schemes.filter((other) => other !== scheme),
        valid,
      );
      const wrong = [...others, credentialHeader(scheme, reversed(valid[scheme.name] ?? ""))];
      drafts.push(
        draft(
          "order",
          `${scheme.name} wrong, for an identifier that no row has`,
          wrong,
          401,
          elsewhere,
          before,
        ),
      );
    }
  }
  if (withoutRole) {
    const lacking = credentialHeaders(schemes, withoutRole);
    drafts.push(draft("role", "credentials without the role", lacking, 403, {}));
    if (operation.body)
      drafts.push(
        draft("role", "credentials without the role, with the smallest body", lacking, 403, {
          body: smallest(base),
        }),
      );
    if (elsewhere)
      drafts.push(
        draft(
          "role",
          "credentials without the role, for an identifier that no row has",
          lacking,
          403,
          elsewhere,
          before,
        ),
      );
  }
  return drafts;
}

/** The bytes of the shortest example of a body. */
export function smallest({ operation, config }: RequestBase): Uint8Array | undefined {
  const examples = operation.body ? entriesOf(below(operation.body.media, "examples")) : [];
  const bodies = examples.map(({ place }) => encoded(withKnownIds(below(place, "value").value, config)));
  return bodies.toSorted((a, b) => (a?.byteLength ?? 0) - (b?.byteLength ?? 0))[0];
}
