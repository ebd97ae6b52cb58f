import { contractOf } from "@facility-contracts/model/contract";
import { decoded } from "@facility-contracts/model/reference";
import { schemesOf } from "@facility-contracts/model/security";
import type { Prepared } from "../prepared.ts";

/** What stands in place of a secret. */
const MASK = "***";

/** What makes a presigned URL one that anybody may use: of AWS in both of its versions, Google and Azure. */
const PRESIGNED = [
  "x-amz-signature",
  "x-amz-credential",
  "x-amz-security-token",
  "x-goog-signature",
  "x-goog-credential",
  "signature",
  "awsaccesskeyid",
  "sig",
];

/** Takes the secrets out of what was sent and answered. */
export interface Secrets {
  /** The value of a header; its name may be in any case. */
  maskHeader(name: string, value: string): string;
  /** The value of a parameter of a query. */
  maskParameter(name: string, value: string): string;
  /** The target of a request, in which names may be percent-encoded. */
  maskTarget(target: string): string;
  /** Any text in which URLs may stand. */
  maskText(text: string): string;
}

/** Knows what is secret: credentials, whatever the contracts name as one, and the signatures of presigned URLs. */
export function secretsOf(apis: Prepared["apis"]): Secrets {
  const named = apis.flatMap(({ name, document }) =>
    schemesOf(contractOf(JSON.parse(document), name)).flatMap(({ credential }) =>
      credential.kind === "apiKey" ? [credential] : [],
    ),
  );
  const namesIn = (where: string) =>
    named.filter((credential) => credential.in === where).map(({ field }) => field.toLowerCase());
  const headers = new Set([...namesIn("header"), "authorization", "proxy-authorization"]);
  const parameters = new Set([...namesIn("query"), ...PRESIGNED]);
  const isParameter = (name: string) => parameters.has(decoded(name.replaceAll("+", " ")).toLowerCase());

  // Names alone are looked for: a text can be long, and one in which everything may be a name takes its square to search.
  const names = [...parameters].map((name) => RegExp.escape(name)).join("|");
  // In a URL that is the value of a parameter of another, `=` and `&` are percent-encoded.
  const inText = new RegExp(`(?<=^|[^\\w-]|%3F|%26)(${names})(=|%3D)(?:(?!%26)[^\\s?&#"'<>\\\\])+`, "gi");
  const maskText = (text: string) => text.replace(inText, `$1$2${MASK}`);
  return {
    maskText,
    maskParameter: (name, value) => (isParameter(name) ? MASK : maskText(value)),
    maskTarget: (target) =>
      maskText(target).replace(/(?<=[?&])([^=&]+)=[^&]*/g, (whole, name: string) =>
        isParameter(name) ? `${name}=${MASK}` : whole,
      ),
    maskHeader(name, value) {
      const lower = name.toLowerCase();
      if (lower === "cookie") return value.replace(/=[^;]*/g, `=${MASK}`);
      if (lower === "set-cookie") return value.replace(/=[^;]*/, `=${MASK}`);
      // Which scheme it is, is no secret.
      return headers.has(lower) ? value.replace(/^(\w+\s+)?.*$/s, `$1${MASK}`) : maskText(value);
    },
  };
}
