/**
 * A PUT that is sent piece by piece.
 */
import { type ClientRequest, request } from "node:http";

/** The headers of the file that is announced. */
export const PNG = { "content-type": "image/png" };

/** Begins a PUT, without a length unless a header gives one. */
export function beginPut(url: string, headers: Readonly<Record<string, string>> = PNG): ClientRequest {
  const own = request(url, { method: "PUT", headers });
  // A connection that is cut is seen where the answer is awaited.
  own.on("error", () => undefined);
  return own;
}

/** The head of a PUT as it goes over the wire, with one more line. */
export function headOf(url: string, line: string): string {
  const { pathname, search } = new URL(url);
  return `PUT ${pathname}${search} HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\n${line}\r\n\r\n`;
}
