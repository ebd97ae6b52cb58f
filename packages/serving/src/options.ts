import { Failure, wholeNumber } from "@facility-contracts/command/failure";

/**
 * Where a server is asked to listen: without an option on the port of the environment, else on its usual one.
 *
 * @throws Failure with exit code 2 for what is no address.
 */
export function addressOf(
  { host, port }: { readonly host: string; readonly port: string | undefined },
  { PORT }: NodeJS.ProcessEnv,
  usualPort: number,
): { readonly host: string; readonly port: number } {
  if (host === "") throw new Failure(2, "--host must name an address; empty, it would be all of them");
  const [name, value] = port === undefined ? ["PORT", PORT || String(usualPort)] : ["--port", port];
  return { host, port: wholeNumber(name, value, 0, 65_535, "; 0 picks a free port") };
}

/**
 * The level that `--log-level` names.
 *
 * @throws Failure with exit code 2 for none of these.
 */
export function logLevelOf<Level extends string>(levels: readonly Level[], name: string): Level {
  const found = levels.find((level) => level === name);
  if (found !== undefined) return found;
  throw new Failure(2, `--log-level must be one of ${levels.join(", ")}, not '${name}'`);
}
