/**
 * `npm run provider`: the correct provider on a port, or one with a seeded fault.
 */
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { createProvider } from "@facility-contracts/provider/provider";
import { serve } from "@facility-contracts/provider/serve";
import { TOKENS } from "@facility-contracts/provider/tokens";
import { FAULTS } from "./table.ts";

const COMMAND = {
  does: "Serves a small correct provider of every API of the frozen contract, which keeps its rows in memory.",
  usage: "npm run provider [-- options]",
  options: {
    port: { value: "number", help: "port to listen on, 0 for any free one", default: "4012" },
    fault: { value: "id", help: `give it one of the ${FAULTS.length} seeded faults` },
  },
  exits: `Its credentials and identifiers are in packages/conformance/examples/provider.config.ts.
Exit codes: 0 stopped by a signal, 1 cannot start, 2 wrong use.`,
} as const satisfies Command<Options>;

await runCommand("provider", COMMAND, async ({ port, fault }) => {
  const known = FAULTS.find(({ id }) => id === fault);
  if (fault !== undefined && known === undefined)
    throw new Failure(2, `There is no fault '${fault}'. \`npm run faults -- --list\` shows all`);
  const { origin, stop } = await serve(createProvider(known), wholeNumber("--port", port, 0, 65_535)).catch(
    (cause: unknown) => {
      throw new Failure(1, `Port ${port} cannot be used: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    },
  );
  console.log(
    `${known?.says ?? "A correct provider."}\n${origin}\n\nFor the commands that the suite prints:`,
  );
  for (const [name, value] of Object.entries(variables())) console.log(`export ${name}=${value}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
});

/** The valid credentials, as the variables of the commands. */
function variables(): Readonly<Record<string, string>> {
  const { session, access, sessionToken } = TOKENS;
  return { SESSION_COOKIE: session.valid, BEARER_AUTH: access.valid, SESSION_TOKEN: sessionToken.valid };
}
