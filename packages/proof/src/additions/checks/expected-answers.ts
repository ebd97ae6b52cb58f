/**
 * Sends requests to a server and tells the answers that are not as expected.
 */

/** A request with what has to be answered. */
export interface ExpectedAnswer {
  readonly says: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  readonly status: number;
  /** Texts that the body has, or that a header has when its name is given. */
  readonly has?: readonly (string | { readonly header: string; readonly text: string })[];
  /** Whether there is no body. */
  readonly isEmpty?: true;
}

/** Prints a line for each answer, and makes the process fail when one is not as expected. */
export async function expectAnswers(origin: string, expected: readonly ExpectedAnswer[]): Promise<void> {
  for (const one of expected) {
    const faults = await faultsOf(origin, one);
    console.log(`${faults.length === 0 ? "ok    " : "WRONG "} ${one.method} ${one.path}: ${one.says}`);
    for (const fault of faults) console.log(`         ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

/** What is not as expected in the answer to a request. */
export async function faultsOf(origin: string, expected: ExpectedAnswer): Promise<string[]> {
  const { method, path, headers = {}, body, status, has = [], isEmpty } = expected;
  const answer = await fetch(origin + path, {
    method,
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const faults: string[] = [];
  if (answer.status !== status) faults.push(`${status} expected, got ${answer.status} ${text.slice(0, 300)}`);
  if (isEmpty && text !== "") faults.push(`no body expected, got ${text.slice(0, 300)}`);
  for (const part of has) {
    const { header, text: wanted } = typeof part === "string" ? { header: undefined, text: part } : part;
    const found = header === undefined ? text : (answer.headers.get(header) ?? "");
    if (!found.toLowerCase().includes(wanted.toLowerCase()))
      faults.push(`${header ?? "the body"} has to have ${wanted}, and is ${found.slice(0, 300) || "empty"}`);
  }
  return faults;
}
