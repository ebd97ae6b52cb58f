import { styleText } from "node:util";
import { curlCommand, exampleRequest } from "./example-request.ts";
import type { Operation } from "./operations.ts";

/** An API and what it can do. */
export interface Api {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** What the mock prints once it listens: where, what, one request to try, and how to stop it. */
export function startMessage(origin: string, apis: readonly Api[], milliseconds: number): string {
  const width = Math.max(...apis.flatMap(({ operations }) => operations.map(({ path }) => path.length)));
  const tables = apis.map(({ name, operations }) => {
    const rows = operations.map(
      ({ method, path, summary = "" }) =>
        `  ${styleText("cyan", method.toUpperCase().padEnd(6))} ${path.padEnd(width)}  ${styleText("dim", summary)}`,
    );
    return [styleText("bold", name), ...rows].join("\n");
  });
  const [shown] = apis.at(-1)?.operations ?? [];
  return [
    `Mock server ready in ${Math.round(milliseconds)} ms: ${styleText("bold", origin)}`,
    ...tables,
    ...(shown ? [`Try it:\n\n${curlCommand(origin, exampleRequest(shown))}`] : []),
    "Stop it with Ctrl+C.",
  ].join("\n\n");
}
