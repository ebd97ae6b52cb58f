import type { Operation, SecurityScheme } from "../answers/operation.ts";

/** A request that an operation accepts. */
export interface ExampleRequest {
  readonly method: string;
  /** The path with the parameters filled in. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Builds a valid request of an operation from the examples of its document, with made-up credentials. */
export function exampleRequest({ method, path, request, security }: Operation): ExampleRequest {
  const [credentials = []] = security ?? [];
  const [content] = request?.body?.contents ?? [];
  const headers = Object.fromEntries(credentials.map(credentialHeader));
  if (content) headers["Content-Type"] = content.mediaType;
  return {
    method: method.toUpperCase(),
    path: path.replaceAll(/{(.+?)}/g, (_, name: string) => {
      const parameter = request?.path?.find((candidate) => candidate.name === name);
      return encodeURIComponent(String(firstValue(parameter?.examples)));
    }),
    headers,
    body: content && JSON.stringify(firstValue(content.examples)),
  };
}

/** The request as a command for a POSIX shell. */
export function curlCommand(origin: string, { method, path, headers, body }: ExampleRequest): string {
  const lines = [`curl -X ${method} ${quote(origin + path)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`-d ${quote(body)}`);
  return lines.join(" \\\n  ");
}

function credentialHeader(scheme: SecurityScheme): [name: string, value: string] {
  if (scheme.type !== "apiKey") return ["Authorization", "Bearer your-token"];
  return scheme.in === "cookie" ? ["Cookie", `${scheme.name}=your-session`] : [scheme.name, "your-token"];
}

function firstValue(examples: readonly object[] = []): unknown {
  const [first] = examples;
  return first && "value" in first ? first.value : undefined;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
