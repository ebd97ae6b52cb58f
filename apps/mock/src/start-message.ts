import { styleText } from "node:util";
import { curlCommand } from "@facility-contracts/serving/curl";
import { COMMANDS_PATH } from "./pages/paths.ts";
import type { Prepared } from "./prepared.ts";

/** What is wrong with the documented examples, a line each: they are answered all the same. */
export function brokenExamples({ apis }: Prepared): string[] {
  return apis.flatMap(({ operations }) =>
    operations.flatMap(({ operation: { method, path }, ...mocked }) =>
      ("answers" in mocked ? mocked.answers : []).flatMap(
        ({ code, status, example, violations: [violation] }) =>
          violation && code !== null && example !== null
            ? [
                `The example ${example} of ${method.toUpperCase()} ${path} ${status} is wrong: ${violation.message}`,
              ]
            : [],
      ),
    ),
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
  const all = apis.map((api) => ({ ...api, listed: api.operations.slice(0, MAX_LISTED) }));
  const width = Math.max(
    ...all.flatMap(({ listed }) => listed.map(({ operation: { path } }) => path.length)),
  );
  const tables = all.map(({ name, operations, listed }) => {
    const rows = listed.map(({ operation: { method, path, summary = "" } }) => {
      const named = `  ${styleText("cyan", method.toUpperCase().padEnd(6))} `;
      return named + (summary === "" ? path : `${path.padEnd(width)}  ${styleText("dim", summary)}`);
    });
    const others = operations.length - listed.length;
    return [styleText("bold", name), ...rows, ...(others > 0 ? [`  and ${others} more`] : [])].join("\n");
  });
  const shown = apis.at(-1);
  return [
    `Mock server ready in ${milliseconds} ms: ${styleText("bold", origin)}`,
    ...tables,
    ...(shown ? [`Try it:\n\n${curlCommand(origin, shown.example)}`] : []),
    ...(home ? [] : [`Reference, facts, try it: ${origin}/`]),
    `Every operation with its errors: ${origin}${home ? "/" : COMMANDS_PATH}`,
    "Stop it with Ctrl+C.",
  ].join("\n\n");
}
