/**
 * Every mutant does something: for each one there is a request whose answer is another one.
 */
import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import { operations } from "@facility-contracts/contract/frozen/operations";
import type { WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import { describe, expect, test } from "vitest";
import { equivalentOf } from "../mutation/equivalent.ts";
import type { Known, Mutant } from "../mutation/mutant.ts";
import { everyMutant } from "../mutation/mutants.ts";
import { answerValidator } from "./mutation-document.ts";
import { probes } from "./mutation-probes.ts";
import { ABSENT, fakeProvider, TOKENS } from "./mutation-provider.ts";

const SCHEMES = ["bearerAuth", "sessionToken", "sessionCookie"];
const { signal } = new AbortController();

/** In npm test, one of each kind, of the operations in turn. */
const SAMPLE = sampledInTurn(
  everyMutant(),
  ({ kind, side }) => `${side} ${kind}`,
  ({ operationId }) => operationId,
);

/** A request and what the provider answers when it has no fault. */
interface Probe {
  readonly request: WireRequest;
  readonly right: WireAnswer;
}

describe.each(operations)("$operationId", (operation) => {
  const mutants = SAMPLE.filter(({ operationId }) => operationId === operation.operationId);
  const requestMutants = mutants.filter(({ side }) => side === "request");
  const answerMutants = mutants.filter(({ side }) => side === "answer");
  const provider = fakeProvider(operation);

  test("a request mutant judges a request otherwise, and no two do it alike", async () => {
    const all = await probesOf();
    const behaviours = await behavioursOf(
      requestMutants,
      all,
      ({ status, body }, probe) => `${probe}:${status}:${body.length}`,
    );
    expect(silent(behaviours)).toEqual([]);
    expect(alike(behaviours)).toEqual([]);
  });

  test("an answer mutant changes an answer, and no two do it alike", async () => {
    const behaviours = await behavioursOf(answerMutants, await differentAnswers(), text);
    expect(silent(behaviours)).toEqual([]);
    expect(alike(behaviours)).toEqual([]);
  });

  test("a wrong value is wrong by the schema, an equivalent one is right", async () => {
    const all = await differentAnswers();
    const statuses = new Set(all.map(({ right }) => right.status));
    const wrong: string[] = [];
    for (const mutant of answerMutants) {
      const [, , status = ""] = mutant.id.split("/");
      expect(statuses).toContain(Number(status));
      if (!/^answer\/(type|value|format|item|required|envelope|optional|extra)$/.test(mutant.kind)) continue;
      const isValid = answerValidator(operation, status);
      const changed = (await differences(mutant, all)).map(([answer]) => answer);
      const valid = changed.map(({ body }) => isValid(JSON.parse(new TextDecoder().decode(body))));
      const allowed = mutant.kind === "answer/optional" || mutant.kind === "answer/extra";
      if (valid.includes(!allowed)) wrong.push(mutant.id);
    }
    expect(wrong).toEqual([]);
  });

  async function probesOf(): Promise<Probe[]> {
    return Promise.all(
      probes(operation).map(async (request) => ({ request, right: await provider(request, signal) })),
    );
  }

  /** What a mutant does to an answer does not depend on why it was given. */
  async function differentAnswers(): Promise<Probe[]> {
    const all = (await probesOf()).map(
      (probe) => [`${probe.request.target} ${text(probe.right)}`, probe] as const,
    );
    return [...new Map(all).values()];
  }

  async function differences(
    mutant: Mutant,
    all: readonly Probe[],
  ): Promise<(readonly [WireAnswer, number])[]> {
    const transport = mutant.wrap(provider, knownOf(mutant));
    const given = await Promise.all(all.map(({ request }) => transport(request, signal)));
    return given
      .map((answer, index) => [answer, index] as const)
      .filter(([answer, index]) => text(answer) !== text(all[index]?.right));
  }

  async function behavioursOf(
    some: readonly Mutant[],
    all: readonly Probe[],
    as: (answer: WireAnswer, probe: number) => string,
  ): Promise<Map<Mutant, string>> {
    const behaviours = new Map<Mutant, string>();
    for (const mutant of some) {
      const changed = await differences(mutant, all);
      behaviours.set(mutant, changed.map(([answer, probe]) => as(answer, probe)).join());
    }
    return behaviours;
  }
});

function knownOf({ api }: Mutant): Known {
  const absent = Object.entries(ABSENT).flatMap(([name, id]) => (name === api ? [id] : []));
  const of = (token: string) => Object.fromEntries(SCHEMES.map((scheme) => [scheme, token]));
  return { valid: of(TOKENS.valid), expired: of(TOKENS.expired), absent };
}

function silent(behaviours: ReadonlyMap<Mutant, string>): string[] {
  return [...behaviours]
    .filter(([mutant, behaviour]) => behaviour === "" && !equivalentOf(mutant))
    .map(([{ id }]) => id);
}

function alike(behaviours: ReadonlyMap<Mutant, string>): string[][] {
  const groups = Map.groupBy(
    [...behaviours].filter(([, behaviour]) => behaviour !== ""),
    ([, behaviour]) => behaviour,
  );
  return [...groups.values()].filter(({ length }) => length > 1).map((group) => group.map(([{ id }]) => id));
}

function text(answer: WireAnswer | undefined): string {
  if (answer === undefined) return "";
  return `${answer.status} ${JSON.stringify(answer.headers)} ${Buffer.from(answer.body).toString("latin1")}`;
}
