/**
 * Names that code cannot have as they are: what is generated compiles and sends the right request. `every-way.test.ts` has some
 * of them, `odd-names.test.ts` those that are refused.
 */
import { namesOfApi } from "@facility-contracts/generator/facade-names";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractsOf, type GeneratedProject, generatedProject } from "./generated-project.ts";
import { ODD_NAMES } from "./odd-names.ts";

const odd = ODD_NAMES.map((row, index) => ({ ...row, api: row.api ?? `odd-${index}` }));
const sent = odd.flatMap((row, index) => {
  if (!("call" in row)) return [];
  // All of them are one project, in which no operationId stands twice.
  const own = (text: string) => text.replaceAll(/\b(?:listThings|getThing)\b/g, (id) => `${id}${index}`);
  const document: object = JSON.parse(own(JSON.stringify(row.document)));
  return [{ ...row, document, call: own(row.call) }];
});
describe("is sent", () => {
  let project: GeneratedProject | undefined;
  let printed: readonly string[];

  beforeAll(async () => {
    const documents = Object.fromEntries(sent.map(({ api, document }) => [api, document]));
    project = await generatedProject(await contractsOf(documents));
    expect(await project.compile(programOf(sent))).toBe("");
    printed = (await project.run()).trimEnd().split("\n");
  });
  afterAll(() => project?.remove());

  test.each(sent.map((row, index) => ({ ...row, index })))("$name", ({ index, sends }) => {
    expect(printed[index]).toBe(sends);
  });
});

/** Makes the call of each row, and prints the line of what is sent. */
function programOf(rows: typeof sent): string {
  return [
    'import * as clients from "./packages/client/src/index.ts";',
    "const fetch = async (request: Request) => {",
    '  const path = request.url.replace("http://odd.test", "");',
    '  const key = request.headers.get("x-api-key");',
    '  console.log([request.method, path, ...(key === null ? [] : ["x-api-key:", key])].join(" "));',
    "  return Response.json({});",
    "};",
    ...rows.map(({ api, call, document }) => {
      const options = JSON.stringify(document).includes('"api-key"')
        ? '{ fetch, "api-key": "secret" }'
        : "{ fetch }";
      return `{ const client = clients.${namesOfApi({ name: api }).create}(${options}); const result = await ${call}; if (!result.ok) console.log(result.status, result.error); }`;
    }),
  ].join("\n");
}
