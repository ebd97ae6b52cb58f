/**
 * Requests as commands that people can run.
 */

import { gzipSync } from "node:zlib";
import { counted } from "@facility-contracts/command/amounts";
import { printable } from "@facility-contracts/command/printable";
import { onceFor } from "@facility-contracts/model/once";
import { curlHeader, inQuotes } from "@facility-contracts/serving/curl";
import { headersNamed, type WireRequest } from "../wire.ts";
import type { Secrets } from "./secrets.ts";

/** Longer bodies are packed. */
const MOST_PLAIN = 2000;

/**
 * The commands that send requests, one after another. Of several the last one is that after which a finding showed, unless all
 * of them were on their way then.
 */
export function curlOf(
  baseUrl: string,
  requests: readonly WireRequest[],
  { secrets, areSuspects = false }: { readonly secrets: Secrets; readonly areSuspects?: boolean },
): string {
  const commands = requests.map((request) => command(baseUrl, request, secrets));
  if (commands.length < 2) return commands.join("");
  const last = areSuspects ? "or one of those before shows it" : `request ${commands.length} shows it`;
  return `${commands.join("\n")} # ${last}`;
}

/** Longer commands are cut where a report is read by people. */
const MAX_SHOWN_CHARACTERS = 4000;

/** The lines of the commands of a finding, as people read them: nothing that a terminal obeys, and no long body. */
export function commandLines(curl: string): string[] {
  return curl.split("\n").map((line) => {
    if (line.length <= MAX_SHOWN_CHARACTERS) return printable(line);
    return `${printable(line.slice(0, MAX_SHOWN_CHARACTERS))}… (${line.length} characters; --json has them all)`;
  });
}

/** With a body, curl takes POST for what is not named. What it only names HEAD, it waits for the body of. */
function methodOptions(method: string, hasBody: boolean): string[] {
  if (method === "HEAD") return hasBody ? ["-X HEAD --max-time 10"] : ["-I"];
  return method === "GET" && !hasBody ? [] : [`-X ${method}`];
}

/** One body may stand in many findings. */
const packed = onceFor((body: Uint8Array) => gzipSync(body, { level: 9 }).toString("base64"));

function command(baseUrl: string, request: WireRequest, secrets: Secrets): string {
  const { method, target, headers, body } = request;
  const url = baseUrl.replace(/\/$/, "") + target;
  const parts = [
    "curl -i -g --path-as-is",
    ...methodOptions(method, body !== undefined),
    secrets.quoted(url),
  ];
  for (const [name, value] of headers) parts.push(curlHeader(name, value, secrets.quoted));
  if (body === undefined) return parts.join(" ");
  if (headersNamed(request, "content-type").length === 0) parts.push("-H 'Content-Type:'");
  // In UTF-8 a unit of a text is three bytes at most: what is longer is not even read.
  const text = body.length <= 3 * MOST_PLAIN ? Buffer.from(body).toString("utf8") : undefined;
  // What begins with @ would be the name of a file.
  const isPlain =
    text !== undefined &&
    text.length <= MOST_PLAIN &&
    Buffer.from(text).equals(body) &&
    !/^@|\p{Cc}/u.test(text);
  if (isPlain) return [...parts, `--data-binary ${inQuotes(text)}`].join(" ");
  return `echo ${packed(body)} | base64 -d | gunzip | ${[...parts, "--data-binary @-"].join(" ")} # a body of ${counted(body.length, "byte")}`;
}
