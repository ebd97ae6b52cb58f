import type { IncomingMessage } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";
import type { Log } from "../log.ts";

type Logged = Pick<WrittenAnswer, "status" | "reason" | "connection">;

/** Makes the log of answers. Queries and headers are left out: they hold credentials. */
export function requestLog({ log, cors }: { readonly log: Log; readonly cors: boolean }) {
  let hinted = cors;
  return (message: IncomingMessage, path: string, { status, connection, reason = "" }: Logged): void => {
    const { origin, host } = message.headers;
    if (!hinted && origin !== undefined && origin !== `http://${host}`) {
      hinted = true;
      log.write(
        "warn",
        `A page of ${origin} called. Its browser keeps the answers from it, because of --no-cors`,
      );
    }
    const { method = "" } = message;
    if (connection !== undefined) {
      log.write("warn", `${connection} ${method} ${path} as asked for`, { connection, method, path });
      return;
    }
    const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
    if (!log.has(level)) return;
    log.write(level, `${status} ${method} ${path} ${reason}`.trim(), { status, method, path, reason });
  };
}
