/**
 * Specmatic, twice: with its examples alone, and with the requests that it makes of them ("resiliency tests"). It is
 * Java; the npm package brings the program, the machine has to have Java.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { APIS } from "@facility-contracts/provider/config";
import { installTool } from "@facility-contracts/tools";
import tool from "@facility-contracts/tools/locked/specmatic/package.json" with { type: "json" };
import { neededApiContract } from "../src/contract/contracts.ts";
import { operationsOf } from "../src/contract/operations.ts";
import { type Contestant, lastLine, NotMeasured, type Output, type Ready } from "./contestant.ts";
import { runCommand } from "./process.ts";
import { answerOf, credentialsOf, type Situation, situationsOf, targetOf } from "./situations.ts";

/** Java's settings for what does not run long. They save Specmatic a half of its time. */
const JAVA = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** Specmatic with one request for each documented answer. */
export const specmaticExamples = specmatic("Specmatic, examples", "none");

/** Specmatic with what it generates of the examples too. */
export const specmaticGenerative = specmatic("Specmatic, generative", "all");

function specmatic(name: string, resiliencyTests: "none" | "all"): Contestant {
  return {
    name,
    version: `specmatic ${tool.dependencies.specmatic}`,
    prepare: async (folder) => {
      const java = await runCommand({ file: "java", args: ["-version"], cwd: folder });
      if (java.exitCode !== 0) throw new NotMeasured(`java: ${lastLine(java)}`);
      const jar = join(await installTool("specmatic"), "specmatic/specmatic.jar");
      for (const api of APIS) await writeConfiguration(folder, api, resiliencyTests);
      return ready(folder, jar);
    },
  };
}

function ready(folder: string, jar: string): Ready {
  return {
    command: (api, origin) => ({
      file: "java",
      // As an option of the command, the address does not reach the threads that test in parallel.
      args: [...JAVA, `-DtestBaseURL=${origin}`, "-jar", jar, "test", `--config=${api}.yaml`],
      cwd: folder,
      env: {
        ...secretsOf(api),
        SPECMATIC_DISABLE_TELEMETRY: "true",
        SPECMATIC_TEST_PARALLELISM: "auto",
      },
    }),
    findings: (_, output) => findingsOf(output),
  };
}

async function writeConfiguration(folder: string, api: Api, resiliencyTests: string): Promise<void> {
  const write = (name: string, content: object) =>
    writeFile(join(folder, name), JSON.stringify(content, undefined, 1));
  await write(`${api}.yaml`, {
    version: 2,
    contracts: [{ provides: [`${api}.json`] }],
    // Those of the document have no identifier that exists.
    ignoreInlineExamples: true,
    test: { resiliencyTests: { enable: resiliencyTests } },
  });
  await write(`${api}.json`, documentFor(api));
  // Specmatic knows no `format: uri` and would send any text.
  if (api === "tickets")
    await write(`${api}_dictionary.yaml`, { TicketUpdate: { attachments: ["https://example.com/1.jpg"] } });
  await mkdir(join(folder, `${api}_examples`));
  for (const situation of situationsOf(api)) {
    const { operation, response } = situation;
    await write(`${api}_examples/${operation.operationId}-${response.status}.json`, exampleOf(situation));
  }
}

function exampleOf(situation: Situation): object {
  const { operation, response, query, headers, body } = situation;
  const [path] = targetOf(situation).split("?");
  return {
    "http-request": {
      method: operation.method,
      path,
      query,
      headers,
      ...(body === undefined ? {} : { body }),
    },
    "http-response": {
      status: response.status,
      headers: { "Content-Type": "application/json" },
      body: answerOf(situation),
    },
  };
}

/** The document without cookies as credentials, which Specmatic does not know: a header says the same. */
function documentFor(api: Api): object {
  const { document } = neededApiContract(api).contract;
  const components = objectOf(document.components);
  const schemes = Object.entries(objectOf(components.securitySchemes));
  const securitySchemes = Object.fromEntries(
    schemes.map(([name, scheme]) => [
      name,
      isObject(scheme) && scheme.in === "cookie" ? { type: "apiKey", in: "header", name: "Cookie" } : scheme,
    ]),
  );
  return { ...document, components: { ...components, securitySchemes } };
}

/** The variable of each security scheme, which has its name. */
function secretsOf(api: Api): Record<string, string> {
  const { valid } = credentialsOf(api);
  const alternatives = operationsOf(neededApiContract(api)).flatMap(({ security }) => security);
  const schemes = alternatives.flatMap((alternative) => alternative.schemes);
  return Object.fromEntries(
    schemes.map(({ name, carrier, field }) => [
      name,
      `${carrier === "cookie" ? `${field}=` : ""}${valid[name] ?? ""}`,
    ]),
  );
}

function findingsOf(output: Output): number {
  const summary = /Tests run: \d+, Successes: \d+, Failures: (\d+), WIP: \d+, Errors: (\d+)/.exec(
    output.stdout,
  );
  if (summary === null) throw new NotMeasured(lastLine(output));
  return Number(summary[1]) + Number(summary[2]);
}
