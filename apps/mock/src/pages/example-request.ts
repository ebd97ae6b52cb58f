/** A request that an operation accepts. */
export interface ExampleRequest {
  readonly method: string;
  /** The path with the parameters filled in. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The request as a command for a POSIX shell. */
export function curlCommand(origin: string, { method, path, headers, body }: ExampleRequest): string {
  const lines = [`curl -X ${method} ${quote(origin + path)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`-d ${quote(body)}`);
  return lines.join(" \\\n  ");
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
