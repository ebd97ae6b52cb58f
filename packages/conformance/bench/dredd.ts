/**
 * Dredd: one request for each documented answer, compared with its example. The hooks set the credentials and make
 * the request what the answer needs. It has no telemetry.
 */

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS } from "@facility-contracts/provider/config";
import { installTool } from "@facility-contracts/tools";
import tool from "@facility-contracts/tools/locked/dredd/package.json" with { type: "json" };
import { type Contestant, lastLine, NotMeasured, type Output } from "./contestant.ts";
import { answerOf, situationsOf, targetOf, textOf } from "./situations.ts";

const { resolve } = createRequire(import.meta.url);

/** Dredd. */
export const dredd: Contestant = {
  name: "Dredd",
  version: `dredd ${tool.dependencies.dredd}`,
  prepare: async (folder) => {
    const modules = await installTool("dredd");
    const requestsOf = (api: string) => join(folder, `${api}.requests.json`);
    for (const api of APIS) await writeFile(requestsOf(api), JSON.stringify(requests(api)));
    return {
      command: (api, origin) => ({
        file: process.execPath,
        args: [
          join(modules, "dredd/bin/dredd"),
          resolve(`@facility-contracts/contract/frozen/${api}.json`),
          origin,
          `--hookfiles=${join(import.meta.dirname, "dredd-hooks.cjs")}`,
          "--loglevel=error",
          "--no-color",
        ],
        cwd: folder,
        env: { DREDD_REQUESTS: requestsOf(api) },
      }),
      findings: (_, output) => findingsOf(output),
    };
  },
};

function requests(api: Api) {
  return Object.fromEntries(
    situationsOf(api).map((situation) => {
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
