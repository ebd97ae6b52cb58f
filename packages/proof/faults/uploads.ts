/**
 * What the faults in uploads share.
 */
import { IMAGE, images, several } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import { type Changes, result } from "./seams.ts";

/** Some files that differ in all they can differ in. */
export function files(count: number): Fields[] {
  return several(count, (number) => {
    return { ...IMAGE, uploadId: `file-${count - number}`, name: `${number}.jpg`, size: number };
  });
}

/** Three of them at once. */
export const THREE = images(files(3));

/** Changes the uploads of an answer. */
export function uploads(change: (uploads: readonly Fields[]) => readonly unknown[]): Changes {
  return result((body) => ({ ...body, uploads: change(itemsOf(body.uploads)) }));
}
