/**
 * What `npm run sandbox` does.
 */
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, settingsOf } from "./options.ts";
import type { Sandbox } from "./sandbox.ts";

await runCommand("sandbox", COMMAND, async (values) => {
  const options = settingsOf(values, process.env);
  // Not for --help or a mistyped option, which need none of it.
  const [{ startSandbox }, { openApis }, { startMessage }] = await Promise.all([
    import("./sandbox.ts"),
    import("./served-apis.ts"),
    import("./start-message.ts"),
  ]);
  // Until it listens, a signal ends it at once; a second one does so later.
  const end = () => process.exit(0);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  const apis = await openApis();
  const sandbox = await startSandbox({ ...options, apis });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.off(signal, end);
    process.once(signal, () => void stop(sandbox, options.stopSeconds));
  }
  const milliseconds = Math.round(performance.now());
  console.log(startMessage({ origin: sandbox.origin, apis, milliseconds, options }));
});

async function stop(sandbox: Sandbox, seconds: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const tooLong = setTimeout(() => {
    if (sandbox.working() > 0) {
      console.error(`sandbox: requests did not finish within ${seconds} seconds`);
      process.exit(1);
    }
    console.error(`sandbox: clients were not done within ${seconds} seconds, and were cut`);
    sandbox.cut();
  }, seconds * 1_000);
  tooLong.unref();
  await sandbox.stop();
  process.exit(0);
}
