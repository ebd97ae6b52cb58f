/**
 * Dredd: one request for each documented answer, compared with its example. The hooks set the credentials and make
 * the request what the answer needs. It has no telemetry.
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installTool } from "@facility-contracts/tools";
import tool from "@facility-contracts/tools/locked/dredd/package.json" with { type: "json" };
import { type Contestant, lastLine, NotMeasured, type Output } from "./contestant.ts";
import { answerOf, situationsOf, targetOf, textOf } from "./situations.ts";
import type { Subject } from "./subject.ts";

/** Dredd. */
export const dredd: Contestant = {
  name: "Dredd",
  version: `dredd ${tool.dependencies.dredd}`,
  prepare: async (folder, subjects) => {
    const modules = await installTool("dredd");
    const requestsOf = ({ api }: Subject) => join(folder, `${api.name}.requests.json`);
    for (const subject of subjects) await writeFile(requestsOf(subject), JSON.stringify(requests(subject)));
    return {
      command: (subject, origin) => ({
        file: process.execPath,
        args: [
          join(modules, "dredd/bin/dredd"),
          subject.file,
          origin,
          `--hookfiles=${join(import.meta.dirname, "dredd-hooks.cjs")}`,
          "--loglevel=error",
          "--no-color",
        ],
        cwd: folder,
        env: { DREDD_REQUESTS: requestsOf(subject) },
      }),
      findings: (_, output) => findingsOf(output),
    };
  },
};

function requests(subject: Subject) {
  return Object.fromEntries(
    situationsOf(subject).map((situation) => {
      const { operation, response, headers } = situation;
      return [
        `${operation.method} ${operation.path} ${response.status}`,
        {
          target: targetOf(situation),
          headers,
          body: textOf(situation),
          expected: JSON.stringify(answerOf(situation)),
        },
      ];
    }),
  );
}

function findingsOf(output: Output): number {
  const [, failing, errors] = /complete: \d+ passing, (\d+) failing, (\d+) errors/.exec(output.stdout) ?? [];
  if (failing === undefined) throw new NotMeasured(lastLine(output));
  return Number(failing) + Number(errors);
}
