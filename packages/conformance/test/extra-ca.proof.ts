/**
 * The command takes the certificates of `NODE_EXTRA_CA_CERTS`: alone, and beside those of `--ca`.
 */
import { once } from "node:events";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { type Certificate, selfSigned } from "./certificate.ts";
import { ended, folderWith } from "./command-run.ts";

const COMMAND = fileURLToPath(new URL("../bin/facility-conformance.js", import.meta.url));
const PATHS = '{ "/x": { "get": { "responses": { "200": { "description": "yes" } } } } }';

async function originOf(certificate: Certificate): Promise<string> {
  const server = https.createServer(certificate, (_, response) => void response.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ["alone", []],
  ["beside --ca", ["--ca", "other.pem"]],
])("NODE_EXTRA_CA_CERTS %s", async (_, options) => {
  const certificate = selfSigned("provider.example");
  await using folder = await folderWith({
    "small.json": `{ "openapi": "3.1.0", "info": { "title": "x", "version": "1" }, "paths": ${PATHS} }`,
    "ca.pem": certificate.cert,
    "other.pem": selfSigned("other.example").cert,
  });
  const args = [COMMAND, "small.json", "--url", await originOf(certificate), ...options];
  const without = await ended(process.execPath, args, folder.path, { NODE_EXTRA_CA_CERTS: "" });
  expect(without.code).toBe(2);
  expect(without.stderr).toContain("self-signed certificate");
  const { code, stderr } = await ended(process.execPath, args, folder.path, {
    NODE_EXTRA_CA_CERTS: "ca.pem",
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});
