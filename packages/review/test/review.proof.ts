/**
 * More of the whole review, one for each edit. What each of them shows, `npm test` has as a unit (accepted.test.ts,
 * changelog.test.ts, version.test.ts, corpus.test.ts), or with the others in one review of review.test.ts.
 */
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { writeChangelogs } from "../src/changelog/write.ts";
import { githubText } from "../src/print/github.ts";
import { markdownText } from "../src/print/markdown.ts";
import { terminalText } from "../src/print/terminal.ts";
import { type Reviewed, review } from "../src/review.ts";
import { ANOTHER_API } from "./another-api.ts";
import { breakWithVersion, CHANGESET, ENTRY, TITLE, whatIsToDo } from "./break.ts";
import { createRepository } from "./repository.ts";

let repository: Awaited<ReturnType<typeof createRepository>>;
beforeAll(async () => {
  repository = await createRepository();
});
afterEach(() => {
  repository.reset();
});
afterAll(() => repository.remove());

test("a break that a changeset accepts is accepted by the changelog that takes the changeset", async () => {
  await breakWithVersion(repository);
  await repository.edit("tickets/openapi.yaml", "version: 2.0.0", "version: 1.1.0");
  const pointer = "#/components/schemas/TicketUpdate/properties/title/maxLength";
  const line = `tickets accepts ${pointer}: nobody has longer ones`;
  await repository.write("changes/titles.md", `${CHANGESET.replace("major", "minor")}\n${line}\n`);
  const unwritten = await review({ root: repository.root });
  expect(whatIsToDo(unwritten)).toEqual(["openapi/tickets/CHANGELOG.md has no entry for 1.1.0"]);
  await writeChangelogs(repository.root, unwritten);
  const { review: result } = await review({ root: repository.root });
  expect(result.findings).toEqual([]);
  expect(result.apis[0]?.changes[0]).toMatchObject({
    breaks: ["clients"],
    accepted: "nobody has longer ones (openapi/tickets/CHANGELOG.md)",
  });
});

test("a changeset that announces less than it is is not enough", async () => {
  await breakWithVersion(repository);
  await repository.write("changes/titles.md", CHANGESET.replace("major", "minor"));
  expect(whatIsToDo(await review({ root: repository.root }))).toContainEqual(
    "openapi/changes/titles.md announces a change that is minor, but it is major",
  );
});

test("a text is a patch", async () => {
  await repository.edit(TITLE, "description: ", "description: Now with other words. ");
  const { review: result } = await review({ root: repository.root });
  expect(result.apis.find(({ api }) => api === "tickets")?.version).toMatchObject({
    bump: "patch",
    required: "1.0.1",
  });
});

async function lineOf(text: string) {
  const lines = (await repository.read(TITLE)).split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("the gate", () => {
  test("a break with version and changeset asks for the changelog, which takes the changeset; then it passes", async () => {
    await breakWithVersion(repository);
    await repository.write("changes/titles.md", CHANGESET);
    const unwritten = await review({ root: repository.root });
    expect(whatIsToDo(unwritten)).toEqual(["openapi/tickets/CHANGELOG.md has no entry for 2.0.0"]);
    expect(await writeChangelogs(repository.root, unwritten)).toEqual([
      "wrote openapi/tickets/CHANGELOG.md: 2.0.0",
      "removed openapi/changes/titles.md",
    ]);
    expect(await repository.read("tickets/CHANGELOG.md")).toContain(ENTRY);
    const written = await review({ root: repository.root });
    expect(whatIsToDo(written)).toEqual([]);
    expect(await writeChangelogs(repository.root, written)).toEqual([
      "openapi/tickets/CHANGELOG.md has an entry for 2.0.0 already",
    ]);
  });

  describe("one review of a break that nobody is told of", () => {
    let broken: Reviewed;
    beforeAll(async () => {
      await breakWithVersion(repository);
      broken = await review({ root: repository.root });
      repository.reset();
    });

    test("a break without a changeset is not written into the changelog", async () => {
      await expect(writeChangelogs(repository.root, broken)).rejects.toThrow(
        "tickets: a breaking change needs a changeset first",
      );
      expect(await repository.read("tickets/CHANGELOG.md")).not.toContain("2.0.0");
    });

    test("a fact that an author changes together with the contract is one to look up", () => {
      expect(broken.review.apis.find(({ api }) => api === "tickets")?.facts.changes).toEqual([
        {
          change: "changed",
          pointer: "#/components/schemas/TicketUpdate/properties/title/maxLength",
          before: expect.objectContaining({ value: 120, ground: "stated", page: "update-ticket" }),
          after: expect.objectContaining({ value: 100, ground: "stated", page: "update-ticket" }),
        },
      ]);
    });
  });

  test("new lint errors and claims without grounds are findings; lint that was mended is shown", async () => {
    await repository.edit(TITLE, "maxLength: 120", "maxLength: 120\n    pattern: ^[A-Z]\n    nullable: true");
    const { review: result } = await review({ root: repository.root });
    const [nullable, pattern] = [await lineOf("nullable: true"), await lineOf("pattern: ^[A-Z]")];
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        what: expect.stringMatching(/^rule\/no-nullable: /),
        file: `openapi/${TITLE}`,
        line: nullable,
      }),
    );
    expect(githubText(result)).toContain(
      `::error file=openapi/${TITLE},line=${pattern},title=tickets::#/components/schemas/TicketUpdate/properties/title/pattern has no ground`,
    );
    repository.git("commit", "--quiet", "--all", "--message=wrong");
    await repository.edit(TITLE, "\n    nullable: true", "");
    const mended = await review({ root: repository.root, base: "HEAD" });
    expect(mended.review.apis.find(({ api }) => api === "tickets")?.lint.mended).toMatchObject([
      { rule: "struct" },
      { rule: "rule/no-nullable" },
    ]);
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
  });

  test("assumptions come, go, and become facts; examples are held against both contracts", async () => {
    await repository.edit(
      "tickets/paths/api_v1_tickets_{id}.yaml",
      "    x-assumption: The page calls every field optional and never says whether the body may be left out; it is taken as required.\n    x-assumed: [required]\n",
      "",
    );
    await repository.edit(
      "tickets/components/examples/UpdateTicketRequest.yaml",
      "title: Power Outage - Building A",
      `title: ${"a".repeat(121)}`,
    );
    await repository.edit(
      "tickets/facts.yaml",
      "facts:\n",
      'facts:\n  - fact: A body has to be sent.\n    ground: stated\n    page: update-ticket\n    on: Request Body\n    at: "#/paths/~1api~1v1~1tickets~1{id}/put/requestBody"\n    is: { required: true }\n',
    );
    await repository.edit(
      "tickets/facts.yaml",
      '  - ground: assumed\n    at: "#/paths/~1api~1v1~1tickets~1{id}/put/requestBody"\n    is: { required: true }\n',
      "",
    );
    const tickets = (await review({ root: repository.root, api: "tickets" })).review.apis[0];
    expect(tickets?.assumptions.documented.map(({ pointer }) => pointer)).toEqual([
      "#/paths/~1api~1v1~1tickets~1{id}/put/requestBody",
    ]);
    expect(tickets?.facts).toMatchObject({
      before: { stated: 134, assumed: 14 },
      after: { stated: 135, assumed: 13 },
      changes: [
        {
          change: "changed",
          pointer: "#/paths/~1api~1v1~1tickets~1{id}/put/requestBody/required",
          before: { value: true, ground: "assumed" },
          after: { value: true, ground: "stated", page: "update-ticket", on: "Request Body" },
        },
      ],
    });
    expect(tickets?.examples).toMatchObject([
      {
        name: "UpdateTicketRequest",
        change: "changed",
        operationIds: ["updateTicket"],
        refusedBefore: "/title must NOT have more than 120 characters",
      },
    ]);
  });

  test("a renamed operationId is a change of the client alone, and of its declarations", async () => {
    await repository.edit(
      "tickets/paths/api_v1_tickets_{id}.yaml",
      "operationId: updateTicket",
      "operationId: updateOneTicket",
    );
    const tickets = (await review({ root: repository.root, api: "tickets" })).review.apis[0];
    expect(tickets?.changes).toMatchObject([{ tier: "client", kind: "operation-id", breaks: ["clients"] }]);
    expect(tickets?.declarations).toMatch(/^-.*updateTicket\(/m);
    expect(tickets?.declarations).toMatch(/^\+.*updateOneTicket\(/m);
  });

  test("a rewriting is no break, whatever redocly diff says of it", async () => {
    await repository.edit(
      "tickets/components/schemas/TicketStatus.yaml",
      "type: string\n",
      "allOf:\n  - type: string\n",
    );
    const tickets = (await review({ root: repository.root, api: "tickets" })).review.apis[0];
    expect(tickets?.changes.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
    expect(tickets?.secondOpinions.map(({ impact }) => impact)).toContain("major");
  });
});

describe("an API that only one side has", () => {
  const addOrders = async () => {
    for (const [path, text] of Object.entries(ANOTHER_API)) await repository.write(path, text);
  };

  test("a new one is one change that breaks nobody, and one finding while it has no ledger", async () => {
    await addOrders();
    const { review: result } = await review({ root: repository.root });
    const orders = result.apis.find(({ api }) => api === "orders");
    expect(orders?.changes).toMatchObject([
      { kind: "api-added", breaks: [], bump: "minor", operations: [{ operationId: "cancelOrder" }] },
    ]);
    expect(result.findings).toEqual([
      {
        api: "orders",
        what: expect.stringMatching(/^openapi\/orders\/facts\.yaml has no ground for any of the \d+ claims$/),
        fix: expect.stringContaining("Begin it with `pages:`"),
        file: "openapi/orders/facts.yaml",
      },
    ]);
    for (const print of [markdownText, (one: typeof result) => terminalText(one, false)])
      expect(print(result)).toContain("The API orders was added, with 1 operation");
  });

  test("one that is gone is one change that breaks clients, and one finding that asks to tell them", async () => {
    await addOrders();
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "--message=orders");
    await rm(join(repository.root, "openapi/orders"), { recursive: true });
    try {
      const { review: result } = await review({ root: repository.root, base: "HEAD" });
      const orders = result.apis.find(({ api }) => api === "orders");
      expect(orders?.version).toMatchObject({ before: "1.0.0", after: null });
      expect(orders?.changes).toMatchObject([
        { kind: "api-removed", breaks: ["clients"], bump: "major", witnesses: [{ allowed: "before" }] },
      ]);
      expect(result.findings).toMatchObject([
        { api: "orders", fix: expect.stringContaining("`orders: major`") },
      ]);
      expect(terminalText(result, false)).toContain("The API orders was removed, with 1 operation");
    } finally {
      repository.git("reset", "--quiet", "--hard", "HEAD~1");
    }
  });
});

describe("what cannot be reviewed", () => {
  test("a symbolic link is refused, and what it leads to is not told", async () => {
    const ledger = join(repository.root, "openapi/tickets/facts.yaml");
    await repository.write("../secret", "TOPSECRET");
    await rm(ledger);
    await symlink("../../secret", ledger);
    const failure: unknown = await review({ root: repository.root }).catch((error: unknown) => error);
    expect(String(failure)).toContain("openapi/tickets/facts.yaml is a symbolic link");
    expect(inspect(failure)).not.toContain("TOPSECRET");
  });

  test("a document that cannot be read is named with its line, and no worktree stays behind", async () => {
    await repository.edit(TITLE, "maxLength: 120", "maxLength: [");
    repository.git("commit", "--quiet", "--all", "--message=broken");
    repository.git("branch", "broken");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    await expect(review({ root: repository.root, base: "broken" })).rejects.toThrow(
      /contract of broken cannot be read[\s\S]*TicketUpdate\.yaml/,
    );
    expect(repository.git("worktree", "list").trim().split("\n")).toHaveLength(1);
  });
});
