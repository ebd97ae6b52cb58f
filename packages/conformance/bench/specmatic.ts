/**
 * Specmatic, twice: with its examples alone, and with the requests that it makes of them ("resiliency tests"). It is
 * Java; the npm package brings the program, the machine has to have Java.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { installTool } from "@facility-contracts/tools";
import tool from "@facility-contracts/tools/locked/specmatic/package.json" with { type: "json" };
import { operationsOf } from "../src/contract/operations.ts";
import { type Contestant, lastLine, NotMeasured, type Output, type Ready } from "./contestant.ts";
import { runCommand } from "./process.ts";
import { answerOf, type Situation, situationsOf, targetOf } from "./situations.ts";
import type { Subject } from "./subject.ts";

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
    prepare: async (folder, subjects) => {
      const java = await runCommand({ file: "java", args: ["-version"], cwd: folder });
      if (java.exitCode !== 0) throw new NotMeasured(`java: ${lastLine(java)}`);
      const jar = join(await installTool("specmatic"), "specmatic/specmatic.jar");
      for (const subject of subjects) await writeConfiguration(folder, subject, resiliencyTests);
      return ready(folder, jar);
    },
  };
}

function ready(folder: string, jar: string): Ready {
  return {
    command: (subject, origin) => ({
      file: "java",
      // As an option of the command, the address does not reach the threads that test in parallel.
      args: [...JAVA, `-DtestBaseURL=${origin}`, "-jar", jar, "test", `--config=${subject.api.name}.yaml`],
      cwd: folder,
      env: {
        ...secretsOf(subject),
        SPECMATIC_DISABLE_TELEMETRY: "true",
        SPECMATIC_TEST_PARALLELISM: "auto",
      },
    }),
    findings: (_, output) => findingsOf(output),
  };
}

async function writeConfiguration(folder: string, subject: Subject, resiliencyTests: string): Promise<void> {
  const { name } = subject.api;
  const write = (file: string, content: object) =>
    writeFile(join(folder, file), JSON.stringify(content, undefined, 1));
  await write(`${name}.yaml`, {
    version: 2,
    contracts: [{ provides: [`${name}.json`] }],
    // Those of the document have no identifier that exists.
    ignoreInlineExamples: true,
    test: { resiliencyTests: { enable: resiliencyTests } },
  });
  await write(`${name}.json`, documentFor(subject));
  // Specmatic knows no `format: uri` and would send any text.
  if (name === "tickets")
    await write(`${name}_dictionary.yaml`, { TicketUpdate: { attachments: ["https://example.com/1.jpg"] } });
  await mkdir(join(folder, `${name}_examples`));
  for (const situation of situationsOf(subject)) {
    const { operation, response } = situation;
    await write(`${name}_examples/${operation.operationId}-${response.status}.json`, exampleOf(situation));
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
      status: Number(response.status),
      headers: { "Content-Type": "application/json" },
      body: answerOf(situation),
    },
  };
}

/** The document without cookies as credentials, which Specmatic does not know: a header says the same. */
function documentFor({ api }: Subject): object {
  const { document } = api.contract;
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
function secretsOf({ api, config }: Subject): Record<string, string> {
  const { valid } = config.credentials;
  const alternatives = operationsOf(api).flatMap(({ security }) => security);
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
