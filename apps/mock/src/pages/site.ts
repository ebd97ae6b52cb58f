import { type ReadStream, realpathSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join, sep } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import send, { type SendOptions } from "send";

/** Serves the file of a path, and returns whether there was one. */
export type Site = (message: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

/** What of a file is in memory for a client that does not read on, in bytes. */
const READ_AT_ONCE = 16 * 1024;

/** What `send` passes on to Node, of which its types say nothing. */
interface ReadOptions {
  readonly highWaterMark: number;
}

/** The file of a path that is a folder. */
const INDEX = "index.html";

/**
 * Serves the files of a folder as they are at each request; those that begin with a dot are not served, and neither are
 * those outside of it, to which a symbolic link leads.
 *
 * @throws Failure with exit code 2 when there is no such folder.
 */
export function createSite(folder: string): Site {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(2, `--site must be a folder of static files; there is none at '${folder}'`);
  }
  const root = realpathSync(folder);
  const options: SendOptions & ReadOptions = {
    root,
    dotfiles: "ignore",
    index: INDEX,
    highWaterMark: READ_AT_ONCE,
  };
  /** The last file of each connection. A client may ask for hundreds at once and read none of them. */
  const last = new WeakMap<Socket, Promise<unknown>>();
  return (message, response, path) => {
    const { socket } = message;
    const sent = (last.get(socket) ?? Promise.resolve()).then(() => sendFile(message, response, path));
    last.set(socket, sent);
    return sent;
  };

  async function sendFile(
    message: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<boolean> {
    if (await leaves(root, path)) return false;
    if (response.destroyed) return true;
    return new Promise((resolve) => {
      response.once("close", () => resolve(true)).once("finish", () => resolve(true));
      send(message, path, options)
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
}

/** Whether a path leads to a file outside of the folder. One that leads nowhere does not. */
async function leaves(root: string, path: string): Promise<boolean> {
  try {
    const file = join(root, decodeURIComponent(path), path.endsWith("/") ? INDEX : "");
    return !(await realpath(file)).startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}
