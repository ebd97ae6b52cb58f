import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

/** A request over the wire. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | undefined;
}

/** What of an answer is compared. */
export interface SeenAnswer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
  readonly violations: unknown;
  readonly allow: string | undefined;
}

/**
 * Sends a request, and sees what comes back.
 *
 * @throws Error when the server closes the connection
 */
export async function seenAnswer(
  origin: string,
  { method, path, headers, body }: SentRequest,
): Promise<SeenAnswer> {
  const answer = await exchange(origin, method, path, headers, body);
  const { "content-type": type, "sl-violations": violations, allow } = answer.headers;
  return {
    status: answer.status,
    type,
    body: parsed(answer.body),
    violations: violations === undefined ? undefined : parsed(String(violations)),
    allow,
  };
}

function exchange(
  origin: string,
  method: string,
  path: string,
  headers: SentRequest["headers"],
  body: string | undefined,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const { hostname, port } = new URL(origin);
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers: { ...headers, ...length } },
      (response) => {
        text(response).then(
          (content) => resolve({ status: response.statusCode, headers: response.headers, body: content }),
          reject,
        );
      },
    );
    // Nothing comes behind a 1xx that a contract has as an answer.
    sent.on("information", ({ statusCode, headers: given }) => {
      resolve({ status: statusCode, headers: given, body: "" });
      sent.destroy();
    });
    sent.on("upgrade", ({ statusCode, headers: given }, socket) => {
      resolve({ status: statusCode, headers: given, body: "" });
      socket.destroy();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
