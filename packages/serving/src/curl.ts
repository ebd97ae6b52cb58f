/** A request, its path filled in. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A request as a command for a POSIX shell. */
export function curlCommand(origin: string, { method, path, headers, body }: SentRequest): string {
  return [
    // With -X curl would wait for the body of an answer that has none.
    `curl ${method === "HEAD" ? "-I" : `-X ${method}`} ${quote(origin + path)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quote(body)}`]),
  ].join(" \\\n  ");
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
