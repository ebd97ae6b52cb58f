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
    `curl ${method === "HEAD" ? "-I" : `-X ${method}`} ${inQuotes(origin + path)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${inQuotes(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${inQuotes(body)}`]),
  ].join(" \\\n  ");
}

/** A text in quotes for a POSIX shell. */
export function inQuotes(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
