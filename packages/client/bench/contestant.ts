/**
 * What a client has to do to be measured.
 */
import type { OperationName } from "./operations.ts";

/** A client, with what it is made to do. */
export interface Contestant {
  readonly name: string;
  /** Whether it sets the credentials. */
  readonly credentials: boolean;
  /** Whether its calls end after some time. */
  readonly timeout: boolean;
  /** One call of each operation; gives the data of the answer. */
  readonly calls: (timeoutMs: number) => Readonly<Record<OperationName, () => Promise<unknown>>>;
}
