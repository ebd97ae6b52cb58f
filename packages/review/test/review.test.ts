import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { generatedFiles } from "@facility-contracts/generator/generated";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { writeChangelogs } from "../src/changelog/write.ts";
import { wholeApiChange } from "../src/compare/whole-api.ts";
import { gateFindings } from "../src/gates.ts";
import { lintDelta } from "../src/lint/lint.ts";
import { githubText } from "../src/print/github.ts";
import { markdownText } from "../src/print/markdown.ts";
import { terminalText } from "../src/print/terminal.ts";
import type { ApiReview, Review } from "../src/report.ts";
import { review } from "../src/review.ts";
import { changedFiles } from "../src/revision/base-state.ts";
import { baseOf } from "../src/revision/git.ts";
import { readState } from "../src/revision/state.ts";
import { secondOpinions } from "../src/second-opinion/redocly-diff.ts";
import { ANOTHER_API } from "./another-api.ts";
import { breakWithVersion, CHANGESET, ENTRY, TITLE, whatIsToDo } from "./break.ts";
import { createRepository } from "./repository.ts";

let repository: Awaited<ReturnType<typeof createRepository>>;
beforeAll(async () => {
  repository = await createRepository();
});
// `redocly diff` is a process of a second. Here only the test of what it says waits for it; in the proof all do.
vi.mock("../src/second-opinion/redocly-diff.ts", { spy: true });
beforeEach(() => {
  if (!isProof) vi.mocked(secondOpinions).mockResolvedValue(() => []);
});
afterEach(() => {
  vi.mocked(secondOpinions).mockRestore();
  repository.reset();
});
afterAll(() => repository.remove());

async function lineOf(text: string) {
  const lines = (await repository.read(TITLE)).split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("the gate", () => {
  test("nothing changed, nothing to do, and no worktree stays behind", async () => {
    const { review: result } = await review({ root: repository.root });
    expect(result.apis.map(({ api, changes, version }) => [api, changes, version.bump])).toEqual([
      ["tickets", [], "none"],
    ]);
    expect(result.findings).toEqual([]);
    const commit = repository.git("rev-parse", "HEAD").trim();
    expect(result.workTree).toEqual({ branch: "main", commit, isCommitted: true });
    expect(repository.git("worktree", "list").trim().split("\n")).toHaveLength(1);
  });

  test("a known break fails it: version, changeset and ledger", async () => {
    await repository.edit(TITLE, "maxLength: 120", "maxLength: 100");
    const { review: result } = await review({ root: repository.root });
    const tickets = result.apis.find(({ api }) => api === "tickets");
    expect(tickets?.version).toMatchObject({ bump: "major", required: "2.0.0", ok: false });
    expect(tickets?.changes[0]).toMatchObject({
      kind: "max-length",
      breaks: ["clients"],
      certainty: "proven",
      grounds: { kind: "stated", page: "update-ticket" },
      after: { file: `openapi/${TITLE}`, line: await lineOf("maxLength: 100") },
    });
    expect(result.workTree?.isCommitted).toBe(false);
    // That of the base is in no file that one could open.
    expect(tickets?.changes[0]?.before).not.toHaveProperty("file");
    expect(tickets?.declarations).toBe("");
    // The ledger says what it said.
    expect(tickets?.facts.changes).toEqual([]);
    expect(result.findings.map(({ what }) => what)).toEqual([
      "info.version is 1.0.0, but the changes call for 2.0.0 (major)",
      "a breaking change that no changeset announces",
      expect.stringContaining("TicketUpdate/properties/title/maxLength must be 120, but it is 100"),
    ]);
    expect(githubText(result)).toMatch(
      /^::error file=openapi\/tickets\/facts\.yaml,line=\d+,title=tickets::the page/m,
    );
  });

  test("a break with version and changeset asks for the changelog, which takes the changeset", async () => {
    await breakWithVersion(repository);
    await repository.write("changes/titles.md", CHANGESET);
    const unwritten = await review({ root: repository.root });
    expect(whatIsToDo(unwritten)).toEqual(["openapi/tickets/CHANGELOG.md has no entry for 2.0.0"]);
    expect(unwritten.review.apis[0]?.facts.changes).toEqual([
      {
        change: "changed",
        pointer: "#/components/schemas/TicketUpdate/properties/title/maxLength",
        before: expect.objectContaining({ value: 120, ground: "stated", page: "update-ticket" }),
        after: expect.objectContaining({ value: 100, ground: "stated", page: "update-ticket" }),
      },
    ]);
    await expect(writeChangelogs(repository.root, { ...unwritten, changesets: [] })).rejects.toThrow(
      "tickets: a breaking change needs a changeset first",
    );
    expect(await repository.read("tickets/CHANGELOG.md")).not.toContain("2.0.0");
    expect(await writeChangelogs(repository.root, unwritten)).toEqual([
      "wrote openapi/tickets/CHANGELOG.md: 2.0.0",
      "removed openapi/changes/titles.md",
    ]);
    expect(await repository.read("tickets/CHANGELOG.md")).toContain(ENTRY);
  });

  test("to do are a file that is not formatted, a number that documents say otherwise, and generated files that are stale", async () => {
    await repository.edit(TITLE, "maxLength: 120", "maxLength:   120");
    const { commit } = await baseOf(repository.root, undefined);
    // In the proof git says what is changed, each time.
    const findings = async (changed: readonly string[] = []) =>
      gateFindings(repository.root, isProof ? await changedFiles(repository.root, commit) : changed);
    expect(await findings([`openapi/${TITLE}`])).toEqual([
      {
        api: "",
        what: `openapi/${TITLE} is not formatted`,
        fix: "Run: npm run format",
        file: `openapi/${TITLE}`,
      },
    ]);
    const number = { document: "a.md", says: "of 120", file: `openapi/${TITLE}` };
    const numbers = [
      { ...number, holds: "maxLength: 120" },
      { ...number, holds: "maxLength: 121" },
    ];
    repository.reset();
    await repository.write("../scripts/numbers.yaml", JSON.stringify(numbers));
    expect(await findings()).toEqual([
      {
        api: "",
        what: `a.md says "of 120", and openapi/${TITLE} no longer holds "maxLength: 121"`,
        fix: "Correct the sentence, and its entry in scripts/numbers.yaml",
        file: `openapi/${TITLE}`,
      },
    ]);
    repository.reset();
    for (const [file, text] of await generatedFiles(join(repository.root, "openapi")))
      await repository.write(`../${file}`, text);
    expect(await findings()).toEqual([]);
    const file = "packages/contract/generated/tickets.json";
    await repository.write(`../${file}`, "{}");
    expect(await findings()).toEqual([
      {
        api: "",
        what: `generated files are not what openapi/ gives: ${file} is stale`,
        fix: "Run: npm run generate",
        file,
      },
    ]);
    expect(await repository.read(`../${file}`)).toBe("{}");
    await repository.write("tickets/rules.yaml", "- operation: nobody\n");
    expect((await findings())[0]).toEqual({
      api: "",
      what: expect.stringContaining("rule"),
      fix: "Correct it: npm run generate cannot write the code",
      file: expect.stringMatching(/openapi\/tickets\/rules\.yaml$/),
      line: 1,
    });
  });
});

const REQUEST_BODY = "#/paths/~1api~1v1~1tickets~1{id}/put/requestBody";

describe("one review of many edits: each alone has one in the proof", () => {
  let edited: Review;
  let tickets: ApiReview | undefined;
  let descriptionLines: { pattern: number; nullable: number };
  beforeAll(async () => {
    vi.mocked(secondOpinions).mockRestore();
    await repository.edit(
      "tickets/components/schemas/TicketStatus.yaml",
      "type: string\n",
      "allOf:\n  - type: string\n",
    );
    const path = "tickets/paths/api_v1_tickets_{id}.yaml";
    await repository.edit(
      path,
      "    x-assumption: The page calls every field optional and never says whether the body may be left out; it is taken as required.\n    x-assumed: [required]\n",
      "",
    );
    await repository.edit(path, "operationId: updateTicket", "operationId: updateOneTicket");
    await repository.edit(
      "tickets/components/examples/UpdateTicketRequest.yaml",
      "title: Power Outage - Building A",
      `title: ${"a".repeat(121)}`,
    );
    await repository.edit(
      "tickets/facts.yaml",
      `  - ground: assumed\n    at: "${REQUEST_BODY}"\n    is: { required: true }\n`,
      "",
    );
    await repository.edit(
      "tickets/facts.yaml",
      "facts:\n",
      `facts:\n  - fact: A body has to be sent.\n    ground: stated\n    page: update-ticket\n    on: Request Body\n    at: "${REQUEST_BODY}"\n    is: { required: true }\n`,
    );
    const description = "description: Description of the request.";
    await repository.edit(TITLE, description, `${description}\n    pattern: ^[A-Z]\n    nullable: true`);
    descriptionLines = { pattern: await lineOf("pattern: ^[A-Z]"), nullable: await lineOf("nullable: true") };
    for (const [file, text] of Object.entries(ANOTHER_API)) await repository.write(file, text);
    ({ review: edited } = await review({ root: repository.root }));
    tickets = edited.apis.find(({ api }) => api === "tickets");
    repository.reset();
  });

  test("new lint errors and claims without grounds are findings; lint that was mended is shown", () => {
    expect(edited.findings).toContainEqual(
      expect.objectContaining({
        what: expect.stringMatching(/^rule\/no-nullable: /),
        file: `openapi/${TITLE}`,
        line: descriptionLines.nullable,
      }),
    );
    expect(githubText(edited)).toContain(
      `::error file=openapi/${TITLE},line=${descriptionLines.pattern},title=tickets::#/components/schemas/TicketUpdate/properties/description/pattern has no ground`,
    );
    const added = tickets?.lint.added ?? [];
    expect(added).toMatchObject([
      { rule: "struct" },
      { rule: "rule/no-nullable" },
      { rule: "no-invalid-media-type-examples" },
    ]);
    expect(lintDelta(added, [])).toEqual({ added: [], mended: added });
  });

  test("assumptions come, go, and become facts; examples are held against both contracts", () => {
    expect(tickets?.assumptions.documented.map(({ pointer }) => pointer)).toEqual([REQUEST_BODY]);
    expect(tickets?.facts).toMatchObject({
      before: { stated: 134, assumed: 14 },
      // One more, and one less: the type of the status is written elsewhere, of which the ledger says nothing.
      after: { stated: 134, assumed: 13 },
      changes: [
        {
          change: "changed",
          pointer: `${REQUEST_BODY}/required`,
          before: { value: true, ground: "assumed" },
          after: { value: true, ground: "stated", page: "update-ticket", on: "Request Body" },
        },
        { change: "removed", pointer: "#/components/schemas/TicketStatus/type" },
      ],
    });
    expect(tickets?.examples).toMatchObject([
      {
        name: "UpdateTicketRequest",
        change: "changed",
        operationIds: ["updateOneTicket"],
        refusedBefore: "/title must NOT have more than 120 characters",
      },
    ]);
  });

  test("a renamed operationId is a change of the client alone, and of its declarations", () => {
    expect(tickets?.changes.filter(({ kind }) => kind === "operation-id")).toMatchObject([
      { tier: "client", breaks: ["clients"] },
    ]);
    expect(tickets?.declarations).toMatch(/^-.*updateTicket\(/m);
    expect(tickets?.declarations).toMatch(/^\+.*updateOneTicket\(/m);
  });

  test("a rewriting is no break, whatever redocly diff says of it", () => {
    const isOfStatus = (pointer: string) => pointer.includes("TicketStatus");
    expect(
      tickets?.changes.filter(
        ({ after, before, breaks }) =>
          breaks.length > 0 && (isOfStatus(before.pointer) || isOfStatus(after.pointer)),
      ),
    ).toEqual([]);
    expect(tickets?.secondOpinions).toContainEqual(
      expect.objectContaining({ impact: "major", pointer: "#/components/schemas/TicketStatus" }),
    );
  });

  test("a new API is one change that breaks nobody, and one finding while it has no ledger", () => {
    const orders = edited.apis.find(({ api }) => api === "orders");
    expect(orders?.changes).toMatchObject([
      { kind: "api-added", breaks: [], bump: "minor", operations: [{ operationId: "cancelOrder" }] },
    ]);
    expect(edited.findings.filter(({ api }) => api === "orders")).toEqual([
      {
        api: "orders",
        what: expect.stringMatching(/^openapi\/orders\/facts\.yaml has no ground for any of the \d+ claims$/),
        fix: expect.stringContaining("Begin it with `pages:`"),
        file: "openapi/orders/facts.yaml",
      },
    ]);
    for (const text of [markdownText(edited), terminalText(edited, false)])
      expect(text).toContain("The API orders was added, with 1 operation");
  });
});

test("an API that is gone is one change that breaks clients", () => {
  const paths = { "/orders/{name}": { delete: { operationId: "cancelOrder", responses: {} } } };
  expect(wholeApiChange("orders", { openapi: "3.1.1", paths }, "removed")).toMatchObject({
    kind: "api-removed",
    breaks: ["clients"],
    bump: "major",
    title: "The API orders was removed, with 1 operation",
    witnesses: [{ allowed: "before" }],
  });
});

describe("what cannot be reviewed", () => {
  const nowhere = sampled(
    [
      ["--help", "--base: there is no revision '--help' in this repository"],
      ["nowhere", "--base: there is no revision 'nowhere' in this repository"],
    ] as const,
    () => "no revision",
  );
  test.each(nowhere)("the base %s is wrong use", async (base, message) => {
    await expect(review({ root: repository.root, base })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
    });
  });

  test("an API that is not there is wrong use", async () => {
    await expect(review({ root: repository.root, api: "weather" })).rejects.toMatchObject({ exitCode: 2 });
  });

  test("a symbolic link is refused, and a document that cannot be read is named with its line", async () => {
    const source = join(repository.root, "openapi");
    const read = () => readState(source, "the work tree", async () => source);
    await repository.edit(TITLE, "maxLength: 120", "maxLength: [");
    await expect(read()).rejects.toThrow(/contract of the work tree cannot be read[\s\S]*TicketUpdate\.yaml/);
    const ledger = join(source, "tickets/facts.yaml");
    await repository.write("../secret", "TOPSECRET");
    await rm(ledger);
    await symlink("../../secret", ledger);
    const failure: unknown = await read().catch((error: unknown) => error);
    expect(String(failure)).toContain("openapi/tickets/facts.yaml is a symbolic link");
    expect(inspect(failure)).not.toContain("TOPSECRET");
  });
});
