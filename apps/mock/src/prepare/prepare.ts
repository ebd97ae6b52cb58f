import { answersOf as documentedAnswersOf } from "@facility-contracts/model/answer";
import { contractOf } from "@facility-contracts/model/contract";
import { unreadExamplesOf } from "@facility-contracts/model/example";
import type { Operation as ModelOperation } from "@facility-contracts/model/operation";
import { uncheckedCredentials } from "../answers/credentials.ts";
import { type Operation, rangeOf, usualResponse } from "../answers/operation.ts";
import { askPrism } from "../answers/prism.ts";
import { unusableInRequest } from "../answers/unusable-schemas.ts";
import { FAULTS } from "../answers/violations.ts";
import type { MockRequest } from "../http/request.ts";
import type {
  OperationHead,
  Prepared,
  PreparedAnswer,
  PreparedApi,
  PreparedOperation,
  ReadOperation,
  UnreadAnswer,
} from "../prepared.ts";
import { calledOperation, calledOperationsOf } from "./called-operations.ts";
import { exampleOf, exampleToTry } from "./example.ts";
import { envelopeOf, followingOf } from "./markers.ts";
import { readOperation } from "./operations.ts";
import { textOf } from "./text-of.ts";
import { withWrittenHeaders } from "./written-headers.ts";

/** The statuses of requests that are not valid. */
const INVALID = [400, 422];

/** The answer of an operation that documents none, or none that is the last one: Prism has only a 500 for it. */
const NO_BODY: Operation["responses"][number] = { id: "none", code: "200" };

export interface Api {
  readonly name: string;
  readonly document: object;
}

/** Works out what the mock of several APIs answers. */
export async function prepareAll(all: readonly Api[]): Promise<Prepared<PreparedOperation>> {
  return { apis: await Promise.all(all.map(prepareApi)) };
}

async function prepareApi({ name, document }: Api): Promise<PreparedApi<PreparedOperation>> {
  const called = calledOperationsOf(contractOf(document, name));
  const operations = await Promise.all(called.map(prepareOperation));
  return { name, document: textOf(document), example: exampleToTry(called), operations };
}

/** Reads and prepares the operations of a document one by one. */
export function preparationOf(document: object, name: string) {
  const contract = contractOf(document, name);
  return {
    read: (head: OperationHead): Promise<ReadOperation> => read(calledOperation(contract, head)),
    prepare: (head: OperationHead) => prepareOperation(calledOperation(contract, head)),
  };
}

async function read(called: ModelOperation): Promise<ReadOperation> {
  const operation = await readOperation(called);
  const last = operation.responses.filter(({ code }) => !code.startsWith("1"));
  const responses = last.length > 0 ? withWrittenHeaders(last, called) : [NO_BODY];
  return { operation: { ...operation, responses }, example: exampleOf(called) };
}

/**
 * Asks Prism for every answer that does not depend on the request: the usual one, each status, and each example of each
 * status. It answers the same each time, so the mock keeps the answers and need not ask again.
 */
async function prepareOperation(called: ModelOperation): Promise<PreparedOperation> {
  const { operation, example } = await read(called);
  const answers = await answersOf(operation);
  const refusals = await refusalsOf(operation);
  const unchecked = [...uncheckedCredentials(operation), ...unusableInRequest(operation)];
  const unread = unreadExamplesIn(called);
  return {
    operation,
    example,
    answers,
    ...(refusals.length > 0 && { refusals }),
    ...(unchecked.length > 0 && { unchecked }),
    ...(unread.length > 0 && { unread }),
    ...markersOf(called, answers),
  };
}

/** The examples of answers that stand elsewhere: Prism makes up an answer where one of them is the one to send. */
function unreadExamplesIn(operation: ModelOperation): UnreadAnswer[] {
  return documentedAnswersOf(operation).flatMap(({ contents, status }) =>
    contents.flatMap((content) =>
      unreadExamplesOf(content.place).map(({ address, name }) => ({ address, example: name, status })),
    ),
  );
}

/** What the contract says beyond the answers: how the usual one follows its request, and where others say what was wrong. */
function markersOf(
  operation: ModelOperation,
  answers: readonly PreparedAnswer[],
): Pick<PreparedOperation, "following" | "envelopes"> {
  const plain = answers.filter(({ example }) => example === null);
  const usual = plain.find(({ code, status }) => code === null && status < 300);
  const following = usual && followingOf(operation, usual);
  const envelopes = plain.flatMap((answer) => {
    const envelope = answer.code !== null && INVALID.includes(answer.code) && envelopeOf(operation, answer);
    return envelope ? [{ status: answer.code, envelope }] : [];
  });
  return { ...(following && { following }), ...(envelopes.length > 0 && { envelopes }) };
}

async function answersOf(operation: Operation): Promise<PreparedAnswer[]> {
  const asked: { code: number | null; example: string | null }[] = [{ code: null, example: null }];
  const usual = usualResponse(operation);
  for (const response of operation.responses) {
    const { contents = [] } = response;
    const examples = contents.flatMap(({ examples: all = [] }) => all.map(({ key }) => key));
    for (const code of statusesOf(response, operation))
      for (const example of [null, ...examples]) asked.push({ code, example });
    // Without a code, Prism looks for the name in the usual answer.
    if (response === usual) for (const example of examples) asked.push({ code: null, example });
  }
  return Promise.all(
    asked.map(async ({ code, example }) => {
      const preferences = { ...(code && { code }), ...(example && { exampleKey: example }) };
      const answer = await askPrism(operation, plainRequest(operation), preferences, {
        validateRequest: false,
      });
      return { code, example, ...answer };
    }),
  );
}

/**
 * The answers to requests that are not valid, where Prism may choose another media type than to `Prefer`: the first with an
 * example, else the first with a schema, whatever the request accepts.
 */
async function refusalsOf(operation: Operation): Promise<PreparedAnswer[]> {
  const asked = operation.responses.flatMap((response) => {
    const { contents = [] } = response;
    const hasChoice =
      contents.length > 1 || contents.some(({ schema, examples = [] }) => !schema && examples.length === 0);
    const codes = hasChoice ? statusesOf(response, operation).filter((code) => FAULTS.includes(code)) : [];
    const keys = contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key));
    return codes.flatMap((code) => [null, ...keys].map((example) => ({ response, code, example })));
  });
  return Promise.all(
    asked.map(async ({ response, code, example }) => {
      // A body that is left out is a 422 to Prism, which stands for the fault of each status here.
      const faulty = {
        ...operation,
        security: [],
        request: { body: { id: "missing", required: true, contents: [] } },
        responses: [{ ...response, code: "422" as const }],
      };
      const preferences = { code: 422, ...(example && { exampleKey: example }) };
      const answer = await askPrism(faulty, plainRequest(operation), preferences, { validateRequest: true });
      const violations = answer.violations.filter(({ location: [part] }) => part === "response");
      return { ...answer, status: answer.status === 422 ? code : answer.status, violations, code, example };
    }),
  );
}

/** The statuses that an answer is prepared for; of a range and of the default those that a request can be at fault with. */
function statusesOf({ code }: Operation["responses"][number], { responses }: Operation): number[] {
  if (/^\d{3}$/.test(code)) return [Number(code)];
  const others = FAULTS.filter((status) => !responses.some((other) => other.code === String(status)));
  const isRanged = (status: number) => responses.some((other) => other.code === rangeOf(status));
  return others.filter((status) => (code === "default" ? !isRanged(status) : code === rangeOf(status)));
}

function plainRequest({ method, path }: Operation): MockRequest {
  return { method: method.toLowerCase(), path, query: undefined, headers: {}, body: null, bodyLength: 0 };
}
