/**
 * The contracts that a provider is tested against.
 */
import { type ApiName, apis, type Rule } from "@facility-contracts/contract/apis";
import { type Contract, contractOf } from "@facility-contracts/model/contract";

/** A contract, and what is known of it beside its document. */
export interface ApiContract {
  /** As reports and commands call it. */
  readonly name: string;
  readonly contract: Contract;
  /** Pointers to what an example on a page is all that it rests on: a page's text says nothing of it. */
  readonly shown: ReadonlySet<string>;
  /** What its pages state in prose. */
  readonly rules: readonly Rule[];
}

const ours: ReadonlyMap<string, ApiContract> = new Map(
  apis.map(({ name, document, rules, shown }) => [
    name,
    { name, contract: contractOf(document, name), shown: new Set(shown), rules },
  ]),
);

/** The names of our APIs. */
export const APIS: readonly ApiName[] = apis.map(({ name }) => name);

/** One of our APIs; undefined for a name that none has. */
export function apiContractOf(name: string): ApiContract | undefined {
  return ours.get(name);
}

/** @throws TypeError for a name that none of our APIs has. */
export function neededApiContract(name: string): ApiContract {
  const api = apiContractOf(name);
  if (api === undefined) throw new TypeError(`There is no API '${name}', only ${APIS.join(" and ")}`);
  return api;
}
