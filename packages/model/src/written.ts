/**
 * A request as it goes over the wire: values of parameters and of a body written as text.
 */
import type { Operation } from "./operation.ts";
import type { Parameter } from "./parameter.ts";
import type { BaseRequest, ParameterValue } from "./request.ts";
import { type Carrier, carrierOf, type Requirement, securityOf } from "./security.ts";
import { writtenBody } from "./written-body.ts";
import { cookiePairs, encoded, headerText, pathText, queryPairs } from "./written-parameter.ts";

export interface WrittenRequest {
  /** In capitals. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** In the order in which they are sent; names may come twice. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | undefined;
}

/** A secret for a security scheme, by its name: `sessionCookie`. */
export type SecretOf = (scheme: string) => string;

/**
 * Writes a request, with the credentials of the first alternative of its operation.
 *
 * @returns undefined for a body that cannot be written, such as XML
 */
export function writtenRequest(
  operation: Operation,
  { parameters, body }: Pick<BaseRequest, "parameters" | "body">,
  secretOf: SecretOf,
): WrittenRequest | undefined {
  const sent = body === undefined ? undefined : writtenBody(body);
  if (body !== undefined && sent === undefined) return undefined;
  const of = (where: Parameter["in"]) => parameters.filter(({ parameter }) => parameter.in === where);
  const requirements = securityOf(operation)[0]?.requirements ?? [];
  const carried = requirements.map((requirement) => carriedFor(requirement, secretOf));
  const at = (where: Carrier["in"]) => carried.filter((each) => each.in === where);
  const query = [
    ...of("query").flatMap(queryPairs),
    ...at("query").map(({ field, value }) => `${encoded(field)}=${encoded(value)}`),
  ].join("&");
  const cookies = [
    ...of("cookie").flatMap(cookiePairs),
    ...at("cookie").map(({ field, value }) => `${field}=${value}`),
  ].join("; ");
  return {
    method: operation.method.toUpperCase(),
    target: pathOf(operation, of("path")) + (query === "" ? "" : `?${query}`),
    headers: [
      ...at("header").map(({ field, value }) => ({ name: field, value })),
      ...(cookies === "" ? [] : [{ name: "Cookie", value: cookies }]),
      ...of("header").map((header) => ({ name: header.parameter.name, value: headerText(header) })),
      ...(sent === undefined ? [] : [{ name: "Content-Type", value: sent.mediaType }]),
    ],
    body: sent?.text,
  };
}

interface Carried extends Carrier {
  readonly value: string;
}

function carriedFor({ scheme }: Requirement, secretOf: SecretOf): Carried {
  const { credential, name } = scheme;
  const secret = secretOf(name);
  const isBasic = credential.kind === "http" && credential.scheme === "basic";
  const value = isBasic ? Buffer.from(`${secret}:${secret}`).toString("base64") : secret;
  const carrier = carrierOf(scheme);
  return { ...carrier, value: carrier.prefix + value };
}

function pathOf({ path }: Operation, values: readonly ParameterValue[]): string {
  return path.replaceAll(/{(.+?)}/g, (template, name: string) => {
    const found = values.find(({ parameter }) => parameter.name === name);
    return found === undefined ? template : pathText(found);
  });
}
