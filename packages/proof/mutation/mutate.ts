/**
 * The command that proves that the suite can fail: `npm run mutate:conformance`.
 */
import { Failure } from "@facility-contracts/command/failure";
import { runCommand } from "@facility-contracts/command/options";
import type { Transport } from "@facility-contracts/provider/wire";
import { forwarding } from "./forward.ts";
import { learning } from "./learning.ts";
import { COMMAND, type Options, optionsOf } from "./options.ts";
import { listOf } from "./print.ts";
import { startMutant, startProxy } from "./proxy.ts";
import { run } from "./run.ts";
import { shell } from "./shell.ts";
import { threads } from "./threads.ts";

await runCommand("mutate:conformance", COMMAND, async (values) => {
  process.exitCode = await main(optionsOf(values));
});

function main(options: Options): Promise<number> | number {
  switch (options.task) {
    case "list":
      process.stdout.write(`${listOf(options.mutants)}\n`);
      return 0;
    case "proxy":
      return proxy(options);
    case "command":
      return command(options);
    case "run":
      return ownSuite(options);
  }
}

/** The contract tests on the small provider. */
async function ownSuite({ mutants, apis, json }: Options): Promise<number> {
  const { verdictOfProvider } = await import("./suite.ts");
  for (const api of apis) {
    const { found } = await verdictOfProvider(api);
    // A suite that always finds something kills everything.
    if (found !== undefined) throw new Failure(2, `Without a mutant the suite finds in ${api}: ${found}`);
  }
  return run(mutants, threads(mutants.length), { json });
}

async function proxy(options: Options): Promise<number> {
  const listening = await startMutant(options);
  process.stdout.write(`${listening.origin}\n`);
  await stopped();
  await listening.stop();
  return 0;
}

async function command({ mutants, command, target, port, known, json }: Options): Promise<number> {
  const provider: Transport = forwarding(target);
  const { transport, learned } = learning(mutants, provider);
  const listening = await startProxy(port, transport);
  const judge = shell({ command, proxy: listening, provider, known: () => ({ ...learned(), ...known }) });
  const end = async () => {
    await judge.close();
    await listening.stop();
  };
  void stopped().then(async () => {
    await end();
    process.exit(143);
  });
  try {
    const code = await judge.exitCode();
    if (code !== 0)
      throw new Failure(2, `Without a mutant the command ends with ${code}: it must end with 0.`);
    return await run(mutants, judge, { json });
  } finally {
    await end();
  }
}

/** When the process is told to stop. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
