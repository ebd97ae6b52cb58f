/** A request, its path filled in. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A request as a command for a POSIX shell. */
export function curlCommand(origin: string, { method, path, headers, body }: SentRequest): string {
  // curl would take them for several addresses.
  const asItIs = /[[\]{}]/.test(path) ? "-g " : "";
  return [
    // With -X curl would wait for the body of an answer that has none.
    `curl ${asItIs}${method === "HEAD" ? "-I" : `-X ${method}`} ${inQuotes(origin + path)}`,
    ...Object.entries(headers).map(([name, value]) => curlHeader(name, value)),
    // To -d, what begins with @ is the name of a file.
    ...(body === undefined ? [] : [`--data-raw ${inQuotes(body)}`]),
  ].join(" \\\n  ");
}

/** A header as an argument. curl leaves one out that is empty, unless a semicolon takes the place of the colon. */
export function curlHeader(name: string, value: string, quote = inQuotes): string {
  return `-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`;
}

/** A text in quotes for a POSIX shell. */
export function inQuotes(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
