/**
 * What the sandbox answers of any contract, without the folders of our APIs: each handler shows what it was given, and answers
 * the example of its operation. Prints the answers as JSON, by request.
 */
import { apis } from "@facility-contracts/contract/apis";
import { answersOf } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import type { Operation } from "@facility-contracts/model/operation";
import type { WrittenRequest } from "@facility-contracts/model/written";
import { contractApiOf } from "../../../../../apps/sandbox/src/contract/contract-api.ts";
import type { ReceivedCall } from "../../../../../apps/sandbox/src/operations/handler.ts";
import { overview } from "../../../../../apps/sandbox/src/overview.ts";
import { servedApiOf } from "../../../../../apps/sandbox/src/served-apis.ts";
import { smallApp } from "../../../../../apps/sandbox/test/engine/small-app.ts";
import { requestsOf } from "./requests.ts";

let given: string | undefined;
const served = apis.map((api) => {
  const contractApi = contractApiOf(api);
  const handlers = contractApi.operations.map((operation) => {
    const answer = exampleOf(operation);
    return [
      operation.name,
      async (call: ReceivedCall) => {
        given = JSON.stringify({ ...call, account: undefined });
        return answer;
      },
    ] as const;
  });
  return servedApiOf(contractApi, { handlers: new Map(handlers) });
});
const app = await smallApp(served, {
  cors: true,
  // Whoever sends a token may do everything.
  holderOf: (_kind, token) =>
    token === ""
      ? undefined
      : {
          name: "anybody",
          permissions: new Set(
            served.flatMap((api) =>
              api.served.flatMap(({ ways }) => ways.flatMap(({ permissions }) => permissions)),
            ),
          ),
        },
});
const answers: Record<string, string> = { overview: overview(served, "http://sandbox") };
for (const { name, operations } of served)
  for (const operation of operations)
    for (const [title, request] of requestsOf(operation))
      answers[`${name} ${operation.name}: ${title}`] = await answerTo(request);
await app.close();
process.stdout.write(JSON.stringify(answers));

/** The first success of an operation. */
function exampleOf(operation: Operation) {
  const [success] = answersOf(operation).filter(({ status }) => /^2\d\d$/.test(status));
  const content = jsonContentIn(success?.contents ?? []);
  const [example] = content === undefined ? [] : examplesOf(content.place);
  return { status: Number(success?.status), body: example?.value };
}

/** Status, headers, body and what the handler was given, without what is of this run. */
async function answerTo({ method, target, headers, body }: WrittenRequest): Promise<string> {
  given = undefined;
  const {
    statusCode,
    headers: sent,
    payload,
  } = await app.inject({
    method: method as "GET",
    url: target,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    ...(body === undefined ? {} : { payload: body }),
  });
  const lines = Object.entries(sent)
    .filter(([name]) => !["date", "x-request-id"].includes(name))
    .map(([name, value]) => `${name}: ${value}`);
  return [statusCode, ...lines, "", payload, given ?? "the handler was not called"].join("\n");
}
