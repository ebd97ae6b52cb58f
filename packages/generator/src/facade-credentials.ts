/**
 * The part of the facade that turns security schemes into options of the client.
 */
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { textAt, whereIs } from "@facility-contracts/model/place";
import {
  type Alternative,
  carrierOf,
  type SecurityScheme,
  securityOf,
} from "@facility-contracts/model/security";
import { literal, namesApart, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** An option of the client that is a credential, and how it is sent. */
export interface CredentialOption {
  readonly option: string;
  /** The name of its security scheme. */
  readonly scheme: string;
  /** Whether some call can do without it. */
  readonly optional: boolean;
  /** Of the option. */
  readonly type: "Credential" | "BasicCredential";
  readonly isCookie: boolean;
  readonly description: string;
  /** As the table of the API has it. */
  readonly row: string;
}

/** The function that sends a credential. */
const SENDERS = { header: "withHeader", query: "withQuery", cookie: "withCookie" };

/** What every client can be given. A test of the client compares it with `packages/client/src`. */
export const OPTIONS_OF_EVERY_CLIENT = [
  "__proto__",
  "baseUrl",
  "fetch",
  "maxBytes",
  "middleware",
  "name",
  "redirect",
  "retry",
  "server",
  "signal",
  "timeoutMs",
  "validate",
];

/**
 * Every security scheme that an operation of a contract needs, as an option of the client. A cookie is optional: browsers hold
 * it themselves.
 *
 * @throws {ContractError} for a scheme that the client cannot send, and for two that it would send in one place
 */
export function credentialsOf(contract: Contract): CredentialOption[] {
  const takeOption = namesApart({ "an option of every client": OPTIONS_OF_EVERY_CLIENT });
  const alternatives = operationsOf(contract)
    .filter(({ kind }) => kind === "path")
    .flatMap(sendableAlternativesOf);
  const schemes = new Map<string, SecurityScheme>();
  for (const { requirements } of alternatives)
    for (const { scheme } of requirements) if (isSent(scheme)) schemes.set(scheme.name, scheme);
  const tokens = [...schemes.values()].filter(isBearer);
  return [...schemes.values()].map((scheme) => {
    const isNeeded = alternatives.every(({ requirements }) =>
      requirements.some((requirement) => requirement.scheme.name === scheme.name),
    );
    const option = isBearer(scheme) && tokens.length === 1 ? "token" : scheme.name;
    takeOption(option, `the security scheme ${scheme.name}`, scheme.place);
    return credentialOf(scheme, option, isNeeded);
  });
}

/** Certificates belong to the connection. */
function isSent({ credential }: SecurityScheme): boolean {
  return credential.kind !== "mutualTLS";
}

function isBearer({ credential }: SecurityScheme): boolean {
  return credential.kind === "http" && credential.scheme === "bearer";
}

function credentialOf(scheme: SecurityScheme, option: string, isNeeded: boolean): CredentialOption {
  const { credential, name, place } = scheme;
  const isCookie = credential.kind === "apiKey" && credential.in === "cookie";
  const isBasic = credential.kind === "http" && credential.scheme === "basic";
  const { field, in: where, prefix } = carrierOf(scheme);
  const members = [
    `send: ${SENDERS[where]}`,
    `name: ${literal(field)}`,
    ...(prefix === "" ? [] : [`prefix: ${literal(prefix)}`]),
    ...(isBasic ? ["encode: basic"] : []),
    ...(isCookie ? ["optional: true"] : []),
  ];
  return {
    option,
    scheme: name,
    optional: isCookie || !isNeeded,
    type: isBasic ? "BasicCredential" : "Credential",
    isCookie,
    description: textAt(place, "description") ?? "",
    row: `${property(option)}: { ${members.join(", ")} }`,
  };
}

/**
 * The alternatives of an operation that can be sent.
 *
 * @throws {ContractError} when there is none
 */
export function sendableAlternativesOf(operation: Operation): readonly Alternative[] {
  const alternatives = securityOf(operation).map((alternative) => ({
    alternative,
    problem: problemOf(alternative),
  }));
  const sendable = alternatives.filter(({ problem }) => problem === undefined);
  if (sendable.length > 0) return sendable.map(({ alternative }) => alternative);
  throw new ContractError(alternatives.map(({ problem }) => problem).join("\n"));
}

/** Why an alternative cannot be sent: nobody knows how, or credentials that belong together go to one place. */
function problemOf({ place, requirements }: Alternative): string | undefined {
  const senders = new Map<string, string>();
  for (const { scheme } of requirements) {
    const { credential, name } = scheme;
    if (credential.kind === "malformed")
      return `${whereIs(place)}: the client cannot send the security scheme ${name}: ${credential.cause}. Mend it, or take it out.`;
    if (!isSent(scheme)) continue;
    const { field, in: where } = carrierOf(scheme);
    const key = `${where} ${where === "header" ? field.toLowerCase() : field}`;
    const other = senders.get(key);
    if (other !== undefined)
      return `${whereIs(place)}: the security scheme ${name} is sent in the ${where} ${field}, as ${other} is that is needed with it. Take one out.`;
    senders.set(key, name);
  }
  return undefined;
}

/** Whether an operation can be called with one credential or another. */
export function hasAlternatives(operation: NamedOperation): boolean {
  return sendableAlternativesOf(operation).length > 1;
}

/** The alternatives of an operation as lists of options, those with most credentials first. */
export function securityRow(operation: NamedOperation, credentials: readonly CredentialOption[]): string {
  const alternatives = sendableAlternativesOf(operation).map(({ requirements }) =>
    requirements.flatMap(
      ({ scheme }) => credentials.find((credential) => credential.scheme === scheme.name)?.option ?? [],
    ),
  );
  return literal(alternatives.toSorted((one, other) => other.length - one.length));
}
