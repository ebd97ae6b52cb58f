/**
 * Cases of what comes first: credentials, then the role, then all else.
 */
import type { Assumption } from "@facility-contracts/model/provenance";
import { bodyExamplesOf } from "../contract/examples.ts";
import { isNamed, rowParameterOf, statusAssumption } from "../contract/operation.ts";
import { assumedForm } from "./assumed-form.ts";
import type { CaseDraft } from "./case.ts";
import { reversed } from "./credentials.ts";
import {
  encoded,
  type RequestBase,
  type RequestEdits,
  type SentCredential,
  sentCredential,
  sentCredentials,
  withKnownIds,
} from "./request.ts";
import { areEnough } from "./security.ts";

/** Derives the cases of the order in which an operation looks at a request. */
export function orderCases(base: RequestBase): CaseDraft[] {
  const { operation, config } = base;
  const { place, roles, schemes } = base.alternative;
  const { valid, withRole = {}, withoutRole } = config.credentials;
  const parameter = rowParameterOf(operation);
  const absent = parameter && config.rows?.[parameter.row]?.absent;
  const before: Assumption = {
    pointer: place.pointer,
    text: "No page says what is looked at first; credentials and role are taken to come before everything else.",
  };
  const draft = (
    check: string,
    says: string,
    credentials: readonly SentCredential[],
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
    edits: { ...edits, credentials },
  });
  const path = (text: string): RequestEdits => (parameter ? { path: { [parameter.name]: text } } : {});
  const elsewhere = absent === undefined ? undefined : path(encodeURIComponent(absent));
  const nobody = (says: string, edits: RequestEdits, assumption?: Assumption) =>
    draft("order", `without any credential, ${says}`, [], 401, edits, assumption);
  const needsSome = !areEnough(operation, []);
  const drafts: CaseDraft[] = [];
  if (needsSome && parameter) drafts.push(nobody("with an identifier that is none", path("abc"), before));
  if (needsSome && operation.body) {
    drafts.push(nobody("with a body that is not valid", { body: Buffer.from("[null]") }, before));
    drafts.push(nobody("with a body that is no JSON", { body: Buffer.from("{") }, before));
    drafts.push(nobody("with another media type", { contentType: "text/plain" }, before));
  }
  if (needsSome && elsewhere) {
    drafts.push(nobody("for an identifier that no row has", elsewhere, before));
    for (const scheme of config.rules === false ? [] : schemes.slice(0, 1)) {
      const others = sentCredentials(
        schemes.filter((other) => other !== scheme),
        valid,
      );
      const wrong = [...others, sentCredential(scheme, reversed(valid[scheme.name] ?? ""))];
      const says = `${scheme.name} wrong, for an identifier that no row has`;
      drafts.push(draft("order", says, wrong, 401, elsewhere, before));
    }
  }
  // Where an alternative asks for no role, or for nothing at all, there is nothing to lack.
  const canLack =
    roles.length > 0 ? !areEnough(operation, schemes, []) : needsSome && isNamed(operation, 403);
  if (withoutRole && canLack) {
    const lacking = (where: string, edits: RequestEdits, assumption: Assumption | undefined) => {
      const credentials = sentCredentials(schemes, withoutRole);
      return draft("role", `credentials without the role${where}`, credentials, 403, edits, assumption);
    };
    // Where no page names a role, that a user may lack one is as assumed as the status.
    const noRole = roles.length > 0 ? undefined : statusAssumption(operation, 403);
    drafts.push(lacking("", {}, noRole));
    if (operation.body) {
      const { assumption = noRole, body } = smallest(base);
      drafts.push(lacking(", with the smallest body", { body }, assumption));
    }
    if (elsewhere) drafts.push(lacking(", for an identifier that no row has", elsewhere, before));
  }
  for (const [role, credentials] of Object.entries(withRole))
    if (!areEnough(operation, schemes, [role])) {
      const other = sentCredentials(schemes, credentials);
      drafts.push(draft("role", `credentials with no other role than ${role}`, other, 403, {}));
    }
  return drafts;
}

/** The shortest example of a body, or that of the base request, and the assumption that its form rests on. */
export function smallest(base: RequestBase): {
  readonly body: Uint8Array | undefined;
  readonly assumption: Assumption | undefined;
} {
  const { config, operation } = base;
  const examples = operation.body ? bodyExamplesOf(operation.body) : [];
  const values = [...examples.map(({ value }) => withKnownIds(value, config)), base.body];
  const [shortest] = values
    .map((value) => ({ body: encoded(operation, value), assumption: assumedForm(base, value) }))
    .toSorted((a, b) => (a.body?.byteLength ?? 0) - (b.body?.byteLength ?? 0));
  return shortest ?? { body: undefined, assumption: undefined };
}
