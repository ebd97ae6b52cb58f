import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import type { Answer } from "./answers/answer.ts";
import type { Envelope } from "./answers/explanation.ts";
import type { Following } from "./answers/following.ts";
import type { Operation } from "./answers/operation.ts";
import type { Violation } from "./answers/violations.ts";
import { firstLine } from "./error-message.ts";

/**
 * What a mock answers. That of our contract is worked out at build time, so that it starts without Prism (see
 * `prepare/prepare.ts`); that of a document which is watched changes while the mock runs.
 */
export interface Prepared<O extends MockedOperation = MockedOperation> {
  readonly apis: readonly PreparedApi<O>[];
}

/** A request that an operation accepts. */
export interface ExampleRequest {
  readonly method: string;
  /** The path with the parameters filled in. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An API and what it can do. */
export interface PreparedApi<O extends MockedOperation = MockedOperation> {
  readonly name: string;
  /** The OpenAPI document, as it is answered. */
  readonly document: string;
  /** A request to try first. */
  readonly example: ExampleRequest;
  readonly operations: readonly O[];
}

export type MockedOperation = PreparedOperation | UnpreparedOperation;

/** What of an operation is known before it is called. */
export type OperationHead = Pick<Operation, "method" | "path"> & Partial<Pick<Operation, "summary">>;

/** An operation of which Prism is asked when it is first called: to ask of hundreds takes seconds. */
interface UnpreparedOperation {
  readonly operation: OperationHead;
  read(): Promise<ReadOperation>;
  prepare(): Promise<PreparedOperation>;
}

/** An operation, and a request for it. */
export interface ReadOperation {
  readonly operation: Operation;
  readonly example: ExampleRequest;
}

/** And what Prism answers to a valid request for it. */
export interface PreparedOperation extends ReadOperation {
  readonly answers: readonly PreparedAnswer[];
  /** Answers to requests that are not valid, where they are others than those to `Prefer` with the same status. */
  readonly refusals?: readonly PreparedAnswer[];
  /** What of requests nobody checks, as Prism cannot use its schema. */
  readonly unchecked?: readonly Violation[];
  /** Examples of answers that stand elsewhere. */
  readonly unread?: readonly UnreadAnswer[];
  /** How the usual answer follows its request, if it does. */
  readonly following?: Following;
  /** Where answers say what was wrong with a request, of those that do. */
  readonly envelopes?: readonly { readonly status: number; readonly envelope: Envelope }[];
}

/** An example of an answer that is not read, as only its address is in the document. */
export interface UnreadAnswer {
  readonly status: string;
  readonly example: string;
  readonly address: string;
}

/** Prism's answer to one kind of `Prefer` header. */
export interface PreparedAnswer extends Answer {
  /** The status that is asked for, `null` for none. */
  readonly code: number | null;
  /** The example that is asked for, `null` for none. */
  readonly example: string | null;
}

/** The same file, whether this runs from `src/` or from `dist/`. */
const FILE = new URL("../dist/prepared.json", import.meta.url);

/**
 * Reads what was prepared of our contract.
 *
 * @throws Failure when it is not there.
 */
export async function readPrepared(file = FILE): Promise<Prepared<PreparedOperation>> {
  try {
    // Written by the build of this very version: it is not checked again.
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const why = `Cannot read ${fileURLToPath(file)}: ${firstLine(cause)}`;
    throw new Failure(1, `${why}. \`npm run build\` writes it`, { cause });
  }
}
