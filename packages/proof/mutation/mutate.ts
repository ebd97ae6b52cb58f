/**
 * The command that proves that the suite can fail: `npm run mutate:conformance`.
 */
import { Failure } from "@facility-contracts/command/failure";
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, type Options, optionsOf } from "./options.ts";
import { listOf } from "./print.ts";
import { startMutant } from "./proxy.ts";
import { run } from "./run.ts";
import { threads } from "./threads.ts";
import { tryCommand } from "./try-command.ts";

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

function command(options: Options): Promise<number> {
  return tryCommand(options, (end) => {
    void stopped().then(async () => {
      await end();
      process.exit(143);
    });
  });
}

/** When the process is told to stop. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
