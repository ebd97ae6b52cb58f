import { type ReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Failure } from "@facility-contracts/command/failure";
import send from "send";

/** Serves the file of a path, and returns whether there was one. */
export type Site = (message: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

/**
 * Serves the files of a folder as they are at each request; those that begin with a dot are not served.
 *
 * @throws Failure with exit code 2 when there is no such folder.
 */
export function createSite(folder: string): Site {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(2, `--site must be a folder of static files; there is none at '${folder}'`);
  }
  return (message, response, path) =>
    new Promise((resolve) => {
      response.once("close", () => resolve(true)).once("finish", () => resolve(true));
      send(message, path, { root: folder, dotfiles: "ignore" })
        .on("directory", () => {
          // One slash at the start: two would lead to another host.
          response.writeHead(301, { location: `/${path.replace(/^\/+/, "")}/` }).end();
        })
        .on("stream", (file: ReadStream) => {
          // A file that was made shorter since it was announced: the rest of it would be taken from the next answer.
          file.once("end", () => {
            if (file.bytesRead < Number(response.getHeader("content-length"))) response.destroy();
          });
        })
        .on("error", ({ status }: { status?: number }) => {
          // A file that goes away while it is read has no better ending.
          if (response.headersSent) response.destroy();
          else if (status === 412 || status === 416) response.writeHead(status).end();
          else resolve(false);
        })
        .pipe(response);
    });
}
