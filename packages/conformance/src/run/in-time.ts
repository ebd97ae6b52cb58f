/**
 * The functions of a configuration, none of which holds up a run.
 */
import type { ProviderConfig } from "../config.ts";
import { secondsOf } from "../duration.ts";

/**
 * A configuration whose functions fail where they take too long, and are not called again then.
 *
 * @param most how long they may take from now on, in milliseconds
 */
export function withFunctionsInTime(config: ProviderConfig, most: () => number): ProviderConfig {
  const { probes = {}, rows = {} } = config;
  return {
    ...config,
    probes: Object.fromEntries(
      Object.entries(probes).map(([name, probe]) => [name, inTime(probe, most)] as const),
    ),
    rows: Object.fromEntries(
      Object.entries(rows).map(([kind, row]) => [
        kind,
        row.fresh === undefined ? row : { ...row, fresh: inTime(row.fresh, most) },
      ]),
    ),
  };
}

function inTime<Given, Result>(
  call: (given: Given) => Result | Promise<Result>,
  most: () => number,
): (given: Given) => Promise<Result> {
  let late: Error | undefined;
  return async (given) => {
    if (late !== undefined) throw late;
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const milliseconds = Math.max(0, most());
    const timer = setTimeout(() => {
      late = new Error(`it did not end within ${secondsOf(milliseconds)}`);
      reject(late);
    }, milliseconds);
    try {
      return await Promise.race([call(given), ended]);
    } finally {
      clearTimeout(timer);
    }
  };
}
