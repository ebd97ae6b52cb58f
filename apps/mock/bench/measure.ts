import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "@facility-contracts/bench/load";
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
  const servers: (Named & { readonly isDynamic: boolean })[] = [];
  for (const { name, isDynamic = false, start } of CONTESTANTS) {
    servers.push({ name, isDynamic, server: await start() });
  }
  const memoryNow = (): ByContestant =>
    Object.fromEntries(servers.map(({ name, server }) => [name, server.memory()]));
  const memory = new Map([["idle", memoryNow()]]);
  const cases: { name: string; costs: ByTurn }[] = [];
  for (const request of CASES) {
    if (request.dynamic) memory.set("after load", memoryNow());
    progress(request.name);
    const able = servers.filter(({ isDynamic }) => isDynamic || !request.dynamic);
    const [ours = ""] = await Promise.all(able.map(({ server }) => ask(server.origin, request)));
    const bare = { name: BARE.name, server: await BARE.start(request.status, ours) };
    const requests = request.dynamic ? Math.ceil(effort.requests / FEWER_REQUESTS) : effort.requests;
    const costs = await measureInTurn(
      [...able, bare].map((one) => ({ ...one, next: () => request })),
      { ...effort, requests },
    );
    cases.push({ name: request.name, costs });
    await bare.server.stop();
  }
  memory.set("after load, with dynamic answers", memoryNow());
  await Promise.all(servers.map(({ server }) => server.stop()));
  return { cases, memory: Object.fromEntries(memory) };
}

interface Named {
  readonly name: string;
  readonly server: RunningServer;
}

/** What a GET costs by the number of operations in the document, the names of ours and Prism followed by it. */
export async function measureOperations(counts: readonly number[], effort: Effort): Promise<ByTurn> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const servers: (Named & Contestant)[] = [];
  const next = () => GET_INTERVENTION;
  for (const operations of counts) {
    const { document, prepared } = await writeOperations(operations, folder);
    servers.push({ name: `ours ${operations}`, server: await startOursOn(prepared), next });
    servers.push({ name: `prism ${operations}`, server: await startPrism(document), next });
  }
  const turns = Math.ceil(effort.turns / FEWER_TURNS);
  const costs = await measureInTurn(servers, { ...effort, turns });
  await Promise.all(servers.map(({ server }) => server.stop()));
  await rm(folder, { recursive: true });
  return costs;
}
