/**
 * What the generator makes of the frozen contract.
 */
import { FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { generatedFiles } from "@facility-contracts/generator/generated";
import type { Output } from "../golden-file.ts";

/** Each file, in parts that begin where a declaration or a member of the document begins. */
export async function generated(): Promise<Output> {
  const files = await generatedFiles(FROZEN_SOURCE);
  return new Map([...files].flatMap(([file, content]) => partsOf(file, content)));
}

function partsOf(file: string, content: string): [string, string][] {
  const counts = new Map<string, number>();
  return content.split(/^(?=\S| {2}"|export )(?![})\]])/m).map((part): [string, string] => {
    const [first = ""] = part.split("\n");
    const name = `${file} ${first.trim().slice(0, 60)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, part];
  });
}
