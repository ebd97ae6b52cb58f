/**
 * The requests that AWS publishes with their signatures, as examples of version 4 in the documentation of S3: what the
 * stub of the tests takes for signed is not only what the SDK happens to send.
 */
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { signatureFault } from "./aws-signature.ts";

const KEY = { id: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const SCOPE = `${KEY.id}/20130524/us-east-1/s3/aws4_request`;
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

interface Published {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signature: string;
}

const OBJECT: Published = {
  method: "GET",
  path: "/test.txt",
  headers: { range: "bytes=0-9", "x-amz-content-sha256": EMPTY },
  body: "",
  signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
};

const IN_HEADERS: readonly Published[] = [
  OBJECT,
  {
    method: "PUT",
    path: "/test%24file.text",
    headers: {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    },
    body: "Welcome to Amazon S3.",
    signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  },
  {
    method: "GET",
    path: "/?lifecycle",
    headers: { "x-amz-content-sha256": EMPTY },
    body: "",
    signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  },
  {
    method: "GET",
    path: "/?max-keys=2&prefix=J",
    headers: { "x-amz-content-sha256": EMPTY },
    body: "",
    signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  },
];

const PRESIGNED =
  `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(SCOPE)}` +
  "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
  "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

function requestOf(method: string, url: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const own = { host: "examplebucket.s3.amazonaws.com", ...headers };
  return Object.assign(new IncomingMessage(new Socket()), { method, url, headers: own });
}

function faultOf({ method, path, headers, body, signature }: Published): string | undefined {
  const dated = { ...headers, "x-amz-date": "20130524T000000Z" };
  const signed = ["host", ...Object.keys(dated)].toSorted().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=${signed},Signature=${signature}`;
  return signatureFault(requestOf(method, path, { ...dated, authorization }), Buffer.from(body), KEY);
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2013-05-24T00:00:00Z") });
});
afterAll(() => {
  vi.useRealTimers();
});

test.each(IN_HEADERS)("$method $path is signed, and no other byte of it is", (published) => {
  expect(faultOf(published)).toBeUndefined();
  expect(faultOf({ ...published, path: `${published.path}x` })).toBe("wrong signature");
  expect(faultOf({ ...published, body: `${published.body}x` })).toBe("another body was signed");
});

test("a header that is signed has one value only", () => {
  expect(faultOf({ ...OBJECT, headers: { ...OBJECT.headers, range: "bytes=0-99" } })).toBe("wrong signature");
});

test("a presigned URL holds for its time, for one method and one host", () => {
  const faultWith = (method: string, headers: Readonly<Record<string, string>> = {}) =>
    signatureFault(requestOf(method, PRESIGNED, headers), new Uint8Array(), KEY);
  expect(faultWith("GET")).toBeUndefined();
  expect(faultWith("PUT")).toBe("wrong signature");
  expect(faultWith("GET", { host: "other.s3.amazonaws.com" })).toBe("wrong signature");
  vi.setSystemTime(Date.parse("2013-05-25T00:00:01Z"));
  expect(faultWith("GET")).toBe("expired");
});
