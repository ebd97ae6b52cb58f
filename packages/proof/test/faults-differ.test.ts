/**
 * No fault does nothing: each differs from the correct provider in the answers to its witness.
 */
import { setImmediate } from "node:timers/promises";
import type { Deviation } from "@facility-contracts/provider/deviation";
import { createProvider, Hangs, type Provider } from "@facility-contracts/provider/provider";
import type { WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import { describe, expect, test } from "vitest";
import type { Witness } from "../faults/fault.ts";
import { FAULTS } from "../faults/table.ts";

/** Nobody gives up: what hangs says so, and the test has a limit. */
const NEVER = new AbortController().signal;

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
  return `${status} ${JSON.stringify(headers)} ${decode(body).replace(NOW, '"now"')}`;
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

async function sent(provider: Provider, request: WireRequest): Promise<string[]> {
  try {
    const answer = await provider.handle(request, NEVER);
    return [shown(answer), decode(answer.body)];
  } catch (reason) {
    return [`no answer: ${reason instanceof Error ? reason.name : reason}`, ""];
  }
}

async function seen(fault: Deviation | undefined, witness: Witness): Promise<readonly string[]> {
  const provider = createProvider(fault, { hangs: "reject" });
  const answers: string[][] = [];
  if (witness.concurrent) {
    answers.push(...(await Promise.all(witness.requests.map((request) => sent(provider, request)))));
  } else {
    for (const request of witness.requests) answers.push(await sent(provider, request));
  }
  const counts = [1, 2, 3].map((report) => provider.anomaliesOfReport(report));
  const kept = JSON.stringify(provider.anomaly(1)).replace(NOW, '"now"');
  return [
    ...answers.map(([text]) => text ?? ""),
    movesOf(answers.map(([, body]) => body ?? "")),
    String(counts),
    kept,
  ];
}

describe("the faults", () => {
  test("hang until the caller gives up, unless it wants to be told", async () => {
    const fault = FAULTS.find(({ id }) => id === "empty-body-hangs");
    const [request] = fault?.witness.requests ?? [];
    if (request === undefined) throw new Error("no fault hangs");
    const control = new AbortController();
    const waiting = createProvider(fault).handle(request, control.signal);
    expect(await Promise.race([waiting, setImmediate("still waiting")])).toBe("still waiting");
    control.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
    await expect(createProvider(fault, { hangs: "reject" }).handle(request, NEVER)).rejects.toThrow(Hangs);
  });

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
    const { witness, beside } = fault;
    const [faulty, correct] = await Promise.all([seen(fault, witness), seen(beside, witness)]);
    expect(faulty).not.toEqual(correct);
  });

  test("and the correct provider does not differ from itself", async () => {
    for (const { id, witness } of FAULTS) {
      expect([id, ...(await seen(undefined, witness))]).toEqual([id, ...(await seen(undefined, witness))]);
    }
  });
});
