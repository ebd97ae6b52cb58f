/**
 * Checks AWS Signature Version 4, from its specification and not with the code that signs.
 */
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What signs. */
export interface AwsKey {
  readonly id: string;
  readonly secret: string;
}

/** Why a request is not signed by a key; undefined when it is. The body counts when the request says so. */
export function signatureFault(request: IncomingMessage, body: Uint8Array, key: AwsKey): string | undefined {
  const { pathname, search } = new URL(request.url ?? "", "http://stub");
  const query = pairsOf(search);
  const claim = claimOf(query, request);
  if (claim === undefined) return "not signed";
  const { credential, date, signedHeaders, signature, payload, expires } = claim;
  const [id, day = "", region = "", service = "", end] = credential.split("/");
  if (id !== key.id || end !== "aws4_request" || service !== "s3" || !date.startsWith(day))
    return "wrong scope";
  if (!signedHeaders.includes("host")) return "host is not signed";
  if (timeOf(date) + expires * 1000 < Date.now()) return "expired";
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) return "another body was signed";
  const canonical = [
    request.method,
    pathname,
    query
      .filter(([name]) => name !== "X-Amz-Signature")
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}`),
    "",
    signedHeaders.join(";"),
    payload,
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`;
  const signing = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${key.secret}`);
  return hmac(signing, text).toString("hex") === signature ? undefined : "wrong signature";
}

interface AwsClaim {
  readonly credential: string;
  readonly date: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payload: string;
  /** In seconds. */
  readonly expires: number;
}

/** From the query of a presigned URL, or from the header of a request. */
function claimOf(query: readonly Pair[], { headers }: IncomingMessage): AwsClaim | undefined {
  const inQuery = new Map(query);
  if (inQuery.get("X-Amz-Algorithm") === "AWS4-HMAC-SHA256") {
    return {
      credential: inQuery.get("X-Amz-Credential") ?? "",
      date: inQuery.get("X-Amz-Date") ?? "",
      signedHeaders: (inQuery.get("X-Amz-SignedHeaders") ?? "").split(";"),
      signature: inQuery.get("X-Amz-Signature") ?? "",
      payload: "UNSIGNED-PAYLOAD",
      expires: Number(inQuery.get("X-Amz-Expires")),
    };
  }
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;
  const [, credential, names, signature] = pattern.exec(headers.authorization ?? "") ?? [];
  if (credential === undefined || names === undefined || signature === undefined) return undefined;
  return {
    credential,
    date: String(headers["x-amz-date"]),
    signedHeaders: names.split(";"),
    signature,
    payload: String(headers["x-amz-content-sha256"]),
    expires: 300,
  };
}

type Pair = readonly [name: string, value: string];

function pairsOf(search: string): readonly Pair[] {
  return search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): Pair => {
      const [name = "", value = ""] = pair.split("=", 2);
      return [decodeURIComponent(name), decodeURIComponent(value)];
    });
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (own) => `%${own.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
