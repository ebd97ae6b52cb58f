/**
 * Portman, which turns a document into a Postman collection with tests, and Newman, which runs it: the documented
 * success of each operation, one variation for each other answer, and what Portman's fuzzing makes of the bodies.
 * Neither has telemetry.
 */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import { installTool } from "@facility-contracts/tools";
import tool from "@facility-contracts/tools/locked/portman/package.json" with { type: "json" };
import { type Contestant, lastLine, NotMeasured, type Output } from "./contestant.ts";
import { type Situation, situationsOf } from "./situations.ts";
import type { Subject } from "./subject.ts";

/** Portman with Newman. */
export const portman: Contestant = {
  name: "Portman + Newman",
  version: `@apideck/portman ${tool.dependencies["@apideck/portman"]}, newman ${tool.dependencies.newman}`,
  prepare: async (folder, subjects) => {
    const modules = await installTool("portman");
    const write = (name: string, content: object) => writeFile(join(folder, name), JSON.stringify(content));
    await write("postman.json", { requestParametersResolution: "Example", enableOptionalParameters: true });
    const reportOf = ({ api }: Subject) => join(folder, `${api.name}.report.json`);
    for (const subject of subjects) {
      await write(`${subject.api.name}.portman.json`, configurationOf(subject));
      await write(`${subject.api.name}.newman.json`, {
        reporters: ["json"],
        reporter: { json: { export: reportOf(subject) } },
        // Portman would have it end at the first complaint.
        abortOnFailure: false,
      });
    }
    return {
      command: ({ api: { name }, file }, origin) => ({
        file: process.execPath,
        args: [
          join(modules, "@apideck/portman/bin/portman"),
          ...["--local", file],
          ...["--baseUrl", origin],
          ...["--portmanConfigFile", `${name}.portman.json`],
          ...["--postmanConfigFile", "postman.json"],
          ...["--output", `${name}.collection.json`],
          ...["--newmanOptionsFile", `${name}.newman.json`],
          "--runNewman",
        ],
        cwd: folder,
      }),
      findings: (subject, output) => findingsOf(reportOf(subject), output),
    };
  },
};

function configurationOf(subject: Subject): object {
  const situations = situationsOf(subject);
  const successes = situations.filter(({ operation, response }) => response === operation.success);
  const refusals = situations.filter(
    ({ operation, response }) => response.status !== operation.success.status,
  );
  const everywhere = (test: object) => ({ openApiOperation: "*::/*", ...test });
  return {
    version: 1,
    tests: {
      contractTests: [{ statusSuccess: ON }, ...CHECKS].map(everywhere),
      variationTests: refusals.map((situation) => ({
        openApiOperationId: situation.operation.operationId,
        openApiResponse: situation.response.status,
        variations: [variationOf(situation), ...fuzzingOf(situation)],
      })),
    },
    overwrites: successes.map((situation) => ({
      openApiOperationId: situation.operation.operationId,
      ...requestOf(situation),
    })),
  };
}

const ON = { enabled: true };

const CHECKS = [{ contentType: ON }, { jsonBody: ON }, { schemaValidation: ON }, { headersPresent: ON }];

function variationOf(situation: Situation): object {
  const { operation, response, body } = situation;
  // Portman's own body is the example; a text is the same with another media type.
  const same = body === operation.example.body?.value || typeof body === "string";
  const own = same ? {} : { overwriteRequestBody: [{ key: ".", value: body }] };
  return {
    name: response.status,
    overwrites: [{ ...requestOf(situation), ...own }],
    tests: testsOf(response.status),
  };
}

/** Portman fuzzes the bodies of what must be refused with 400. */
function fuzzingOf({ operation, response }: Situation): object[] {
  if (response.status !== "400" || operation.body === undefined) return [];
  const every = { requiredFields: ON, minimumNumberFields: ON, maximumNumberFields: ON };
  const fuzzing = [{ requestBody: [{ ...every, minLengthFields: ON, maxLengthFields: ON }] }];
  return [{ name: "fuzzing", fuzzing, tests: testsOf(response.status) }];
}

function testsOf(status: string): object {
  return { contractTests: [{ statusCode: { enabled: true, code: Number(status) } }, ...CHECKS] };
}

/** Headers in place of Portman's credentials, which know no cookie and only one scheme at a time. */
function requestOf({ path, headers }: Situation): object {
  const entries = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, value]) => ({ key, value, overwrite: true }));
  return {
    overwriteRequestSecurity: { remove: true },
    overwriteRequestPathVariables: entries(path),
    overwriteRequestHeaders: entries(headers),
  };
}

async function findingsOf(file: string, output: Output): Promise<number> {
  let report: unknown;
  try {
    report = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new NotMeasured(lastLine(output), { cause });
  }
  // A later run that fails early must not find it.
  await rm(file);
  if (!isObject(report) || !isObject(report.run) || !Array.isArray(report.run.failures))
    throw new NotMeasured("its report has no failures");
  return report.run.failures.length;
}
