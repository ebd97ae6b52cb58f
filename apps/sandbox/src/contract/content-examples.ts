/**
 * The documented examples of a message.
 */
import type { Content } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";

/** The value of the example with this name, else of the first one; undefined where there is none. */
export function exampleIn(content: Content | undefined, name: string): unknown {
  const examples = content === undefined ? [] : examplesOf(content.place);
  return (examples.find((example) => example.name === name) ?? examples[0])?.value;
}
