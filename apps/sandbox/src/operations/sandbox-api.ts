/**
 * What the folder of an API gives: what its operations do, and its demo data. Its `api.ts` exports it by default.
 */
import type { ApiName, OperationsOf } from "@facility-contracts/contract/apis";
import { isObject } from "@facility-contracts/model/json";
import type { Kysely, Transaction } from "kysely";
import type { OperationId } from "../contract/operation-types.ts";
import type { Tables } from "../database/tables.ts";
import type { Handler, HandlerAnswer, ReceivedCall, Resources } from "./handler.ts";

/** A file that is there from the start. */
export interface DemoFile {
  /** `demo/` and a name. */
  readonly key: string;
  readonly mimeType: string;
  readonly content: Uint8Array;
}

/** The tokens that a security scheme takes. */
export interface TokenKind {
  /** The name under which they are stored. */
  readonly kind: string;
  /** What those of the demo accounts have behind the name of the account. */
  readonly ending: string;
}

/** What an account must be allowed where the contract has a 403 and names no scope. */
interface UsualPermissions {
  /** For GET, HEAD and OPTIONS. */
  readonly read: string;
  /** For any other method. */
  readonly write: string;
}

/** What an API has in the database, all of which may be nothing. */
interface ApiRows {
  /** Its tables, each after those that it points to: a reset empties them. */
  readonly tables?: readonly (keyof Tables)[];
  /** Puts in its demo data. What that is made of is loaded then: most starts have it already. */
  readonly addRows?: (db: Transaction<Tables>) => Promise<void>;
  /** The files that its demo data shows. */
  readonly files?: readonly DemoFile[];
  /** The keys of files that clients have uploaded and its rows name, so many at most. */
  readonly uploadedFiles?: (db: Kysely<Tables>, most: number) => Promise<readonly string[]>;
  /** The tables whose rows `/__sandbox/state` counts. */
  readonly counted?: readonly (keyof Tables)[];
  /** How `/__sandbox/state` finds a row, by the name that its query has. */
  readonly find?: Readonly<Record<string, RowFinder>>;
  /** How `POST /__sandbox/rows/<name>` makes a row that may be deleted, by its name there. */
  readonly add?: Readonly<Record<string, RowMaker>>;
}

/** Finds a row by what a client says is its identifier. */
export type RowFinder = (db: Kysely<Tables>, id: string) => Promise<object | undefined>;

/** Makes a row, and gives its identifier. */
export type RowMaker = (db: Kysely<Tables>) => Promise<string | number>;

/** How an API is served, whatever its operations are. */
interface ApiSettings extends ApiRows {
  /** By the name of the security scheme; without it, a scheme has tokens of its own. */
  readonly tokens?: Readonly<Record<string, TokenKind>>;
  /** Without it `tickets:read` and `tickets:write`, with the name of the API. */
  readonly permissions?: UsualPermissions;
}

export type Handlers<Name extends ApiName> = {
  readonly [Id in keyof OperationsOf[Name] & OperationId]: Handler<Id>;
};

/** What the code of an API says. An operation of the contract without its handler does not compile. */
interface ApiDefinition<Name extends ApiName> extends ApiSettings {
  readonly handlers: Handlers<Name>;
}

/** A handler as the server calls it, which has made sure that a call is what the types of the handler say. */
export type AnyHandler = (call: ReceivedCall, resources: Resources) => Promise<HandlerAnswer>;

export interface SandboxApi extends ApiSettings {
  /** By operationId. */
  readonly handlers: ReadonlyMap<string, AnyHandler>;
}

export function sandboxApi<Name extends ApiName>(_name: Name, definition: ApiDefinition<Name>): SandboxApi {
  const { handlers, ...settings } = definition;
  // The types of the handlers are those of their operations, by which the server checks each call.
  const isHandler = (value: unknown): value is AnyHandler => typeof value === "function";
  const known = new Map<string, AnyHandler>();
  for (const [id, handler] of Object.entries(handlers)) if (isHandler(handler)) known.set(id, handler);
  return { ...settings, handlers: known };
}

/** Whether a value was made by {@link sandboxApi}. */
export function isSandboxApi(value: unknown): value is SandboxApi {
  return isObject(value) && value.handlers instanceof Map;
}
