/**
 * The part of the facade that turns security schemes into options of the client.
 */
import { ContractError, type OpenApiDocument } from "@facility-contracts/command/bundle";
import { entriesAt, textAt } from "./references.ts";

/** An option of the client that is a credential, and how it is sent. */
export interface CredentialOption {
  readonly option: string;
  readonly header: string;
  readonly prefix: string;
  readonly optional: boolean;
  readonly description: string;
}

/** Every security scheme of the document as an option of the client. A cookie is optional: browsers hold it themselves. */
export function credentialsOf(document: OpenApiDocument, api: string): CredentialOption[] {
  return entriesAt(document, document, "components", "securitySchemes").map(([option, scheme]) => {
    const description = textAt(document, scheme, "description");
    const kind = ["type", "scheme", "in"]
      .map((key) => textAt(document, scheme, key))
      .join(" ")
      .trim();
    const name = textAt(document, scheme, "name");
    switch (kind) {
      case "http bearer":
        return { option: "token", header: "Authorization", prefix: "Bearer ", optional: false, description };
      case "apiKey  header":
        return { option, header: name, prefix: "", optional: false, description };
      case "apiKey  cookie":
        return { option, header: "Cookie", prefix: `${name}=`, optional: true, description };
      default:
        throw new ContractError(
          `openapi/${api}: the client cannot send the security scheme ${option} (${kind}). Teach it in scripts/facade-credentials.ts.`,
        );
    }
  });
}
