import { createServer } from "node:http";

// As little as a server can do with node:http: it reads a request to its end, and answers with a constant.
const [port, status, body = ""] = process.argv.slice(2);
const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };

createServer((message, response) => {
  const answer = () => response.writeHead(Number(status), headers).end(body);
  if (message.method === "GET") answer();
  else message.on("data", () => undefined).on("end", answer);
}).listen(Number(port), "127.0.0.1");
