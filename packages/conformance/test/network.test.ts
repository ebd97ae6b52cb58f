/**
 * Providers behind TLS and behind a proxy.
 */
import http, { type RequestListener, type Server } from "node:http";
import https from "node:https";
import net from "node:net";
import { join } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { expect, onTestFinished, test, vi } from "vitest";
import { readCommandLine } from "../src/command-line.ts";
import { COMMAND } from "../src/command-options.ts";
import type { TlsFiles } from "../src/options.ts";
import { httpTransport } from "../src/run/http-transport.ts";
import { type Certificate, selfSigned } from "./certificate.ts";
import { folderWith, performed } from "./command-run.ts";
import { originOf } from "./listening.ts";

const HOST = "provider.example";
const GET = { method: "GET", target: "/x", headers: [["X-Case", "1"]], body: undefined } as const;

const portOf = async (server: Server) => Number(new URL(await originOf(server)).port);

const answering: RequestListener = (_, response) => void response.end("{}");

async function get(baseUrl: string, tls?: TlsFiles): Promise<number> {
  const { send, close } = httpTransport(baseUrl, 1, tls);
  onTestFinished(close);
  return (await send(GET, new AbortController().signal)).status;
}

/** A proxy that reaches a host at a port of this machine, and what it was asked for. */
async function proxy(port: number) {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.rawHeaders.includes("X-Case")}`);
    response.end("{}");
  });
  server.on("connect", ({ url }, socket) => {
    asked.push(`CONNECT ${url}`);
    const upstream = net.connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  return { asked, address: await originOf(server) };
}

function stubProxy(address: string, none = ""): void {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY"]) {
    vi.stubEnv(name, address);
    vi.stubEnv(name.toLowerCase(), address);
  }
  vi.stubEnv("NO_PROXY", none);
  vi.stubEnv("no_proxy", none);
}

async function behindTls(certificate: Certificate, asks?: Certificate): Promise<number> {
  const options = asks === undefined ? {} : { ca: asks.cert, requestCert: true, rejectUnauthorized: true };
  return portOf(https.createServer({ ...certificate, ...options }, answering));
}

test("a certificate that Node does not know is one of --ca", async () => {
  const certificate = selfSigned(HOST);
  const origin = `https://127.0.0.1:${await behindTls(certificate)}`;
  await expect(get(origin)).rejects.toThrow("self-signed certificate");
  expect(await get(origin, { ca: certificate.cert })).toBe(200);
  await expect(get(origin, { ca: selfSigned(HOST).cert })).rejects.toThrow("self-signed certificate");
});

test("a provider that asks for a certificate gets that of --cert", async () => {
  const certificate = selfSigned(HOST);
  const client = selfSigned("client");
  const origin = `https://127.0.0.1:${await behindTls(certificate, client)}`;
  const ca = certificate.cert;
  await expect(get(origin, { ca })).rejects.toThrow();
  await expect(get(origin, { ca, ...selfSigned("client") })).rejects.toThrow();
  expect(await get(origin, { ca, ...client })).toBe(200);
});

test("a provider behind a proxy is reached by it, with the headers as they are written", async () => {
  const { asked, address } = await proxy(0);
  stubProxy(address);
  expect(await get(`http://${HOST}/base`)).toBe(200);
  expect(asked).toEqual([`GET http://${HOST}/base/x true`]);
});

test("and through it by TLS", async () => {
  const certificate = selfSigned(HOST);
  const { asked, address } = await proxy(await behindTls(certificate));
  stubProxy(address);
  expect(await get(`https://${HOST}/`, { ca: certificate.cert })).toBe(200);
  expect(asked).toEqual([`CONNECT ${HOST}:443`]);
});

test("what NO_PROXY names, and this machine, are reached without it", async () => {
  const { asked, address } = await proxy(0);
  stubProxy(address, ".invalid");
  await expect(get("http://provider.invalid/")).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
  expect(await get(await originOf(http.createServer(answering)))).toBe(200);
  expect(asked).toEqual([]);
});

test.each([
  [["--cert", "cert.pem"], "--cert and --key go together"],
  [["--ca", "none.pem"], "--ca none.pem cannot be read: ENOENT"],
  [["--ca", "package.json"], "--ca package.json is not PEM"],
])("wrong use: %j", async (args, message) => {
  await expect(readCommandLine(readOptions(COMMAND, ["tickets", ...args]))).rejects.toThrow(message);
});

test("the command reads the files", async () => {
  const certificate = selfSigned(HOST);
  const client = selfSigned("client");
  const paths = '{ "/x": { "get": { "responses": { "200": { "description": "yes" } } } } }';
  await using folder = await folderWith({
    "small.json": `{ "openapi": "3.1.0", "info": { "title": "x", "version": "1" }, "paths": ${paths} }`,
    "ca.pem": certificate.cert,
    "cert.pem": client.cert,
    "key.pem": client.key,
  });
  const { code, stdout, stderr } = await performed(
    folder.path,
    "small.json",
    "--url",
    `https://127.0.0.1:${await behindTls(certificate, client)}`,
    ...["ca", "cert", "key"].flatMap((name) => [`--${name}`, join(folder.path, `${name}.pem`)]),
  );
  expect(stderr).toBe("");
  expect(stdout).toContain("keeps the contract");
  expect(code).toBe(0);
});
