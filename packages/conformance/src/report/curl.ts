/**
 * Requests as commands that people can run.
 */
import { gzipSync } from "node:zlib";
import { tampered } from "../cases/credentials.ts";
import type { Credentials } from "../config.ts";
import type { WireRequest } from "../wire.ts";

/** Takes secrets out of texts. */
export interface Secrets {
  /** A text in quotes for a shell, with variables where it held secrets. */
  quoted(text: string): string;
  /** A text for people, with the names of variables where it held secrets. */
  redacted(text: string): string;
}

const SHORTEST_PART = 8;

/** A value as it stands in a query, where that is another spelling. */
function inUrl(value: string, variable: string): (readonly [secret: string, shell: string])[] {
  const encoded = encodeURIComponent(value);
  return encoded === value
    ? []
    : [[encoded, `$(node -p 'encodeURIComponent(process.argv[1])' "$${variable}")`]];
}

/** Longer bodies are packed. */
const MOST_PLAIN = 2000;

/** Knows the secrets of the credentials, and what the suite makes of them. */
export function secretsOf(
  ...all: readonly (readonly [prefix: string, credentials: Credentials | undefined])[]
): Secrets {
  const known = all.flatMap(([prefix, credentials = {}]) =>
    Object.entries(credentials).flatMap(([scheme, value]) => {
      const variable = prefix + scheme.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
      const nearly = tampered(value, variable).map(([, secret, shell]) => [secret, shell] as const);
      // A half is told from an ordinary word by its length only.
      const plain = [
        [value, `$${variable}`] as const,
        ...nearly.filter(([secret]) => secret.length >= SHORTEST_PART),
      ];
      return value === "" ? [] : [...plain, ...inUrl(value, variable)];
    }),
  );
  // The longer ones first, as some begin with others. Of very short ones a text may hold many by chance.
  const replacements = known
    .filter(([value]) => value.length > 2)
    .toSorted(([a], [b]) => b.length - a.length);
  const replaced = (text: string, by: (shell: string) => string, kept: (part: string) => string): string => {
    const hit = replacements.find(([value]) => text.includes(value));
    if (hit === undefined) return text === "" ? "" : kept(text);
    const [value, shell] = hit;
    return text
      .split(value)
      .map((part) => replaced(part, by, kept))
      .join(by(shell));
  };
  return {
    quoted: (text) => replaced(text, (shell) => `"${shell}"`, inQuotes) || "''",
    redacted: (text) => replaced(text, (shell) => shell, String),
  };
}

/** The commands that send requests, one after another. */
export function curlOf(baseUrl: string, requests: readonly WireRequest[], secrets: Secrets): string {
  return requests.map((request) => command(baseUrl, request, secrets)).join("\n");
}

function command(baseUrl: string, { method, target, headers, body }: WireRequest, secrets: Secrets): string {
  const url = baseUrl.replace(/\/$/, "") + target;
  const parts = [
    "curl -i -g --path-as-is",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    secrets.quoted(url),
  ];
  // curl leaves a header out that is empty, unless a semicolon takes the place of the colon.
  for (const [name, value] of headers)
    parts.push(`-H ${value === "" ? inQuotes(`${name};`) : secrets.quoted(`${name}: ${value}`)}`);
  if (body === undefined) return parts.join(" ");
  if (!headers.some(([name]) => name.toLowerCase() === "content-type")) parts.push("-H 'Content-Type:'");
  const text = Buffer.from(body).toString("utf8");
  const isPlain = Buffer.from(text).equals(body) && !/\p{Cc}/u.test(text) && text.length <= MOST_PLAIN;
  if (isPlain) return [...parts, `--data-binary ${inQuotes(text)}`].join(" ");
  const packed = gzipSync(body, { level: 9 }).toString("base64");
  return `echo ${packed} | base64 -d | gunzip | ${[...parts, "--data-binary @-"].join(" ")}`;
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
