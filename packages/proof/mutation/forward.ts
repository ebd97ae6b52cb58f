/**
 * Sends requests over HTTP as they are: a transport to a provider in another process.
 */
import { request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";
import type { Transport } from "@facility-contracts/provider/wire";

/** Headers that belong to one connection, or are written anew. */
export const OF_THE_CONNECTION = new Set(
  ["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"].concat([
    "expect",
    "host",
    "content-length",
    "proxy-connection",
  ]),
);

/** The transport to a provider at an origin. */
export function forwarding(target: URL): Transport {
  const send = target.protocol === "https:" ? requestOverHttps : requestOverHttp;
  const base = target.pathname.replace(/\/$/, "");
  return ({ method, target: path, headers, body }, signal) =>
    new Promise((resolve, reject) => {
      const kept = headers.filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
      const length = body === undefined ? [] : ["Content-Length", String(body.length)];
      // A list keeps the letter case of the names, and those that come twice.
      const list = ["Host", target.host, ...kept.flat(), ...length];
      const options = { host: target.hostname.replace(/^\[|\]$/g, ""), port: target.port, method, signal };
      const request = send(
        { ...options, path: base + path, headers: list, agent: false },
        async (response) => {
          try {
            const chunks: Buffer[] = [];
            for await (const chunk of response) chunks.push(Buffer.from(chunk));
            const received: Record<string, string> = {};
            for (const [name, value] of Object.entries(response.headers))
              if (value !== undefined) received[name] = Array.isArray(value) ? value.join(", ") : value;
            resolve({ status: response.statusCode ?? 0, headers: received, body: Buffer.concat(chunks) });
          } catch (error) {
            reject(error);
          }
        },
      );
      request.on("error", reject);
      request.end(body);
    });
}
