/**
 * Tries mutants with a command of somebody else, which talks to the provider through the proxy.
 */
import { Failure } from "@facility-contracts/command/failure";
import type { Transport } from "@facility-contracts/provider/wire";
import { forwarding } from "./forward.ts";
import { learning } from "./learning.ts";
import type { Options } from "./options.ts";
import { startProxy } from "./proxy.ts";
import { type Output, run } from "./run.ts";
import { shell } from "./shell.ts";

/** The end of what runs. */
type End = () => Promise<void>;

/**
 * Runs the command without a mutant, then once for each, and gives the exit code.
 *
 * @param onStart gets what ends the command and the proxy before they are done
 * @throws Failure with exit code 2 when the command fails without a mutant
 */
export async function tryCommand(
  { mutants, command, target, port, known, json }: Options,
  onStart?: (end: End) => void,
  output?: Output,
): Promise<0 | 1> {
  const provider: Transport = forwarding(target);
  const { transport, learned } = learning(mutants, provider);
  const listening = await startProxy(port, transport);
  const judge = shell({ command, proxy: listening, provider, known: () => ({ ...learned(), ...known }) });
  const end: End = async () => {
    await judge.close();
    await listening.stop();
  };
  onStart?.(end);
  try {
    const code = await judge.exitCode();
    if (code !== 0)
      throw new Failure(2, `Without a mutant the command ends with ${code}: it must end with 0.`);
    return await run(mutants, judge, { json }, output);
  } finally {
    await end();
  }
}
