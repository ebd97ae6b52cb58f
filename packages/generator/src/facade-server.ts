/**
 * The part of the facade that says where an API is.
 */
import { addressOf, type Server, serversOf } from "@facility-contracts/model/server";
import { indent, tsdoc } from "./facade-text.ts";
import { literal, memberOfValue, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** Where an API is, for its facade. */
export interface FacadeServer {
  /** The address, with the defaults of its variables; empty where only the caller knows. */
  readonly baseUrl: string;
  /** The fields of the options of the client. */
  readonly fields: readonly string[];
  /** Whether a client cannot be made without one of them. */
  readonly isRequired: boolean;
  /** The address as an expression of the option `server`; undefined for one without variables. */
  readonly expression: string | undefined;
  /** The members that the row of an operation has for a server of its own. */
  rowOf(operation: NamedOperation): string[];
}

/** Where the operations of an API are: most of them at the first server of the document. */
export function facadeServerOf(operations: readonly NamedOperation[]): FacadeServer {
  const servers = new Map(operations.map((operation) => [operation, serversOf(operation)[0]]));
  const shared = [...servers.values()].find((server) => server?.place.pointer.startsWith("#/servers"));
  const main = shared ?? servers.values().next().value;
  const baseUrl = main === undefined ? "" : absoluteOf(main);
  const missing = main?.variables.filter((variable) => variable.default === undefined) ?? [];
  const variables = main?.variables ?? [];
  const isRelative = baseUrl === "" && missing.length === 0;
  const fields = [
    ...(isRelative
      ? [
          field(
            "baseUrl",
            "string",
            true,
            `Where the API is. Its document does not say: it has \`${main?.url ?? "/"}\`.`,
          ),
        ]
      : []),
    ...(variables.length > 0 && !isRelative
      ? [
          field(
            "server",
            `{ ${variables
              .map(({ name, values, default: usual }) => {
                const type = values.map(literal).join(" | ") || "string";
                return `readonly ${property(name)}${usual === undefined ? "" : "?"}: ${type};`;
              })
              .join(" ")} }`,
            missing.length > 0,
            `The parts of \`${main?.url}\` that a caller chooses.`,
          ),
        ]
      : []),
  ];
  return {
    baseUrl,
    fields,
    isRequired: isRelative || missing.length > 0,
    expression: variables.length > 0 && !isRelative && main !== undefined ? expressionOf(main) : undefined,
    rowOf(operation) {
      const own = servers.get(operation);
      if (own === undefined || own.url === main?.url) return [];
      const address = addressOf(own, baseUrl === "" ? {} : { base: baseUrl });
      return address === undefined ? [] : [`baseUrl: ${literal(withoutSlash(address.href))}`];
    },
  };
}

function field(name: string, type: string, isRequired: boolean, says: string): string {
  return `${indent(tsdoc([says]))}\n  readonly ${name}${isRequired ? "" : "?"}: ${type};`;
}

/** As it is written, with the defaults of its variables; empty for one that is relative. */
function absoluteOf(server: Server): string {
  const address = addressOf(server);
  if (address === undefined || !/^https?:$/.test(address.protocol)) return "";
  return server.variables.length > 0 ? withoutSlash(address.href) : server.url;
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

function expressionOf({ url, variables }: Server): string {
  const escaped = url.replace(/[`\\]|\$\{/g, "\\$&");
  const filled = variables.reduce((text, { name, default: usual }) => {
    const value = memberOfValue("server", name);
    return text.replaceAll(`{${name}}`, () =>
      usual === undefined ? `\${${value}}` : `\${${value} ?? ${literal(usual)}}`,
    );
  }, escaped);
  return `\`${filled}\``;
}
