/**
 * The credentials that an operation needs, as the suite sends them.
 */
import type { Operation } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";

/** A credential that an operation needs. */
export interface SchemeContract {
  /** Its name in the document: `sessionCookie`. */
  readonly name: string;
  readonly place: Place;
  readonly carrier: "basic" | "bearer" | "header" | "cookie" | "query";
  /** The name of the header, cookie or parameter. */
  readonly field: string;
}

/** Credentials that are enough together; without any scheme, none are needed. */
export interface AlternativeContract {
  readonly place: Place;
  readonly schemes: readonly SchemeContract[];
  /** What the caller must be allowed: `ticket:write`. */
  readonly roles: readonly string[];
}

/** The alternatives of an operation that the suite can send, and why it cannot send the others. */
export function readSecurity(operation: Operation): {
  readonly alternatives: readonly AlternativeContract[];
  readonly unknown: readonly string[];
} {
  const alternatives: AlternativeContract[] = [];
  const unknown: string[] = [];
  for (const { place, requirements } of securityOf(operation)) {
    const schemes = requirements.map(({ scheme }) => readScheme(scheme) ?? calledBy(scheme));
    const unsent = schemes.filter((scheme) => typeof scheme === "string");
    if (unsent.length > 0)
      unknown.push(
        `the suite sends bearer tokens, names with passwords, and API keys, and not ${unsent.join(", ")}`,
      );
    else
      alternatives.push({
        place,
        schemes: schemes.filter((scheme) => typeof scheme !== "string"),
        roles: requirements.flatMap(({ scopes }) => scopes),
      });
  }
  return { alternatives, unknown };
}

/** The name of what is not sent, and why nobody could send it. */
function calledBy({ name, credential }: SecurityScheme): string {
  return credential.kind === "malformed" ? `${name}: ${credential.cause}` : name;
}

function readScheme({ name, place, credential }: SecurityScheme): SchemeContract | undefined {
  switch (credential.kind) {
    case "apiKey":
      return { name, place, carrier: credential.in, field: credential.field };
    case "http":
      if (credential.scheme === "basic") return { name, place, carrier: "basic", field: "Authorization" };
      return credential.scheme === "bearer" ? bearer(name, place) : undefined;
    // Their tokens are sent as bearer tokens.
    case "oauth2":
    case "openIdConnect":
      return bearer(name, place);
    default:
      return undefined;
  }
}

function bearer(name: string, place: Place): SchemeContract {
  return { name, place, carrier: "bearer", field: "Authorization" };
}
