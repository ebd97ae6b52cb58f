/**
 * Mutants of the security of an operation: who is let in that should not be, and who is not that should be.
 */

import { at, keysAt, type OperationPlace } from "@facility-contracts/provider/foreign/place";
import type { Transport, WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import { type CredentialChange, credentialChanges, type Seen } from "./credential-changes.ts";
import { credentialOf, type Scheme, schemeOf, withCredential } from "./credentials.ts";
import { answerPlace, documentOf } from "./document.ts";
import { identifierOf, requestOf } from "./message.ts";
import type { Known, Mutant } from "./mutant.ts";

/** The mutants of the security of an operation. */
export function securityMutants(operation: OperationPlace): Mutant[] {
  const { requirement, schemes } = securityOf(operation);
  const mutant = mutantsOfSecurity(operation, schemes);
  const unauthorized = answerPlace(operation, 401).pointer;
  return [
    ...schemes.flatMap((scheme) =>
      credentialChanges(scheme, at(requirement, scheme.name).pointer).map((change) =>
        mutant(`${scheme.name}/${change.name}`, change.pointer, change.says, (seen, send) =>
          withChange(scheme, change, seen, send),
        ),
      ),
    ),
    ...(schemes.length > 1
      ? [
          mutant(
            "anonymous-accepted",
            requirement.pointer,
            "A request without any credentials is accepted.",
            (seen, send) => (request, signal) =>
              send(
                schemes.some((scheme) => credentialOf(scheme, request))
                  ? request
                  : letIn(schemes, seen, request),
                signal,
              ),
          ),
        ]
      : []),
    mutant(
      "role-not-checked",
      answerPlace(operation, 403).pointer,
      "A user whose credentials do not allow it is let in.",
      (seen, send) => async (request, signal) => {
        const answer = await send(request, signal);
        return answer.status === 403 ? send(letIn(schemes, seen, request), signal) : answer;
      },
    ),
    mutant(
      "absent-before-unauthorized",
      unauthorized,
      "A request without valid credentials is told that its identifier does not exist.",
      (seen, send) => async (request, signal) => {
        const answer = await send(request, signal);
        const hidden = answer.status === 401 && seen.isAbsent(identifierOf(operation, request.target));
        return hidden ? send(letIn(schemes, seen, request), signal) : answer;
      },
    ),
  ];
}

/** The first security requirement of an operation, and its schemes. */
export function securityOf(operation: OperationPlace): {
  requirement: ReturnType<typeof at>;
  schemes: Scheme[];
} {
  const own = at(operation.place, "security", "0");
  const requirement = own.value === undefined ? at(documentOf(operation), "security", "0") : own;
  return { requirement, schemes: keysAt(requirement).map((name) => schemeOf(operation, name)) };
}

function mutantsOfSecurity(operation: OperationPlace, schemes: readonly Scheme[]) {
  const { api, operationId } = operation;
  const isMine = requestOf(operation);
  return (
    name: string,
    pointer: string,
    says: string,
    change: (seen: Seen, send: Transport) => Transport,
  ): Mutant => ({
    id: `${operationId}/request/security/${name}`,
    api,
    operationId,
    side: "request",
    kind: "request/security",
    pointer,
    says,
    wrap: (transport, known = {}) => {
      const { seen, learn } = memory(operation, schemes, known);
      const changed = change(seen, async (request, signal) =>
        learn(request, await transport(request, signal)),
      );
      return (request, signal) => (isMine(request) ? changed : transport)(request, signal);
    },
  });
}

function memory(operation: OperationPlace, schemes: readonly Scheme[], known: Known) {
  const valid = new Map(Object.entries(known.valid ?? {}));
  const absent = new Set(known.absent ?? []);
  const seen: Seen = {
    valid: ({ name }) => valid.get(name),
    isExpired: ({ name }, value) => value === known.expired?.[name],
    isAbsent: (identifier) => absent.has(identifier),
  };
  const learn = (request: WireRequest, answer: WireAnswer) => {
    if (answer.status === 404) absent.add(identifierOf(operation, request.target));
    if (answer.status < 300)
      for (const scheme of schemes) {
        const value = credentialOf(scheme, request);
        // What the configuration says counts: a provider that checks nothing must not teach wrong credentials.
        if (value !== undefined && known.valid?.[scheme.name] === undefined) valid.set(scheme.name, value);
      }
    return answer;
  };
  return { seen, learn };
}

function letIn(schemes: readonly Scheme[], seen: Seen, request: WireRequest): WireRequest {
  return schemes.reduce((changed, scheme) => {
    const value = seen.valid(scheme);
    return value === undefined ? changed : withCredential(scheme, changed, value);
  }, request);
}

function withChange(scheme: Scheme, change: CredentialChange, seen: Seen, send: Transport): Transport {
  return async (request, signal) => {
    if (change.verdict === "refused")
      return send(change.is(request, seen) ? withCredential(scheme, request, undefined) : request, signal);
    // What the provider refuses has changed nothing, so that it can be sent again.
    const answer = await send(request, signal);
    return answer.status === 401 && change.is(request, seen)
      ? send(letIn([scheme], seen, request), signal)
      : answer;
  };
}
