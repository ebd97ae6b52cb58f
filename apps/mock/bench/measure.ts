import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, type LoadRequest } from "@facility-contracts/bench/load";
import { forEachPart } from "@facility-contracts/bench/parts";
import { type ByTurn, type Contestant, type Effort, measureInTurn } from "@facility-contracts/bench/turns";
import { CASES, GET_INTERVENTION } from "./cases.ts";
import { BARE, CONTESTANTS } from "./contestants.ts";
import { writeOperations } from "./many-operations.ts";
import { type RunningServer, startOursOn, startPrism } from "./servers.ts";

/** Numbers by the name of the contestant; those that cannot do it are left out. */
export type ByContestant = Readonly<Partial<Record<string, number>>>;

/** To make an answer up takes a hundred times as long, and Prism with many operations ten times. */
const FEWER_REQUESTS = 50;
const FEWER_TURNS = 3;

/** So many starts say enough of what takes a tenth of a second to one. */
const MAX_STARTS = 9;

/** Milliseconds from the start to the first answer. */
export async function measureStarts({ turns }: Effort): Promise<ByTurn> {
  const times: Record<string, number[]> = {};
  for (let turn = 0; turn < Math.min(turns, MAX_STARTS); turn++) {
    for (const { name, start } of [...CONTESTANTS, BARE]) {
      const server = await start();
      times[name] = [...(times[name] ?? []), server.started];
      await server.stop();
    }
  }
  return times;
}

/** What an answer to each kind of request costs, in microseconds, and the memory that the servers take in between. */
export async function measureCases(effort: Effort, progress: (text: string) => void) {
  const all: (Named & { readonly isDynamic: boolean })[] = [];
  for (const { name, isDynamic = false, start } of CONTESTANTS) {
    all.push({ name, isDynamic, servers: await forEachPart(start) });
  }
  const memoryNow = (): ByContestant =>
    Object.fromEntries(all.map(({ name, servers: [first] }) => [name, first.memory()]));
  const memory = new Map([["idle", memoryNow()]]);
  const cases: { name: string; costs: ByTurn }[] = [];
  for (const request of CASES) {
    if (request.dynamic) memory.set("after load", memoryNow());
    progress(request.name);
    const able = all.filter(({ isDynamic }) => isDynamic || !request.dynamic);
    const answers = await Promise.all(able.map(({ servers }) => askEach(servers, request)));
    const constant = answers[0]?.[0];
    const bare = { name: BARE.name, servers: await forEachPart(() => BARE.start(request.status, constant)) };
    const requests = request.dynamic ? Math.ceil(effort.requests / FEWER_REQUESTS) : effort.requests;
    const costs = await measureInTurn(
      [...able, bare].map((one) => ({ ...one, next: () => request })),
      { ...effort, requests },
    );
    cases.push({ name: request.name, costs });
    await stop([bare]);
  }
  memory.set("after load, with dynamic answers", memoryNow());
  await stop(all);
  return { cases, memory: Object.fromEntries(memory) };
}

interface Named {
  readonly name: string;
  readonly servers: readonly [RunningServer, ...RunningServer[]];
}

/** Makes sure that each gives the expected answer. */
function askEach(servers: readonly RunningServer[], request: LoadRequest): Promise<string[]> {
  return Promise.all(servers.map(({ origin }) => ask(origin, request)));
}

async function stop(contestants: readonly Named[]): Promise<void> {
  await Promise.all(contestants.flatMap(({ servers }) => servers.map((server) => server.stop())));
}

/** What a GET costs by the number of operations in the document, the names of ours and Prism followed by it. */
export async function measureOperations(counts: readonly number[], effort: Effort): Promise<ByTurn> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const contestants: (Named & Contestant)[] = [];
  const next = () => GET_INTERVENTION;
  for (const operations of counts) {
    const { document, prepared } = await writeOperations(operations, folder);
    contestants.push({ name: `ours ${operations}`, servers: [await startOursOn(prepared)], next });
    contestants.push({ name: `prism ${operations}`, servers: [await startPrism(document)], next });
  }
  const turns = Math.ceil(effort.turns / FEWER_TURNS);
  const costs = await measureInTurn(contestants, { ...effort, turns });
  await stop(contestants);
  await rm(folder, { recursive: true });
  return costs;
}
