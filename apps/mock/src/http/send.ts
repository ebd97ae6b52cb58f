import type { IncomingMessage, ServerResponse } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";
import { reset, stall } from "./broken-connection.ts";
import { corsHeaders } from "./cors.ts";
import { hasBody } from "./request-body.ts";

/** Sends an answer, or fails to as the request asked for; with `forPages` pages of another origin may read it. */
export function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers: own, body, connection }: WrittenAnswer,
  forPages: boolean,
): void {
  if (connection === "reset") {
    reset(message);
    return;
  }
  const isFromPage = forPages && message.headers.origin !== undefined;
  const headers = isFromPage ? { ...own, ...corsHeaders(message.headers, own) } : own;
  const sent = message.method === "HEAD" ? undefined : body;
  if (connection === "stall") {
    void stall(response, status, headers, sent);
    return;
  }
  response.writeHead(status, headers);
  if (message.complete || sent === undefined || !hasBody(message)) {
    response.end(sent);
    return;
  }
  // The client is still sending a body that nobody wants. It gets the whole answer now, but to close the connection
  // under its hands could take the answer away from it: that waits until the body is through or the time is up.
  response.write(sent);
  message.resume().once("close", () => response.end());
}
