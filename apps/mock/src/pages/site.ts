import { realpathSync, statSync } from "node:fs";
import { open, realpath } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join, sep } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import send, { type SendOptions } from "send";

/** Serves the file of a path, and returns whether there was one. */
export type Site = (message: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

/** What of a file is in memory, also for a client that does not read on, in bytes. */
const READ_AT_ONCE = 32 * 1024;

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
  const options: SendOptions = { root, dotfiles: "ignore", index: INDEX };
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
      const sending = send(message, path, options);
      // Its own takes a new buffer for each piece, which together are many times what is on its way.
      sending.stream = async (file, { start = 0 }: { start?: number } = {}) => {
        try {
          await copy(file, start, response);
        } catch {
          // A file that goes away, or is made shorter while it is read, has no better ending: the rest of it would be taken
          // from the next answer.
          if (response.headersSent) response.destroy();
          else {
            for (const name of response.getHeaderNames()) response.removeHeader(name);
            resolve(false);
          }
        }
      };
      sending
        .on("directory", () => {
          // One slash at the start: two would lead to another host.
          response.writeHead(301, { location: `/${path.replace(/^\/+/, "")}/` }).end();
        })
        .on("error", ({ status }: { status?: number }) => {
          if (status === 412 || status === 416) response.writeHead(status).end();
          else resolve(false);
        })
        .pipe(response);
    });
  }
}

/** Sends of a file as much as was announced. */
async function copy(path: string, start: number, response: ServerResponse): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    response.once("close", resolve);
  });
  let left = Number(response.getHeader("content-length"));
  const buffer = Buffer.allocUnsafeSlow(Math.min(READ_AT_ONCE, left));
  const file = await open(path);
  try {
    for (let position = start; left > 0; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, left), position);
      if (bytesRead === 0) throw new Error("The file is shorter than it was");
      const taken = new Promise<void>((resolve) => {
        response.write(buffer.subarray(0, bytesRead), () => resolve());
      });
      // What is queued behind another answer is never written when the connection breaks.
      await Promise.race([taken, closed]);
      if (response.destroyed) return;
      position += bytesRead;
      left -= bytesRead;
    }
  } finally {
    await file.close();
  }
  response.end();
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
