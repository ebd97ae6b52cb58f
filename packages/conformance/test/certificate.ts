/**
 * Certificates for tests, made when they are needed: none can expire in the repository.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** One that signs itself, for a server at the address 127.0.0.1 and at a host, or for a client. */
export function selfSigned(host: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return certificateOf(host, publicKey, privateKey);
}

/** ecdsa-with-SHA256, commonName, subjectAltName and basicConstraints, as the bytes of their identifiers. */
const OIDS = {
  signature: "2a8648ce3d040302",
  name: "550403",
  alternatives: "551d11",
  constraints: "551d13",
};

/** A value of ASN.1 by its rules of encoding (DER): its tag, its length, its content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const bits = (bytes: Uint8Array) => der(0x03, Buffer.of(0), bytes);
const extension = (hex: string, value: Uint8Array) => sequence(identifier(hex), der(0x04, value));

function certificateOf(host: string, publicKey: KeyObject, privateKey: KeyObject): Certificate {
  const algorithm = sequence(identifier(OIDS.signature));
  const name = sequence(der(0x31, sequence(identifier(OIDS.name), der(0x0c, Buffer.from(host)))));
  const moment = (hours: number) => {
    const text = new Date(Date.now() + hours * 3_600_000).toISOString().replaceAll(/[-:T]|\.\d+/g, "");
    return der(0x18, Buffer.from(text));
  };
  const serial = randomBytes(8);
  serial[0] = 1;
  const extensions = sequence(
    extension(OIDS.alternatives, sequence(der(0x82, Buffer.from(host)), der(0x87, Buffer.of(127, 0, 0, 1)))),
    extension(OIDS.constraints, sequence(der(0x01, Buffer.of(0xff)))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    algorithm,
    name,
    sequence(moment(-24), moment(24)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const signed = sequence(content, algorithm, bits(sign("sha256", content, privateKey)));
  const base64 = signed.toString("base64").replaceAll(/.{64}/g, "$&\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
