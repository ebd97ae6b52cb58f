import { memberIn } from "@facility-contracts/model/json";
import type { RequestHead } from "../http/request.ts";
import type { Operation, SecurityScheme } from "./operation.ts";
import { UNUSABLE, type Violation } from "./violations.ts";

type Check = (request: RequestHead) => boolean;

/**
 * Makes the check that a request carries the credentials of an operation, all of one of its security requirements. It
 * returns the names of those that are missing or malformed.
 *
 * Why not Prism's check: to it a cookie `mysession=1` is one with the name `session`, and `bearer` is no scheme.
 */
export function credentialsCheck({ security = [] }: Operation): (request: RequestHead) => readonly string[] {
  const alternatives = security.map((schemes) =>
    schemes.map((scheme) => ({ name: nameOf(scheme), isGiven: schemeCheck(scheme) })),
  );
  return (request) => {
    const isMissing = ({ isGiven }: (typeof alternatives)[number][number]) => !isGiven(request);
    if (alternatives.some((schemes) => !schemes.some(isMissing))) return [];
    return alternatives[0]?.filter(isMissing).map(({ name }) => name) ?? [];
  };
}

/** The credentials of an operation that nobody checks, as the document leaves open what they are. */
export function uncheckedCredentials({ security = [] }: Operation): Violation[] {
  return security.flat().flatMap((scheme) => {
    const missing = missingIn(scheme);
    if (missing === undefined) return [];
    const message = `Nobody checks the credentials of the request for '${scheme.key}', and any are taken for valid: the security scheme has no usable \`${missing}\``;
    return [{ location: ["request"], severity: "Warning", code: UNUSABLE, message }];
  });
}

const PLACES: readonly unknown[] = ["cookie", "header", "query"];

/** The member that a security scheme needs and does not have: documents that Prism reads may lack it, whatever its types say. */
function missingIn(scheme: SecurityScheme): string | undefined {
  const isText = (name: string) => typeof memberIn(scheme, name) === "string";
  if (scheme.type === "http") return isText("scheme") ? undefined : "scheme";
  if (scheme.type !== "apiKey") return undefined;
  if (!isText("name")) return "name";
  return PLACES.includes(scheme.in) ? undefined : "in";
}

/** Where the credential belongs in a request, for people. */
function nameOf(scheme: SecurityScheme): string {
  return scheme.type === "apiKey" ? `${scheme.in} ${scheme.name}` : "header Authorization";
}

/** The names of the headers that hold credentials, in lower case. */
export function credentialHeaders({ security = [] }: Operation): string[] {
  return security.flat().flatMap((scheme) => {
    if (missingIn(scheme) !== undefined) return [];
    if (scheme.type !== "apiKey") return ["authorization"];
    return scheme.in === "header" ? [scheme.name.toLowerCase()] : [];
  });
}

function schemeCheck(scheme: SecurityScheme): Check {
  // The connection would have it, and behind a proxy nobody knows.
  if (scheme.type === "mutualTLS" || missingIn(scheme) !== undefined) return () => true;
  if (scheme.type !== "apiKey") {
    const name = scheme.type === "http" ? scheme.scheme : "bearer";
    // RFC 9110, section 11.1: the scheme is named in any case.
    const credentials = new RegExp(`^${RegExp.escape(name)}\\s+(\\S+)`, "i");
    const isToken = name.toLowerCase() === "basic" ? isNameAndPassword : () => true;
    return ({ headers }) => {
      const [, token] = credentials.exec(headers.authorization ?? "") ?? [];
      return token !== undefined && isToken(token);
    };
  }
  if (scheme.in === "cookie") {
    const cookie = new RegExp(`(?:^|;) *${RegExp.escape(scheme.name)}=[^;\\s]`);
    return ({ headers }) => cookie.test(headers.cookie ?? "");
  }
  if (scheme.in === "query") return ({ query = {} }) => (query[scheme.name] ?? "") !== "";
  const name = scheme.name.toLowerCase();
  return ({ headers }) => (headers[name] ?? "") !== "";
}

/** RFC 7617, section 2: a password may hold colons, of which Prism allows none. */
function isNameAndPassword(token: string): boolean {
  return Buffer.from(token, "base64").includes(":");
}
