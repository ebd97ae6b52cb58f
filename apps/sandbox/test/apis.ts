/**
 * The APIs as the sandbox serves them, and what their pages show.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { DEMO_ACCOUNTS, demoCredentialsOf, demoHeadersOf } from "../src/accounts/demo-accounts.ts";
import { pageAnswer } from "../src/contract/page-answer.ts";
import { isServed, openApis, type ServedOperation } from "../src/served-apis.ts";

export const APIS = await openApis();
export const SERVED = APIS.filter(isServed);

/** Every operation that is served. */
export const OPERATIONS: readonly ServedOperation[] = SERVED.flatMap(({ served }) => served);

/** What `Allow` says at each path of the contract, whose identifiers are 1. */
export const ALLOWED = new Map(
  [...Map.groupBy(OPERATIONS, ({ operation }) => operation.path.replaceAll(/\{\w+\}/g, "1"))].map(
    ([path, own]) => {
      const methods = own.map(({ operation }) => operation.method.toUpperCase());
      return [path, methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ")];
    },
  ),
);

/** The request body of the page of an operation. */
export function pageBody(name: string): unknown {
  const served = OPERATIONS.find((candidate) => candidate.name === name);
  const content = served && jsonContentIn(bodyOf(served.operation)?.contents ?? []);
  return content && examplesOf(content.place).find((example) => example.name === "page")?.value;
}

export const pageAnomaly = pageAnswer("updateAnomaly").data;
export const pageIntervention = pageAnswer("getIntervention").data;
export const pageTicket = pageAnswer("updateTicket");

/** The tokens of an account, by security scheme. */
export function tokensOf(account: keyof typeof DEMO_ACCOUNTS): Readonly<Record<string, string>> {
  return Object.assign({}, ...SERVED.map((api) => demoCredentialsOf(api, DEMO_ACCOUNTS[account])));
}

/** The headers in which an account sends its tokens. */
export function headersOf(account: keyof typeof DEMO_ACCOUNTS): Readonly<Record<string, string>> {
  const headers = demoHeadersOf(SERVED, DEMO_ACCOUNTS[account]);
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}
