/**
 * What is no HTTP, or not to its end.
 */
import { type BrokenRequest, bodyOf, type HeaderLines, headOf, WRITES } from "./broken-request.ts";
import { CREDENTIALS } from "./client.ts";
import type { Random } from "./random.ts";

const LINES = [
  "GET /\r\n\r\n",
  "GET / HTTP/9.9\r\n\r\n",
  "get / HTTP/1.1\r\n\r\n",
  "FOO / HTTP/1.1\r\nhost: a\r\n\r\n",
  "GET  / HTTP/1.1\r\n\r\n",
  "PUT /anomalies/v2/rs/\xe9 HTTP/1.1\r\nhost: a\r\n\r\n",
  "GET /\0 HTTP/1.1\r\nhost: a\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "EHLO sandbox\r\n",
  "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
  "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 1x\r\n\r\n",
  "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999999999999\r\n\r\n",
  "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
  "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
  "PUT / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked, gzip\r\n\r\n",
  "GET / HTTP/1.1\r\nhost : a\r\n\r\n",
  "GET / HTTP/1.1\r\nhost: a\r\n folded\r\n\r\n",
  "GET / HTTP/1.1\r\nhost: a\r\nx: \x01\x00\r\n\r\n",
  "GET / HTTP/1.1\r\nhost: a\r\n: x\r\n\r\n",
  "GET / HTTP/1.1\nhost: a\n\n",
  `GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: a\r\n${"x: y\r\n".repeat(3_000)}\r\n`,
];

/** No HTTP at all, or with a request line or header lines that are none. */
export function noHttp(random: Random): BrokenRequest {
  const noise = Buffer.concat([Buffer.from([0]), random.bytes(1 + random.below(400))]);
  const bytes = random.below(4) === 0 ? noise : Buffer.from(random.pick(LINES), "latin1");
  return { fault: "no HTTP", method: "", path: "", ends: false, bytes };
}

const CHUNKS = [
  "zz\r\n{}\r\n0\r\n\r\n",
  "-1\r\n{}\r\n",
  "fffffffffffffffff\r\n{}",
  "2\r\n{}xx0\r\n\r\n",
  "2\n{}\n0\n\n",
  "\r\n\r\n",
  `2;${"x".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
  "1\r\n{\r\n0\r\n\r\n",
  "0\r\n\r\n",
];

/** Chunks that are none, or no body in them. */
export function brokenChunks(random: Random): BrokenRequest {
  const { method, path } = random.pick(WRITES);
  const head = headOf(method, path, {
    host: "sandbox",
    ...CREDENTIALS,
    "content-type": "application/json",
    "transfer-encoding": "chunked",
  });
  const bytes = Buffer.concat([head, Buffer.from(random.pick(CHUNKS))]);
  return { fault: "broken chunks", method, path, ends: false, bytes };
}

/** A client that goes away before the end of its request. */
export function abandonedRequest(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const { method, path } = target;
  const body = bodyOf(target, target.fields);
  const headers: HeaderLines = {
    host: "sandbox",
    ...CREDENTIALS,
    "content-type": "application/json",
    ...random.pick<HeaderLines>([
      { "content-length": String(body.length + 1 + random.below(1_000)) },
      { "transfer-encoding": "chunked" },
    ]),
  };
  const whole = Buffer.concat([headOf(method, path, headers), Buffer.from(body)]);
  const bytes = random.pick([whole, whole.subarray(0, 1 + random.below(whole.length - 1))]);
  return { fault: "abandoned", method, path, ends: false, abandoned: true, bytes };
}
