import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "@facility-contracts/bench/median";
import { Failure } from "@facility-contracts/command/failure";
import { runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { type CallResult, measureCalls } from "./calls.ts";
import { type Generated, generateHeyApi, generateOrval } from "./generate.ts";
import { COMMAND, checkedOptions } from "./options.ts";
import { sizedPrograms, typedPrograms } from "./programs.ts";
import { bundleSize } from "./size.ts";
import { typeCost } from "./type-cost.ts";

/*
 * What a call costs with this package and with others, in time, in bytes and in work of the compiler. All of them take
 * turns in one run, so that a busy machine slows all of them down. Times differ between machines, ratios less, sizes
 * and instantiations not at all.
 */

/** Rounds of the compiler. Only its time varies. */
const COMPILER_ROUNDS = 5;

interface SizeResult {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
}

interface TypeResult {
  readonly name: string;
  readonly instantiations: number;
  readonly types: number;
  readonly seconds: number;
}

await runCommand("bench", COMMAND, async (values) => {
  const { rounds, calls, json } = checkedOptions(values);
  if (!existsSync(join(import.meta.dirname, "../dist/src/index.js")))
    throw new Failure(1, "There is no packages/client/dist; `npm run build` makes it");
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);

  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    progress("generate the clients of others");
    const generated = { heyApi: await generateHeyApi(folder), orval: await generateOrval(folder) };
    const callResults = await measureCalls(generated, rounds, calls, progress);
    progress("sizes");
    const sizes = await measureSizes(generated.heyApi, generated.orval);
    progress("types");
    const types = await measureTypes(generated.heyApi, generated.orval);
    progress("done");
    if (json) console.log(JSON.stringify({ formatVersion: 1, calls: callResults, sizes, types }, null, 2));
    else print(callResults, sizes, types);
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function measureSizes(heyApi: Generated, orval: Generated): Promise<SizeResult[]> {
  const results: SizeResult[] = [];
  for (const [name, source] of Object.entries(sizedPrograms(heyApi, orval)))
    results.push({ name, ...(await bundleSize(source)) });
  return results;
}

async function measureTypes(heyApi: Generated, orval: Generated): Promise<TypeResult[]> {
  const programs = Object.entries(typedPrograms(heyApi, orval));
  const rounds: TypeResult[][] = [];
  for (let round = 0; round < COMPILER_ROUNDS; round++) {
    const results: TypeResult[] = [];
    for (const [name, source] of programs) results.push({ name, ...(await typeCost(source)) });
    rounds.push(results);
  }
  const [first = []] = rounds;
  return first.map((result, place) => ({
    ...result,
    seconds: median(rounds.flatMap((results) => results[place]?.seconds ?? [])),
  }));
}

function print(
  calls: readonly CallResult[],
  sizes: readonly SizeResult[],
  types: readonly TypeResult[],
): void {
  const [whole, tenth, ratio] = [
    (value: number) => value.toLocaleString("en"),
    (value: number) => value.toFixed(1),
    (value: number) => value.toFixed(2),
  ];
  const yes = (value: boolean) => (value ? "yes" : "-");
  console.log(`
Node ${process.version}, ${availableParallelism()} cores

${table([
  ["a call takes, us", "credentials", "time-out", "PUT ticket", "GET intervention", "ours / it, PUT", "GET"],
  ...calls.map(({ name, credentials, timeout, microseconds, ours }) => [
    name,
    yes(credentials),
    yes(timeout),
    tenth(microseconds.updateTicket),
    tenth(microseconds.getIntervention),
    ratio(ours.updateTicket),
    ratio(ours.getIntervention),
  ]),
])}

${table([
  ["size of a bundle, bytes", "minified", "gzip -9"],
  ...sizes.map(({ name, minified, gzip }) => [name, whole(minified), whole(gzip)]),
])}

${table([
  ["types of all calls", "instantiations", "types", "tsc, s"],
  ...types.map(({ name, instantiations, types, seconds }) => [
    name,
    whole(instantiations),
    whole(types),
    ratio(seconds),
  ]),
])}
`);
}
