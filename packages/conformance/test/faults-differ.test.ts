/**
 * No fault does nothing: each differs from the correct provider in the answers to its witness.
 */
import { describe, expect, test } from "vitest";
import type { Fault, Witness } from "../faults/fault.ts";
import { FAULTS } from "../faults/table.ts";
import { createProvider, type Provider } from "../provider/provider.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";

/** How long to wait for what may never be answered, and for what is answered also on a busy machine. */
const PATIENCE = { faulty: 300, correct: 30_000 };

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

/** Whether the date of a row moves from one answer to the next, and whether it is ahead of the clock. */
function movesOf(answers: readonly string[]): string {
  const last = new Map<string, string>();
  return answers
    .map((text) => {
      // The row first: dates of two rows may or may not fall into one millisecond.
      const row = /"id":("[^"]*"|\d+)/.exec(text)?.[1] ?? "";
      const date = /"updatedAt":"([^"]*)"/.exec(text)?.[1] ?? "";
      const before = last.get(row) ?? date;
      last.set(row, date);
      return `${Math.sign(date.localeCompare(before))} ${Date.parse(date) > Date.now() + 1_800_000}`;
    })
    .join();
}

async function sent(provider: Provider, request: WireRequest, patience: number): Promise<string[]> {
  try {
    const answer = await provider.handle(request, AbortSignal.timeout(patience));
    return [shown(answer), decode(answer.body)];
  } catch (reason) {
    return [`no answer: ${reason instanceof Error ? reason.name : reason}`, ""];
  }
}

async function seen(fault: Fault | undefined, witness: Witness): Promise<readonly string[]> {
  const provider = createProvider(fault);
  const patience = fault === undefined ? PATIENCE.correct : PATIENCE.faulty;
  const answers: string[][] = [];
  if (witness.concurrent) {
    answers.push(
      ...(await Promise.all(witness.requests.map((request) => sent(provider, request, patience)))),
    );
  } else {
    for (const request of witness.requests) answers.push(await sent(provider, request, patience));
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
