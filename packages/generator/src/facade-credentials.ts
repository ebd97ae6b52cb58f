/**
 * The part of the facade that turns security schemes into options of the client.
 */
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { textAt, whereIs } from "@facility-contracts/model/place";
import { schemesOf } from "@facility-contracts/model/security";

/** An option of the client that is a credential, and how it is sent. */
export interface CredentialOption {
  readonly option: string;
  readonly header: string;
  readonly prefix: string;
  readonly optional: boolean;
  readonly description: string;
}

/** Every security scheme of a contract as an option of the client. A cookie is optional: browsers hold it themselves. */
export function credentialsOf(contract: Contract): CredentialOption[] {
  return schemesOf(contract).map(({ credential, name, place }) => {
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
  });
}
