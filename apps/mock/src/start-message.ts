import { styleText } from "node:util";
import { printable, printableLines } from "@facility-contracts/command/printable";
import { curlCommand } from "@facility-contracts/serving/curl";
import { contractFaults } from "./answers/contract-faults.ts";
import { COMMANDS_PATH } from "./pages/paths.ts";
import type { Prepared } from "./prepared.ts";

/** What is wrong with the contract of the operations that are prepared, a line each. */
export function faultsOfPrepared({ apis }: Prepared): string[] {
  return apis.flatMap(({ operations }) =>
    operations.flatMap((mocked) => ("answers" in mocked ? contractFaults(mocked) : [])),
  );
}

/** So many operations of a document are listed at the start: a screen of them. */
const MAX_LISTED = 25;

/**
 * What the mock prints once it listens: where, what, one request to try, where to read on, and how to stop it. Without
 * `home` there is a site, which has the first page.
 */
export function startMessage(
  origin: string,
  { apis }: Prepared,
  milliseconds: number,
  { home }: { home: boolean },
): string {
  const all = apis.map(({ name, operations }) => ({
    name: printable(name),
    count: operations.length,
    listed: operations.slice(0, MAX_LISTED).map(({ operation: { method, path, summary = "" } }) => ({
      method,
      path: printable(path),
      summary: printable(summary),
    })),
  }));
  const width = Math.max(...all.flatMap(({ listed }) => listed.map(({ path }) => path.length)));
  const tables = all.map(({ name, count, listed }) => {
    const rows = listed.map(({ method, path, summary }) => {
      const named = `  ${styleText("cyan", method.toUpperCase().padEnd(6))} `;
      return named + (summary === "" ? path : `${path.padEnd(width)}  ${styleText("dim", summary)}`);
    });
    const others = count - listed.length;
    return [styleText("bold", name), ...rows, ...(others > 0 ? [`  and ${others} more`] : [])].join("\n");
  });
  const shown = apis.at(-1);
  return [
    `Mock server ready in ${milliseconds} ms: ${styleText("bold", origin)}`,
    ...tables,
    ...(shown ? [`Try it:\n\n${printableLines(curlCommand(origin, shown.example))}`] : []),
    ...(home ? [] : [`Reference, facts, try it: ${origin}/`]),
    `Every operation with its errors: ${origin}${home ? "/" : COMMANDS_PATH}`,
    "Stop it with Ctrl+C.",
  ].join("\n\n");
}
