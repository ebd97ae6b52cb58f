/**
 * Where a schema is used, for what is told of its changes.
 */
import type { Direction } from "@facility-contracts/model/direction";
import type { Form } from "@facility-contracts/model/schema/check";

/** The part of a message that is compared. */
export interface MessagePart {
  readonly direction: Direction;
  /** The message in words: `PUT /api/v1/tickets/{id} with this body`. */
  readonly what: string;
  /** What it is about, for sentences: `the body`, `the parameter extend`. */
  readonly subject: string;
}

export interface Use extends MessagePart {
  readonly form: Form;
  readonly examples: readonly unknown[];
  /** Whether the values may be written as XML, to which names of elements matter. */
  readonly isXml?: boolean;
  /** Whether there has to be a value, so that nothing stands in for one. */
  readonly isRequired?: boolean;
}
