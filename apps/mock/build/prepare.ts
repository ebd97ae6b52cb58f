import { validateHeaderValue } from "node:http";
import { Failure } from "@facility-contracts/command/failure";
import { type Answer, write } from "../src/answers/answer.ts";
import { type Operation, usualResponse } from "../src/answers/operation.ts";
import { askPrism } from "../src/answers/prism.ts";
import { API_NAMES, documentPath } from "../src/documents.ts";
import { firstLine } from "../src/error-message.ts";
import type { MockRequest } from "../src/http/request.ts";
import type { Prepared, PreparedAnswer, PreparedOperation } from "../src/prepared.ts";
import { readOperations } from "./operations.ts";

/** Works out what the mock of all APIs answers. */
export async function prepareAll(): Promise<Prepared> {
  return {
    apis: await Promise.all(
      API_NAMES.map(async (name) => ({
        name,
        operations: await prepare(await readOperations(documentPath(name))),
      })),
    ),
  };
}

/**
 * Asks Prism for every answer that does not depend on the request: of each operation the usual one, each status, and
 * each example of each status. It answers the same each time, so the mock keeps the answers and need not ask again.
 */
export function prepare(operations: Operation[]): Promise<PreparedOperation[]> {
  return Promise.all(
    operations.map(async (operation) => ({ operation, answers: await answersOf(operation) })),
  );
}

async function answersOf(operation: Operation): Promise<PreparedAnswer[]> {
  const asked: { code: number | null; example: string | null }[] = [{ code: null, example: null }];
  const usual = usualResponse(operation);
  for (const response of operation.responses) {
    if (!/^\d{3}$/.test(response.code)) continue;
    const { contents = [] } = response;
    const code = Number(response.code);
    const examples = contents.flatMap(({ examples: all = [] }) => all.map(({ key }) => key));
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
      makeSureOf(answer, operation);
      return { code, example, ...answer };
    }),
  );
}

/** The mock writes these answers when it starts, and sends them as they are. */
function makeSureOf(answer: Answer, { method, path }: Operation): void {
  try {
    for (const [name, value] of Object.entries(write(answer).headers)) validateHeaderValue(name, value);
  } catch (cause) {
    throw new Failure(1, `${method.toUpperCase()} ${path}: ${firstLine(cause)}`, { cause });
  }
}

function plainRequest({ method, path }: Operation): MockRequest {
  return { method: method.toLowerCase(), path, query: undefined, headers: {}, body: null, bodyLength: 0 };
}
