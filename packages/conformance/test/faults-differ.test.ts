/**
 * No fault does nothing: each differs from the correct provider in the answers to its witness.
 */
import { describe, expect, test } from "vitest";
import type { Fault, Witness } from "../faults/fault.ts";
import { FAULTS } from "../faults/table.ts";
import { createProvider } from "../provider/provider.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";

/** How long to wait for what is never answered. */
const PATIENCE = 150;

/** Dates of this test run, and not of the rows. */
const NOW = new RegExp(`"${new Date().getUTCFullYear()}-[^"]*Z"`, "g");

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return `bytes ${Buffer.from(body).toString("hex")}`;
  }
}

function shown({ status, headers, body }: WireAnswer): string {
  return `${status} ${headers["content-type"]} ${decode(body).replace(NOW, '"now"')}`;
}

/** How the dates of one field stand to each other from one answer to the next. */
function movesOf(answers: readonly string[]): string {
  const dates = answers.map((text) => /"updatedAt":"([^"]*)"/.exec(text)?.[1] ?? "");
  const moves = dates.slice(1).map((date, at) => Math.sign(date.localeCompare(dates[at] ?? "")));
  const hours = dates.map((date) => Math.round((Date.parse(date) - Date.now()) / 3_600_000) > 0);
  return JSON.stringify([moves, hours]);
}

async function sent(
  handle: ReturnType<typeof createProvider>["handle"],
  request: WireRequest,
): Promise<string[]> {
  try {
    const answer = await handle(request, AbortSignal.timeout(PATIENCE));
    return [shown(answer), decode(answer.body)];
  } catch (reason) {
    return [`no answer: ${reason instanceof Error ? reason.name : reason}`, ""];
  }
}

async function seen(fault: Fault | undefined, witness: Witness): Promise<readonly string[]> {
  const provider = createProvider(fault);
  const answers: string[][] = [];
  if (witness.concurrent) {
    answers.push(...(await Promise.all(witness.requests.map((request) => sent(provider.handle, request)))));
  } else {
    for (const request of witness.requests) answers.push(await sent(provider.handle, request));
  }
  const counts = [1, 2, 3].map((report) => provider.anomaliesOfReport(report));
  return [
    ...answers.map(([text]) => text ?? ""),
    movesOf(answers.map(([, body]) => body ?? "")),
    String(counts),
  ];
}

describe("the faults", () => {
  test("have names of their own", () => {
    const ids = FAULTS.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test("say what they do in a sentence of their own", () => {
    const sentences = FAULTS.map(({ says }) => says);
    expect(
      sentences.filter((says, at) => !/^[A-Z].*\.$/.test(says) || sentences.indexOf(says) !== at),
    ).toEqual([]);
  });
});

describe.concurrent("each fault differs from the correct provider", () => {
  test.each(FAULTS.map((fault) => [fault.id, fault] as const))("%s", async (_, fault) => {
    const [faulty, correct] = await Promise.all([seen(fault, fault.witness), seen(undefined, fault.witness)]);
    expect(faulty).not.toEqual(correct);
  });

  test("and the correct provider does not differ from itself", async () => {
    for (const { id, witness } of FAULTS) {
      expect([id, ...(await seen(undefined, witness))]).toEqual([id, ...(await seen(undefined, witness))]);
    }
  });
});
