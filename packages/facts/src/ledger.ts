/**
 * `openapi/<api>/facts.yaml`: what stands behind each claim of a contract.
 */

/**
 * Why the contract says something: a table or a sentence of a page says it (`stated`), an example on a page shows it
 * (`shown`), or no page does either (`assumed`).
 */
export type Ground = (typeof GROUNDS)[number];

/** The grounds, the strongest first. */
export const GROUNDS = ["stated", "shown", "assumed"] as const;

/** What a place of the contract has to say, and why. */
export interface Entry {
  /** JSON pointer into the bundled document: `#/components/schemas/TicketUpdate/properties/title`. */
  readonly at: string;
  /**
   * What has to stand there. Of an object only the members that are named; `{}` says that it is there. The order of
   * `required`, `enum`, `type` and of security alternatives makes no difference. `"null": true` says that null is allowed.
   */
  readonly is: unknown;
  /** From 1. */
  readonly line: number;
  readonly ground: Ground;
  /** In a few own words. Of what is assumed, the contract has the reason itself, in `x-assumption`. */
  readonly fact?: string;
  /** The name of the page. */
  readonly page?: string;
  /** The place on the page: a heading and its row, or the pointer into an example. */
  readonly on?: string;
}

/** A documentation page. */
export interface Page {
  readonly name: string;
  readonly address: string;
  /** The day on which it was read: `2026-11-26`. */
  readonly read: string;
}

/** An operation as its page has it. What of it no page says follows from the marks of the contract. */
export interface OperationEntry {
  readonly line: number;
  /** `PUT`. */
  readonly method: string;
  readonly path: string;
  readonly page: string;
  readonly on: string;
  /** The security requirements, where the operation has its own. */
  readonly security?: unknown;
  /** The names of its parameters' components, in order. */
  readonly parameters: readonly string[];
  /** The schema of its JSON body: the name of a component, or a schema. */
  readonly body?: unknown;
  /** Why its bodies are JSON of these schemas: a page may state it, or show it in its examples. */
  readonly content: Ground;
  /** By status, the name of the component: of the schema where it is a success, else of the response. Null: it has no body. */
  readonly answers: Readonly<Record<string, string | null>>;
}

/** The grounds of an API's contract. */
export interface Ledger {
  /** From the root of the repository. */
  readonly file: string;
  readonly pages: readonly Page[];
  readonly operations: readonly OperationEntry[];
  readonly facts: readonly Entry[];
  /** The line that says that every optional field of a success takes null, where one does. */
  readonly optionalAnswersTakeNull?: number;
}

/** What the ledger of an API is called in its folder. */
export const LEDGER_FILE = "facts.yaml";

/** A ledger that says nothing. */
export const EMPTY: Ledger = { file: LEDGER_FILE, pages: [], operations: [], facts: [] };

/** Whether a ledger says nothing of a contract. */
export function isEmpty({ facts, operations }: Ledger): boolean {
  return facts.length + operations.length === 0;
}

/** What to do about a ledger that is not there. */
export const HOW_TO_BEGIN =
  "Begin it with `pages:` (page, address, read) and `operations:`; packages/facts/README.md shows each list";
