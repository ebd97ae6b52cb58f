/**
 * A load balancer in front of several processes: each request goes to the next one.
 */
import { once } from "node:events";
import http from "node:http";

/** A load balancer. */
export interface LoadBalancer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts one in front of the servers at these addresses. */
export async function startLoadBalancer(origins: readonly string[]): Promise<LoadBalancer> {
  const agent = new http.Agent({ keepAlive: true });
  let next = 0;
  const server = http.createServer((message, response) => {
    const { hostname, port } = new URL(origins[next++ % origins.length] ?? "");
    const { method = "GET", url = "/", rawHeaders: headers } = message;
    const request = http.request({ agent, hostname, port, method, path: url, headers });
    request.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    request.on("error", () => response.destroy());
    message.pipe(request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
