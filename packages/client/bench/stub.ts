/**
 * What stands in the place of `globalThis.fetch`. Nothing is sent.
 */
import { isDeepStrictEqual } from "node:util";
import { Failure } from "@facility-contracts/command/failure";
import type { Contestant } from "./contestant.ts";
import { EXPECTED, type Expected, type OperationName } from "./operations.ts";

/** So long a call may take before it ends when it has a time-out, in milliseconds. */
const TIMEOUT = 20;

/** A call that has not ended by then does not heed its time-out, in milliseconds. */
const MAX_WAIT = 60_000;

/** Answers every request at once. */
export function answer(operation: OperationName): void {
  const json = JSON.stringify(EXPECTED[operation].answer);
  globalThis.fetch = () => Promise.resolve(respond(json));
}

function respond(json: string): Response {
  return new Response(json, { headers: { "content-type": "application/json" } });
}

/**
 * Makes sure that a call does what it is measured for.
 *
 * @throws {Failure} when it sends something else, gives something else, or does not end in time
 */
export async function verify(contestant: Contestant, operation: OperationName): Promise<void> {
  const expected = EXPECTED[operation];
  const requests: Request[] = [];
  globalThis.fetch = (input, init) => {
    requests.push(new Request(input, init));
    return Promise.resolve(respond(JSON.stringify(expected.answer)));
  };
  const data = await contestant.calls(30_000)[operation]();
  const [request] = requests;
  const problem =
    requests.length !== 1 || request === undefined
      ? `sends ${requests.length} requests`
      : ((await difference(request, expected, contestant.credentials)) ??
        (isDeepStrictEqual(data, expected.answer) ? undefined : `gives ${JSON.stringify(data)}`) ??
        (contestant.timeout && !(await endsInTime(contestant, operation)) ? "has no time-out" : undefined));
  if (problem !== undefined) throw new Failure(1, `${contestant.name}: ${operation} ${problem}`);
}

async function difference(
  request: Request,
  { method, url, headers, credentials, body }: Expected,
  withCredentials: boolean,
): Promise<string | undefined> {
  const text = await request.text();
  const sent = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: text === "" ? undefined : JSON.parse(text),
  };
  const expected = { method, url, headers: { ...headers, ...(withCredentials && credentials) }, body };
  return isDeepStrictEqual(sent, expected)
    ? undefined
    : `sends ${JSON.stringify(sent)} instead of ${JSON.stringify(expected)}`;
}

/** Whether a call ends that nobody answers. */
async function endsInTime(contestant: Contestant, operation: OperationName): Promise<boolean> {
  globalThis.fetch = (input, init) =>
    new Promise((_, reject) => {
      const signal = new Request(input, init).signal;
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const ended = contestant
    .calls(TIMEOUT)
    [operation]()
    .then(
      () => true,
      () => true,
    );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT, false);
  });
  const inTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  return inTime;
}
