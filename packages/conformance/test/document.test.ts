/**
 * The command on a document that is none of ours.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "@facility-contracts/serving/listen";
import { expect, test } from "vitest";
import { facilityConformance, folderWith } from "./command-run.ts";

const PARKING = `
openapi: 3.0.3
info: { title: Parking, version: 1.0.0 }
paths:
  /spaces/{space}:
    get:
      parameters: [{ name: space, in: path, required: true, schema: { type: integer }, example: 7 }]
      responses:
        "200":
          description: One
          content:
            application/json:
              schema: { type: object, required: [free], properties: { free: { type: boolean } } }
`;

const WITH_KEY = `${PARKING}
security: [{ apiKey: [], "my key": [] }]
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-Key }
    my key: { type: http, scheme: bearer }
`;

/** A provider that answers the same to each request with a number in its path. */
async function providerThatSays(answer: unknown) {
  const server = createServer(({ url = "" }, response) => {
    if (/^\/spaces\/(?:-?\d+|%3\d)(?:\?|$)/.test(url))
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(answer));
    else response.writeHead(404).end();
  });
  const origin = await listen(server, { host: "127.0.0.1", port: 0 });
  return { origin, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) };
}

test("a document without credentials needs no configuration", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING });
  await using provider = await providerThatSays({ free: true });
  const { code, stdout } = await facilityConformance(
    folder.path,
    "parking.yaml",
    "--url",
    provider.origin,
    "--json",
  );
  const report = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(report).toMatchObject({ api: "parking", findings: [] });
  expect(report.cases.length).toBeGreaterThan(0);
});

test("what a document states is an error where the provider says otherwise", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING });
  await using provider = await providerThatSays({ free: "yes" });
  const { code, stdout } = await facilityConformance(
    folder.path,
    "parking.yaml",
    "--url",
    provider.origin,
    "--json",
  );
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ severity: "error" }));
});

test("one that needs credentials asks for a configuration, and --init writes it", async () => {
  await using folder = await folderWith({ "parking/openapi.yaml": WITH_KEY });
  const refused = await facilityConformance(folder.path, "parking/openapi.yaml", "--dry-run");
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("--init writes one to fill in") });
  const written = await facilityConformance(folder.path, "parking/openapi.yaml", "--init");
  expect(written).toMatchObject({ code: 0, stdout: expect.stringContaining("Wrote conformance.config.ts.") });
  const text = await readFile(join(folder.path, "conformance.config.ts"), "utf8");
  expect(text).toContain('valid: { apiKey: process.env.API_KEY ?? "", "my key": process.env.MY_KEY ?? "" }');
  expect(text).toContain('"/spaces/{space}": { existing: [7]');
  const again = await facilityConformance(folder.path, "parking/openapi.yaml", "--init");
  expect(again).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("conformance.config.ts is there already"),
  });
  const empty = await facilityConformance(folder.path, "parking/openapi.yaml", "--dry-run");
  expect(empty).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("parking.credentials.valid.apiKey"),
  });
});

test("what was written is read once it is filled in", async () => {
  await using folder = await folderWith({ "parking.yaml": WITH_KEY });
  await facilityConformance(folder.path, "parking.yaml", "--init");
  const file = join(folder.path, "conformance.config.ts");
  const filled = (await readFile(file, "utf8")).replaceAll('?? ""', '?? "secret"');
  await using full = await folderWith({ "parking.yaml": WITH_KEY, "conformance.config.ts": filled });
  expect(await facilityConformance(full.path, "parking.yaml", "--dry-run")).toMatchObject({
    code: 0,
    stderr: "",
  });
});

test("a document that is broken is one line with its place, and exit code 1", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING.replace("3.0.3", "3.2.0") });
  const { code, stderr } = await facilityConformance(
    folder.path,
    "parking.yaml",
    "--url",
    "http://127.0.0.1:1",
  );
  expect(stderr).toMatch(
    /^facility-conformance: parking\.yaml:2:\d+ at #\/openapi: OpenAPI "3\.2\.0" is not supported/,
  );
  expect(code).toBe(1);
});
