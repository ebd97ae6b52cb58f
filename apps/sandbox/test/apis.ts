/**
 * The APIs as the sandbox serves them, and what their pages show.
 */
import { DEMO_ACCOUNTS, demoCredentialsOf } from "../src/accounts/demo-accounts.ts";
import { pageAnswer } from "../src/contract/page-answer.ts";
import { isServed, openApis, type ServedOperation } from "../src/served-apis.ts";

export const APIS = await openApis();
export const SERVED = APIS.filter(isServed);

/** Every operation that is served. */
export const OPERATIONS: readonly ServedOperation[] = SERVED.flatMap(({ served }) => served);

/** The request body of the page of an operation. */
export function pageBody(name: string): unknown {
  const operation = OPERATIONS.find((candidate) => candidate.name === name);
  if (operation?.body === undefined) throw new Error(`${name} takes no body.`);
  return operation.body.example;
}

export const pageAnomaly = pageAnswer("updateAnomaly").data;
export const pageIntervention = pageAnswer("getIntervention").data;
export const pageTicket = pageAnswer("updateTicket");

/** The tokens of an account, by security scheme. */
export function tokensOf(account: keyof typeof DEMO_ACCOUNTS): Readonly<Record<string, string>> {
  return Object.assign({}, ...SERVED.map((api) => demoCredentialsOf(api, DEMO_ACCOUNTS[account])));
}
