import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "@facility-contracts/bench/median";
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand, type Values } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { CASES, GET_INTERVENTION } from "./cases.ts";
import { requestsPerSecond } from "./load.ts";
import { writeOperations } from "./many-operations.ts";
import { ask, type RunningServer, startConstant, startOurs, startOursOn, startPrism } from "./servers.ts";

/*
 * How fast the mock is, next to `prism mock` and to a server that only answers with a constant. All of them take turns
 * in one run, so that a busy machine slows all of them down. Absolute numbers differ between machines, ratios less.
 */

const COMMAND = {
  does: `Measures this mock next to \`prism mock\` and a bare node:http server, in turn, on this machine.`,
  usage: "npm run bench -- mock [options]",
  options: {
    seconds: {
      value: "number",
      help: "how long each server answers each kind of request, each time",
      default: "3",
    },
    rounds: { value: "number", help: "how often; the table shows medians", default: "3" },
    json: { help: "print the results as JSON" },
  },
} as const satisfies Command<Options>;

/** So long each server answers before it is measured, in seconds: Node compiles what runs often. */
const WARM_UP = 2;

/** Medians of one kind of request, in answers a second. */
interface CaseResult {
  readonly name: string;
  readonly ours: number;
  readonly twoWorkers: number;
  readonly prism: number;
  readonly bare: number;
}

await runCommand("bench", COMMAND, async (values) => {
  const { seconds, rounds, json } = checkedOptions(values);
  // The servers end with this process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);

  progress("start to first answer");
  const starts = await measureStarts(rounds);
  const { cases, memory } = await measureCases(seconds, rounds, progress);
  progress("5 and 400 operations");
  const operations = await measureOperations([5, 400], seconds);
  progress("done");
  if (json) console.log(JSON.stringify({ formatVersion: 1, starts, cases, memory, operations }, null, 2));
  else print(starts, cases, memory, operations);
});

/** Milliseconds from the start to the first answer. */
async function measureStarts(rounds: number) {
  const [ours, prism, bare]: number[][] = [[], [], []];
  for (let round = 0; round < Math.max(rounds, 5); round++) {
    for (const [times, start] of [
      [ours, startOurs],
      [prism, startPrism],
      [bare, () => startConstant(200, "{}")],
    ] as const) {
      const server = await start();
      times?.push(server.started);
      await server.stop();
    }
  }
  return { ours: median(ours ?? []), prism: median(prism ?? []), bare: median(bare ?? []) };
}

async function measureCases(seconds: number, rounds: number, progress: (text: string) => void) {
  const [ours, twoWorkers, prism] = [
    await startOurs(),
    await startOurs("--workers", "2"),
    await startPrism(),
  ];
  const memoryNow = () => ({ ours: ours.memory(), prism: prism.memory() });
  const memory = new Map([["idle", memoryNow()]]);
  const cases: CaseResult[] = [];
  for (const request of CASES) {
    if (request.dynamic) memory.set("after load", memoryNow());
    progress(request.name);
    await ask(prism.origin, request);
    const bare = await startConstant(request.status, await ask(ours.origin, request));
    const rates = new Map<RunningServer, number[]>(
      [ours, twoWorkers, prism, bare].map((server) => [server, []]),
    );
    for (const [server] of rates) await requestsPerSecond(server.origin, request, WARM_UP);
    for (let round = 0; round < rounds; round++) {
      for (const [server, all] of rates) all.push(await requestsPerSecond(server.origin, request, seconds));
    }
    await bare.stop();
    const rate = (server: RunningServer) => median(rates.get(server) ?? []);
    cases.push({
      name: request.name,
      ours: rate(ours),
      twoWorkers: rate(twoWorkers),
      prism: rate(prism),
      bare: rate(bare),
    });
  }
  memory.set("after load, with dynamic answers", memoryNow());
  await Promise.all([ours, twoWorkers, prism].map((server) => server.stop()));
  return { cases, memory: Object.fromEntries(memory) };
}

/** Microseconds that a GET takes, by the number of operations in the document. */
async function measureOperations(counts: readonly number[], seconds: number) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const results: { operations: number; ours: number; prism: number }[] = [];
  for (const operations of counts) {
    const { document, prepared } = await writeOperations(operations, folder);
    const [ours, prism] = [await startOursOn(prepared), await startPrism(document)];
    const microseconds = async ({ origin }: RunningServer) => {
      await requestsPerSecond(origin, GET_INTERVENTION, WARM_UP);
      return 1e6 / (await requestsPerSecond(origin, GET_INTERVENTION, seconds));
    };
    results.push({ operations, ours: await microseconds(ours), prism: await microseconds(prism) });
    await Promise.all([ours.stop(), prism.stop()]);
  }
  await rm(folder, { recursive: true });
  return results;
}

function print(
  starts: Awaited<ReturnType<typeof measureStarts>>,
  cases: readonly CaseResult[],
  memory: Awaited<ReturnType<typeof measureCases>>["memory"],
  operations: Awaited<ReturnType<typeof measureOperations>>,
): void {
  const [whole, ratio] = [
    (value: number) => Math.round(value).toLocaleString("en"),
    (value: number) => value.toFixed(2),
  ];
  const megabytes = (value: number | undefined) => (value === undefined ? "?" : whole(value));
  const share = (a = Number.NaN, b = Number.NaN) => ratio(a / b);
  console.log(`
Node ${process.version}, ${availableParallelism()} cores, one of them for the load

${table([
  ["answers a second", "ours", "prism mock", "bare", "ours / prism", "ours / bare", "2 workers / ours"],
  ...cases.map(({ name, ours, twoWorkers, prism, bare }) => [
    name,
    whole(ours),
    whole(prism),
    whole(bare),
    (ours / prism).toFixed(1),
    ratio(ours / bare),
    ratio(twoWorkers / ours),
  ]),
])}

${table([
  ["", "ours", "prism mock", "bare", "prism / ours"],
  [
    "start to first answer, ms",
    whole(starts.ours),
    whole(starts.prism),
    whole(starts.bare),
    (starts.prism / starts.ours).toFixed(1),
  ],
])}

${table([
  ["memory, MB", "ours", "prism mock", "ours / prism"],
  ...Object.entries(memory).map(([when, { ours, prism }]) => {
    return [when, megabytes(ours), megabytes(prism), share(ours, prism)];
  }),
])}

${table([
  ["a GET takes, us", "ours", "prism mock"],
  ...operations.map((result) => [`${result.operations} operations`, ratio(result.ours), ratio(result.prism)]),
])}
`);
}

function checkedOptions(values: Values<typeof COMMAND.options>) {
  const { seconds, rounds, ...flags } = values;
  return {
    ...flags,
    seconds: wholeNumber("--seconds", seconds, 1, 99),
    rounds: wholeNumber("--rounds", rounds, 1, 99),
  };
}
