/**
 * What a newcomer needs: the operations with a command each, and the accounts. It is printed at the start and served
 * at `/`.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { listOf } from "@facility-contracts/model/json";
import { markedIn } from "@facility-contracts/model/markers";
import type { Operation } from "@facility-contracts/model/operation";
import type { NeededToken, WrittenToken } from "./accounts/credentials.ts";
import { DEMO_ACCOUNTS, type DemoAccount, demoTokenOf } from "./accounts/demo-accounts.ts";
import type { ContractParameter } from "./contract/parameters.ts";
import { isServed, type OpenApi, type ServedOperation, unservedNotes } from "./served-apis.ts";

/** The text, for a sandbox that is reached at `origin`. */
export function overview(apis: readonly OpenApi[], origin: string): string {
  const operations = apis.filter(isServed).flatMap(({ served }) => served);
  const tokens = tokensOf(operations);
  const accounts = Object.values(DEMO_ACCOUNTS).map((account) => describe(account, tokens));
  const commands = operations.map((operation) => `${operation.summary}:\n\n${curl(operation, origin)}`);
  const uploads = operations.flatMap(uploadOf);
  const parts = [
    ...unservedNotes(apis),
    "Accounts, whose tokens are public:",
    ...accounts,
    ...commands,
    ...uploads,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Every token that the operations ask for, each way to send it once. */
function tokensOf(operations: readonly ServedOperation[]): readonly NeededToken[] {
  const tokens = operations.flatMap(({ ways }) => ways.flatMap((way) => way.tokens));
  return [...new Map(tokens.map((token) => [lineOf(token.written("")), token])).values()];
}

function describe(account: DemoAccount, tokens: readonly NeededToken[]): string {
  const lines = tokens.map(({ kind, written }) => `    ${lineOf(written(demoTokenOf(account, kind)))}`);
  return [`  ${account.name}: ${account.says}`, ...lines].join("\n");
}

/** Something that a request sends. */
type Sent = Pick<WrittenToken, "name" | "value">;

function headerOf({ name, value }: Sent): string {
  return `${name}: ${value}`;
}

function queryOf({ name, value }: Sent): string {
  return `${name}=${encodeURIComponent(value)}`;
}

/** A token as people write it. */
function lineOf(token: WrittenToken): string {
  return token.in === "header" ? headerOf(token) : `?${queryOf(token)}`;
}

/** What follows after an answer with addresses for files, which no operation of the contract shows. */
function uploadOf({ operation, summary }: ServedOperation): readonly string[] {
  const field = uploadFieldOf(operation);
  if (field === undefined) return [];
  return [
    `${summary}, and then put each file to its ${field}:\n\n  curl -X PUT -H 'Content-Type: image/jpeg' --data-binary @example.jpg '<${field}>'`,
  ];
}

/** The field of the answer that says where a file is to be put. */
function uploadFieldOf(operation: Operation): string | undefined {
  for (const { contents } of answersOf(operation)) {
    const schema = jsonContentIn(contents)?.schema;
    const marked = schema && markedIn(schema, "x-presigned-url").find(({ value }) => value === "put");
    const last = marked?.steps.at(-1);
    if (last?.kind === "field") return last.name;
  }
  return undefined;
}

/** The command that sends the request of the documentation page, with the account that may do everything. */
export function curl(operation: ServedOperation, origin: string): string {
  const { body, method, parameters, path, ways } = operation;
  const carried = (ways[0]?.tokens ?? []).map(({ kind, written }) =>
    written(demoTokenOf(DEMO_ACCOUNTS.full, kind)),
  );
  const tokensIn = (where: WrittenToken["in"]) => carried.filter((token) => token.in === where);
  const headers = [...tokensIn("header"), ...sent(parameters, "header")].map(headerOf);
  if (body !== undefined) headers.push(`Content-Type: ${body.mediaType}`);
  const query = [...sent(parameters, "query"), ...tokensIn("query")].map(queryOf).join("&");
  const filled = sent(parameters, "path").reduce(
    (url, { name, value }) => url.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  return [
    // With -X curl would wait for the body of an answer that has none.
    `curl ${method === "HEAD" ? "-I" : `-X ${method}`} '${origin}${filled}${query && `?${query}`}'`,
    ...headers.map((header) => `-H '${header}'`),
    ...(body === undefined ? [] : [`-d '${JSON.stringify(body.example)}'`]),
  ].join(" \\\n  ");
}

/** The parameters that the command sends: those that have to be there, and of a list one value, to show how it is asked for. */
function sent(parameters: readonly ContractParameter[], where: ContractParameter["in"]): readonly Sent[] {
  return parameters
    .filter((parameter) => parameter.in === where && (parameter.required || parameter.isList))
    .map(({ name, example }) => ({ name, value: String(listOf(example)[0] ?? example) }));
}
