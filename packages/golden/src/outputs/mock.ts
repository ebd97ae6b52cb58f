/**
 * What the mock answers to contract, differential and malformed requests: status, headers and body.
 */
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { prepareContract } from "../../../../apps/mock/build/prepare-contract.ts";
import {
  type DifferentialRequest,
  requestsOf,
  requestsOfNone,
} from "../../../../apps/mock/test/differential-requests.ts";
import { documented, undocumented } from "../../../../apps/mock/test/malformed-requests.ts";
import { listeningMock } from "../../../../apps/mock/test/mock-server.ts";
import { exchange } from "../../../../apps/mock/test/raw-exchange.ts";
import mockConfig from "../../../conformance/examples/mock.config.ts";
import type { Output } from "../golden-file.ts";
import { reportOf } from "./contract-tests.ts";

/** Each request with its answer. */
export async function mock(): Promise<Output> {
  const prepared = await prepareContract();
  const { server, origin } = await listeningMock({}, prepared);
  const output = new Map<string, string>();
  try {
    const operations = prepared.apis.flatMap((api) => api.operations);
    for (const one of [...operations.flatMap(requestsOf), ...requestsOfNone()])
      output.set(one.title, withoutOrigin(await answerTo(origin, one), origin));
    const { port } = server.address() as AddressInfo;
    for (const [name, [, , parts]] of Object.entries(documented))
      output.set(`malformed: ${name}`, withoutOrigin(await rawAnswer(port, parts), origin));
    for (const [name, [, parts]] of Object.entries(undocumented))
      output.set(`malformed: ${name}`, withoutOrigin(await rawAnswer(port, parts), origin));
    return output;
  } finally {
    server.close();
  }
}

/** What the contract tests report of the mock. */
export async function mockReport(): Promise<Output> {
  const { server, origin } = await listeningMock();
  try {
    const { tickets, "safety-register": register } = mockConfig;
    return await reportOf({
      tickets: { ...tickets, baseUrl: origin },
      "safety-register": { ...register, baseUrl: origin },
    });
  } finally {
    server.close();
  }
}

async function rawAnswer(port: number, parts: readonly (string | Buffer)[]): Promise<string> {
  const { head, body } = await exchange(port, ...parts);
  return `${head}\n\n${body}`;
}

function answerTo(origin: string, { method, path, headers, body }: DifferentialRequest): Promise<string> {
  const { hostname, port } = new URL(origin);
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...headers, ...length } }, (answer) => {
      text(answer).then((content) => {
        const lines = answer.rawHeaders
          .map((part, index) => (index % 2 === 0 ? `\n${part}: ` : part))
          .join("");
        resolve(`${answer.statusCode}${lines}\n\n${content}`);
      }, reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The time and the port are of this run. */
function withoutOrigin(answer: string, origin: string): string {
  return answer.replace(/^Date: .*$/m, "Date: -").replaceAll(origin, "ORIGIN");
}
