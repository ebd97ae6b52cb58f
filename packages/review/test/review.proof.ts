/**
 * More of the whole review. What each of them shows, `npm test` has as a unit (accepted.test.ts, changelog.test.ts,
 * version.test.ts, corpus.test.ts), and the way there in review.test.ts.
 */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { writeChangelogs } from "../src/changelog/write.ts";
import { review } from "../src/review.ts";
import { breakWithVersion, CHANGESET, TITLE, whatIsToDo } from "./break.ts";
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
