/**
 * The part of the facade that says where an API is.
 */
import { objectOf } from "@facility-contracts/model/json";
import { memberOf, whereIs } from "@facility-contracts/model/place";
import { addressOf, type Server, type ServerVariable, serversOf } from "@facility-contracts/model/server";
import { field } from "./facade-text.ts";
import { literal, memberOfValue, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** Where an API is, for its facade. */
export interface FacadeServer {
  /** The address as an expression, of `server` where it has variables; an empty text where only the caller knows. */
  readonly baseUrl: string;
  /** The fields of the options of the client. */
  readonly fields: readonly string[];
  /** The one of them that a client cannot be made without. */
  readonly required: "baseUrl" | "server" | undefined;
  /** What the option `server` may have; undefined where no address has variables. */
  readonly variables: ServerVariables | undefined;
  /** The members that the row of an operation has for a server of its own. */
  rowOf(operation: NamedOperation): string[];
}

/** The variables of the addresses of an API. */
export interface ServerVariables {
  /** Their type. */
  readonly type: string;
  /** The values of each as an expression: none where any text is one. */
  readonly known: string;
}

/** Where the operations of an API are: most of them at the first server of the document. */
export function facadeServerOf(operations: readonly NamedOperation[]): FacadeServer {
  const servers = new Map(operations.map((operation) => [operation, serversOf(operation)[0]]));
  const all = [...servers.values()].filter((server) => server !== undefined);
  const main = all.find(({ place }) => place.pointer.startsWith("#/servers")) ?? all[0];
  const mainAddress = main && expressionOf(main);
  const base = main !== undefined && isAbsolute(main) ? main : undefined;
  const absolute = all.filter(isAbsolute);
  const isMissing = absolute.some((server) => server.variables.some(isWithoutDefault));
  const variables = variablesOf(absolute);
  const open = absolute.flatMap((server) => (server.variables.length > 0 ? [`\`${server.url}\``] : []));
  const unsaid = `Where the API is. Its document does not say: it has \`${main?.url ?? "/"}\`.`;
  const chosen = `The parts of ${[...new Set(open)].join(" and ")} that a caller chooses.`;
  return {
    baseUrl: base === undefined ? '""' : expressionOf(base),
    fields: [
      ...(base === undefined ? [field("baseUrl", true, "string", unsaid)] : []),
      ...(variables === undefined ? [] : [field("server", isMissing, variables.type, chosen)]),
    ],
    required: base === undefined ? "baseUrl" : isMissing ? "server" : undefined,
    variables,
    rowOf(operation) {
      const own = servers.get(operation);
      if (own === undefined || expressionOf(own) === mainAddress) return [];
      const address = ownAddress(own, base);
      return address === undefined ? [] : [`baseUrl: ${address}`];
    },
  };
}

/** The defaults of variables that a caller could not choose, a sentence each. */
export function unfitDefaultsOf(operations: readonly NamedOperation[]): string[] {
  const variables = operations.flatMap((operation) => serversOf(operation)[0]?.variables ?? []);
  const problems = variables.flatMap((variable) => {
    const { name, place, values } = variable;
    const written = objectOf(place.value).default;
    const told = `${whereIs(memberOf(place, "default"))}: the default of the server variable ${name} is ${literal(written)},`;
    if (written !== undefined && isWithoutDefault(variable))
      return [`${told} which is no text, so that a caller has to give one. Put it in quotes.`];
    return written === undefined || values.length === 0 || values.includes(String(written))
      ? []
      : [`${told} but its values are ${values.join(", ")}. Where a caller chooses none of them, it is used.`];
  });
  return [...new Set(problems)];
}

function variablesOf(servers: readonly Server[]): ServerVariables | undefined {
  const byName = Map.groupBy(
    servers.flatMap((server) => server.variables),
    ({ name }) => name,
  );
  if (byName.size === 0) return undefined;
  const variables = [...byName].map(([name, sameName]) => {
    const isOpen = sameName.some(({ values }) => values.length === 0);
    return {
      key: property(name),
      isNeeded: sameName.some(isWithoutDefault),
      values: isOpen ? [] : [...new Set(sameName.flatMap(({ values }) => values))],
    };
  });
  const members = variables.map(
    ({ isNeeded, key, values }) =>
      `readonly ${key}${isNeeded ? "" : "?"}: ${values.map(literal).join(" | ") || "string"};`,
  );
  return {
    type: `{ ${members.join(" ")} }`,
    known: `{ ${variables.map(({ key, values }) => `${key}: ${literal(values)}`).join(", ")} }`,
  };
}

/** Whether only a caller can say what it is. */
function isWithoutDefault(variable: ServerVariable): boolean {
  return variable.default === undefined;
}

/** The address of an operation with a server of its own; undefined for one that is relative to an unknown one. */
function ownAddress(own: Server, base: Server | undefined): string | undefined {
  if (isAbsolute(own)) return expressionOf(own, withoutSlash(own.url));
  if (base === undefined) return undefined;
  if (base.variables.length === 0) {
    const address = addressOf(own, { base: base.url });
    return address && canHavePaths(address) ? literal(withoutSlash(address.href)) : undefined;
  }
  return `new URL(${expressionOf(own)}, ${expressionOf(base)}).href.replace(/\\/$/, "")`;
}

/** Whether it says where it is, once its variables are known. */
function isAbsolute(server: Server): boolean {
  const address = addressOf(server);
  // What a variable without a default may be nobody knows: the caller, who has to say it.
  return address === undefined ? server.variables.some(isWithoutDefault) : canHavePaths(address);
}

/** Whether the path of an operation can stand behind an address, as a client asks of its `baseUrl`. */
function canHavePaths({ href }: URL): boolean {
  return /^https?:[^?#@]*$/.test(href);
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

/** An address as an expression, with the variables as members of `server`. */
function expressionOf({ url: written, variables }: Server, url = written): string {
  if (variables.length === 0) return literal(url);
  const escaped = url.replace(/[`\\]|\$\{/g, "\\$&");
  const filled = variables.reduce(
    (text, { name, default: usual = "" }) =>
      text.replaceAll(`{${name}}`, () => `\${${memberOfValue("server", name)} ?? ${literal(usual)}}`),
    escaped,
  );
  return `\`${filled}\``;
}
