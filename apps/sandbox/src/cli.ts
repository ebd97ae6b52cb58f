/**
 * `npm run sandbox`.
 */
import { styleText } from "node:util";
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, type Options, settingsOf } from "./options.ts";
import { overview } from "./overview.ts";
import { type Sandbox, startSandbox } from "./sandbox.ts";
import { isServed, type OpenApi, openApis } from "./served-apis.ts";

await runCommand("sandbox", COMMAND, async (values) => {
  const options = settingsOf(values, process.env);
  // Until it listens, a signal ends it at once; a second one does so later.
  const end = () => process.exit(0);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  const apis = await openApis();
  const sandbox = await startSandbox({ ...options, apis });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.off(signal, end);
    process.once(signal, () => void stop(sandbox, options.stopSeconds));
  }
  tellStarted(sandbox.origin, apis, options);
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

function tellStarted(origin: string, apis: readonly OpenApi[], options: Options): void {
  const milliseconds = Math.round(performance.now());
  const where = { memory: "in memory", folder: "in a folder", postgres: "in PostgreSQL" }[options.place.kind];
  if (options.json) {
    const notServed = apis.filter((api) => !isServed(api)).map(({ name }) => name);
    const others = notServed.length === 0 ? {} : { notServed };
    console.log(JSON.stringify({ message: "Sandbox ready", origin, milliseconds, ...others }));
    return;
  }
  const shared = /^(?:127\.|localhost$|::1$)/.test(options.host)
    ? []
    : ["The tokens are public, and others can reach this address: keep nothing here that matters."];
  console.log(
    [
      `Sandbox ready in ${milliseconds} ms, rows ${where}: ${styleText("bold", origin)}`,
      overview(apis, options.publicUrl ?? origin).trimEnd(),
      ...shared,
      "Stop it with Ctrl+C.",
    ].join("\n\n"),
  );
}
