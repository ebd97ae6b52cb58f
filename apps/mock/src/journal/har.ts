import { harOf } from "@facility-contracts/serving/har";
import type { WrittenEntry } from "./written-entry.ts";

/** The requests as an HTTP Archive, which browsers and tools of tests read; those that wait for an answer are left out. */
export function har(entries: readonly WrittenEntry[]): object {
  const exchanges = entries.flatMap(({ answer, body, target, ...entry }) => {
    if (answer === null) return [];
    const host = entry.headers.find(({ name }) => name.toLowerCase() === "host")?.value ?? "localhost";
    const { connection, headers, milliseconds, status } = answer;
    return {
      ...entry,
      url: target.startsWith("/") ? `http://${host}${target}` : target,
      body: body ?? undefined,
      answer: { headers, milliseconds, status: connection === "reset" ? 0 : status },
    };
  });
  return harOf("facility-mock", exchanges);
}
