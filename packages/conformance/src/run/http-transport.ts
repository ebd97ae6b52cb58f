/**
 * The wire client. `fetch` would change the case of header names, refuse some of them and add a media type.
 */
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { findPackageJSON } from "node:module";
import { getCACertificates } from "node:tls";
import { objectOf } from "@facility-contracts/model/json";
import { isLoopback } from "@facility-contracts/serving/listen";
import type { TlsFiles } from "../options.ts";
import { headersNamed, type Transport, type WireAnswer, type WireRequest } from "../wire.ts";

/** A provider behind HTTP. */
export interface HttpTransport {
  readonly send: Transport;
  /** Closes the connections that are kept open. The next request makes a new one. */
  close(): void;
}

/** By what a provider can tell in its log who asks: some refuse requests without it. */
const USER_AGENT = `facility-conformance/${versionOf(findPackageJSON(import.meta.url))}`;

/** Methods whose requests usually have no body. */
const WITHOUT_BODY = ["GET", "HEAD", "OPTIONS", "TRACE"];

/** What is read of an answer at most: what is longer is not judged. */
const MAX_ANSWER_BYTES = 10_000_000;

/** What is read of it when many have been large: else a run would take minutes to read and judge them. */
const MAX_ANSWER_BYTES_THEN = 100_000;

/** How much of large answers is read in a run. */
const MAX_LARGE_BYTES = 100_000_000;

/**
 * Makes a transport to the provider at an address, whose path comes before that of the requests. It goes by the proxy that the
 * environment names (`HTTP_PROXY`, `HTTPS_PROXY`, but for `NO_PROXY`), unless the provider is on this machine.
 */
export function httpTransport(
  baseUrl: string,
  connections: number,
  { ca, cert, key }: TlsFiles = {},
): HttpTransport {
  const base = new URL(baseUrl);
  const host = base.hostname.replace(/^\[|\]$/g, "");
  const library = base.protocol === "https:" ? https : http;
  const path = base.pathname.replace(/\/$/, "");
  const agent = new library.Agent({
    keepAlive: true,
    maxSockets: connections,
    proxyEnv: isLoopback(host) ? {} : process.env,
    ...(ca === undefined ? {} : { ca: [...getCACertificates(), ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  });
  let large = 0;
  return {
    async send(request, signal) {
      const most = large < MAX_LARGE_BYTES ? MAX_ANSWER_BYTES : MAX_ANSWER_BYTES_THEN;
      const answer = await exchange(request, signal, most);
      if (answer.body.length > MAX_ANSWER_BYTES_THEN) large += answer.body.length;
      return answer;
    },
    close: () => agent.destroy(),
  };

  function exchange(sent: WireRequest, signal: AbortSignal, most: number): Promise<WireAnswer> {
    const { method, target, body } = sent;
    const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
    // Without it, a request that could have a body would be sent in chunks.
    const isShort = body === undefined && WITHOUT_BODY.includes(method);
    const length = isShort ? [] : ["Content-Length", String(body?.byteLength ?? 0)];
    // A list keeps the case and the order of the names. Without a word on it, an answer may come in any coding.
    const added = ["Host", base.host, "Accept-Encoding", "identity"];
    const name = headersNamed(sent, "user-agent").length === 0 ? ["User-Agent", USER_AGENT] : [];
    const headers = [...added, ...name, ...sent.headers.flat(), ...length];
    const { port } = base;
    const request = library.request({ agent, signal, method, host, port, path: path + target, headers });
    let isAnswered = false;
    request.once("response", (response) => {
      isAnswered = true;
      bodyOf(response, most).then((received) => {
        const names = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(names), ...received });
      }, reject);
    });
    request.on("error", (error) => {
      // A provider may answer and close before it has read the whole body: then the answer counts.
      if (!isAnswered) reject(error);
    });
    request.end(body);
    return promise;
  }
}

async function bodyOf(
  response: http.IncomingMessage,
  most: number,
): Promise<Pick<WireAnswer, "body" | "isCut">> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > most) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, most), isCut: length > most };
}

function versionOf(manifest = ""): string {
  return String(objectOf(JSON.parse(readFileSync(manifest, "utf8"))).version);
}
