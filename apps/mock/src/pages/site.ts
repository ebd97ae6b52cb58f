import { statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";
import { Failure } from "../failure.ts";

/** Serves a file of the folder, or calls `next` when there is none at this path. */
export type Site = (message: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the files that a folder has now. It looks for them once: a file that comes later is not seen.
 *
 * @throws Failure with exit code 2 when there is no such folder.
 */
export function createSite(folder: string): Site {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(2, `--site must be a folder of static files; there is none at '${folder}'`);
  }
  return sirv(folder, { etag: true });
}
