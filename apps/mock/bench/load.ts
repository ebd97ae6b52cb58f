import { Agent, request as open } from "node:http";
import type { Case } from "./cases.ts";

/** How many requests are sent at once. The next ones follow when all of these are answered: a fast server waits as often as a slow one. */
const AT_ONCE = 16;

/** Sends one request over and over, and throws for an answer with another status than the expected one. */
export async function sendAll(origin: string, request: Case, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    for (let sent = 0; sent < count; sent += AT_ONCE) {
      const length = Math.min(AT_ONCE, count - sent);
      await Promise.all(Array.from({ length }, () => sendOne(agent, origin, request)));
    }
  } finally {
    agent.destroy();
  }
}

function sendOne(agent: Agent, origin: string, request: Case): Promise<void> {
  const { name, path, method, headers, body, status } = request;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    open(origin + path, { agent, method, headers: { ...headers, ...length } })
      .on("response", (answer) => {
        if (answer.statusCode !== status) reject(new Error(`${name} is answered with ${answer.statusCode}`));
        answer.resume().on("end", resolve).on("error", reject);
      })
      .on("error", reject)
      .end(body);
  });
}
