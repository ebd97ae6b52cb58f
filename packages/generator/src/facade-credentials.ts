/**
 * The part of the facade that turns security schemes into options of the client.
 */
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { textAt, whereIs } from "@facility-contracts/model/place";
import { type SecurityScheme, schemesOf } from "@facility-contracts/model/security";
import { namesApart } from "./names.ts";

/** An option of the client that is a credential, and how it is sent. */
export interface CredentialOption {
  readonly option: string;
  readonly header: string;
  readonly prefix: string;
  readonly optional: boolean;
  readonly description: string;
}

/** What every client can be given. */
const OPTIONS_OF_EVERY_CLIENT = [
  "__proto__",
  "baseUrl",
  "fetch",
  "middleware",
  "redirect",
  "retry",
  "signal",
  "timeoutMs",
  "validate",
];

/**
 * Every security scheme of a contract as an option of the client. A cookie is optional: browsers hold it themselves.
 *
 * @throws {ContractError} for a scheme that the client cannot send, and for two that it would send in one place
 */
export function credentialsOf(contract: Contract): CredentialOption[] {
  const takeOption = namesApart({ "an option of every client": OPTIONS_OF_EVERY_CLIENT });
  const senders = new Map<string, string>();
  return schemesOf(contract).map((scheme) => {
    const credential = credentialOf(scheme);
    const { header, option } = credential;
    const other = senders.get(header.toLowerCase());
    if (other !== undefined)
      throw new ContractError(
        `${whereIs(scheme.place)}: the security scheme ${scheme.name} (option ${option}) is sent in the header ${header}, as ${other} is, and the client sends all that there are. Take one out.`,
      );
    senders.set(header.toLowerCase(), scheme.name);
    takeOption(option, `the security scheme ${scheme.name}`, scheme.place);
    return credential;
  });
}

function credentialOf({ credential, name, place }: SecurityScheme): CredentialOption {
  const description = textAt(place, "description") ?? "";
  if (credential.kind === "http" && credential.scheme === "bearer")
    return { option: "token", header: "Authorization", prefix: "Bearer ", optional: false, description };
  if (credential.kind === "apiKey" && credential.in === "header")
    return { option: name, header: credential.field, prefix: "", optional: false, description };
  if (credential.kind === "apiKey" && credential.in === "cookie")
    return { option: name, header: "Cookie", prefix: `${credential.field}=`, optional: true, description };
  const { kind, ...how } = credential;
  throw new ContractError(
    `${whereIs(place)}: the client cannot send the security scheme ${name} (${[kind, ...Object.values(how)].join(", ")}). Teach it in packages/generator/src/facade-credentials.ts.`,
  );
}
