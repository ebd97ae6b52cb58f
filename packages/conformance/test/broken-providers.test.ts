import { createServer, type RequestListener } from "node:http";
import net from "node:net";
import { isProof } from "@facility-contracts/command/proof-mode";
import { CONFIG } from "@facility-contracts/provider/config";
import { expect, test } from "vitest";
import { conformance } from "../src/conformance.ts";
import { originOf } from "./listening.ts";

const http = (listener: RequestListener) =>
  createServer((request, response) => request.resume().on("end", () => listener(request, response)));
const raw = (answer: string | Buffer) =>
  net.createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(answer));
  });
const json = { "content-type": "application/json" };

/** What answers everything in the same wrong way, and the check that says so. */
const PROVIDERS: readonly (readonly [name: string, server: () => net.Server, check: string])[] = [
  [
    "an HTML page",
    () => http((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>")),
    "answer/media-type",
  ],
  ["an empty body", () => http((_, response) => response.writeHead(200, json).end()), "answer/json"],
  ["204", () => http((_, response) => response.writeHead(204).end()), "answer/status"],
  [
    "a redirect",
    () => http((_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()),
    "base",
  ],
  [
    "a status of its own",
    () => http((_, response) => response.writeHead(799, json).end("{}")),
    "robust/server-error",
  ],
  ["null", () => http((_, response) => response.writeHead(200, json).end("null")), "answer/type"],
  [
    "JSON that nests deeply",
    () => http((_, response) => response.writeHead(200, json).end("[".repeat(20_000) + "]".repeat(20_000))),
    "answer/json",
  ],
  [
    "half of its JSON",
    () => http((_, response) => response.writeHead(200, json).end('{"data":')),
    "answer/json",
  ],
  [
    "bytes that are not UTF-8",
    () => http((_, response) => response.writeHead(200, json).end(Buffer.from([0x7b, 0xff, 0xfe]))),
    "answer/json",
  ],
  [
    "a stack trace",
    () => http((_, response) => response.writeHead(500, json).end('{"message":"x"}')),
    "robust/server-error",
  ],
];

/** What no request gets an answer from. */
const SPEECHLESS: readonly (readonly [name: string, answer: string])[] = [
  ["no HTTP", "hello\r\n\r\n"],
  ["nothing", ""],
  ["headers without an end", `HTTP/1.1 200 OK\r\nx: ${"x".repeat(100_000)}`],
  ["a length that is too large", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}"],
];

test.each(PROVIDERS)("a provider that answers everything with %s is found out", async (_, server, check) => {
  const config = { ...CONFIG.tickets, baseUrl: await originOf(server()) };
  const notAccepted = ["base", "robust/server-error"].includes(check);
  // Any part of the plan finds it, and the first request does.
  const part = { shard: { index: 1, of: 16 }, bail: !notAccepted };
  const report = await conformance("tickets", config, isProof ? {} : part);
  expect(report.findings.map((finding) => finding.check)).toContain(check);
  expect(report.notChecked.some(({ why }) => why === "the base request is not accepted")).toBe(notAccepted);
});

test.each(SPEECHLESS)("a provider that answers with %s is none", async (_, answer) => {
  const config = { ...CONFIG.tickets, baseUrl: await originOf(raw(answer)) };
  await expect(conformance("tickets", config)).rejects.toThrow("no answer: ");
});
