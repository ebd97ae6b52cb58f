import { Agent, request as open } from "node:http";

/** A request that a server is measured with. */
export interface LoadRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What every server has to answer. */
  readonly status: number;
}

/** How many requests are sent at once. The next ones follow when all of these are answered: a fast server waits as often as a slow one. */
const AT_ONCE = 16;

/** Sends so many requests, each the next one, and throws for an answer with another status than the expected one. */
export async function sendAll(origin: string, next: () => LoadRequest, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const sleepAgain = stayAwake();
  try {
    for (let sent = 0; sent < count; sent += AT_ONCE) {
      const length = Math.min(AT_ONCE, count - sent);
      await Promise.all(Array.from({ length }, () => sendOne(agent, origin, next())));
    }
  } finally {
    agent.destroy();
    sleepAgain();
  }
}

/**
 * Keeps this process from sleeping until it may. The answer to a process that sleeps wakes it, which costs the server as much as
 * all the rest of sending it; and one that is slow would wake it for each answer, one that is fast hardly ever.
 */
function stayAwake(): () => void {
  let isAwake = true;
  const turn = () => {
    if (isAwake) setImmediate(turn);
  };
  turn();
  return () => {
    isAwake = false;
  };
}

function sendOne(agent: Agent, origin: string, request: LoadRequest): Promise<void> {
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

/** Asks a server once, and makes sure that the answer is the expected one. */
export async function ask(
  origin: string,
  { name, path, method, headers, body, status }: LoadRequest,
): Promise<string> {
  const response = await fetch(origin + path, { method, headers, ...(body && { body }) });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${name} is answered with ${response.status}: ${text}`);
  return text;
}
