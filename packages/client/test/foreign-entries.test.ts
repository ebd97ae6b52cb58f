/**
 * What the client of any document has beside its calls: the check of calls and answers, TanStack Query, MSW and uploads. And what
 * types let through and what not, of other documents in the same project: the compiler takes as long for one.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractOf } from "@facility-contracts/model/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClientProject, clientProject } from "./client-project.ts";
import { NAMES, NAMES_CALLS, NAMES_PROGRAM } from "./document-types.ts";
import { LOCKERS } from "./locker-document.ts";
import { ONE_WAY_APIS, ONE_WAY_DOCUMENTS } from "./one-way-document.ts";

const PROGRAM = `
import { infiniteQueryOptions, mutationOptions, queriesOf, queryOptions } from "@facility-contracts/client/react-query";
import { handler } from "@facility-contracts/client/msw";
import { QueryClient } from "@tanstack/react-query";
import { getResponse, type HttpHandler } from "msw";
import { lockersApi } from "./lockers.ts";
import { uploadPhotos } from "./lockers.uploads.ts";
import { createLockersClient } from "./lockers.validate.ts";
const answered = (...handlers: HttpHandler[]) => async (request: Request) =>
  request.url.startsWith("https://bucket.test/")
    ? new Response()
    : ((await getResponse(handlers, request)) ?? new Response(null, { status: 599 }));
const fetch = answered(
  handler(lockersApi, "deleteLocker", ({ params }) => params["locker-id"] === "7"
    ? { status: 204 }
    : { status: 404, body: { title: "None" } }),
  handler(lockersApi, "hasLocker", { status: 200 }),
  handler(lockersApi, "openLocker", ({ params }) =>
    params["locker-id"] === "7" ? { status: 204 } : new Response(null, { status: 500 })),
  handler(lockersApi, "listLockers", ({ query }) =>
    ({ status: 200, body: { items: [], total: query.get("page") === "2" ? 1 : 2 } })),
  handler(lockersApi, "getLocker", () => Response.json({ id: "seven" })),
  handler(lockersApi, "patchLocker", ({ body }) => ({ status: 200, body: { id: 1, owner: body?.owner ?? "nobody" } })),
  handler(lockersApi, "announcePhotos", ({ body }) => ({
    status: 200,
    body: { data: { photos: (body ?? []).map(({ ref }, number) => ({ for: ref, target: "https://bucket.test/" + ref, number })) } },
  })),
);
// @ts-expect-error a status without a body has none
handler(lockersApi, "deleteLocker", { status: 204, body: {} });
// @ts-expect-error there is no such operation
export const misspelt = () => handler(lockersApi, "updateTicket", { status: 404 });
// @ts-expect-error an operation that changes something
queryOptions(createLockersClient({ key: "k" }), "deleteLocker", { "locker-id": 7 });
// @ts-expect-error a stream is not kept
queryOptions(createLockersClient({ key: "k" }), "watchLockers", {});
// @ts-expect-error also where there may be none
queryOptions(createLockersClient({ key: "k" }), "watchSome", {});
queryOptions(createLockersClient({ key: "k" }), "optionsOfLockers", {});
// @ts-expect-error nor is it a change
mutationOptions(createLockersClient({ key: "k" }), "watchLockers");
const lockers = createLockersClient({ key: "k", fetch, validate: true });
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const list = await queries.fetchQuery(queryOptions(lockers, "listLockers", { with: "owner" }));
list.items[0]?.owner satisfies string | undefined;
const plain = await queries.fetchQuery(queryOptions(lockers, "listLockers", {}));
// @ts-expect-error not asked for
plain.items[0]?.owner;
const pages = await queries.fetchInfiniteQuery({
  ...infiniteQueryOptions(lockers, "listLockers", "page", { with: "owner" }, {
    first: 1,
    next: ({ total }, all) => (total > all.length ? all.length + 1 : undefined),
  }),
  pages: 3,
});
pages.pages[0]?.items[0]?.owner satisfies string | undefined;
infiniteQueryOptions(lockers, "listLockers", "page", {}, { first: 1, next: () => null });
// @ts-expect-error the page is not said twice
infiniteQueryOptions(lockers, "listLockers", "page", { page: 1 }, { first: 1, next: () => undefined });
await queries.invalidateQueries(queriesOf(lockers));
const has: null = await queries.fetchQuery(queryOptions(lockers, "hasLocker", { "locker-id": 7 }));
const { mutationFn } = mutationOptions(lockers, "patchLocker");
const context = { client: queries, meta: undefined };
const report = await uploadPhotos(lockers, {
  "locker-id": 7,
  files: [{ name: "a.png", mimeType: "image/png", data: new Uint8Array(3) }],
});
const failed = async (call: Promise<object>) => String(Reflect.get(await call, "error"));
console.log(JSON.stringify([
  list,
  pages.pages.length,
  has,
  await mutationFn?.({ "locker-id": 7, body: { owner: "B" } }, context),
  (await lockers.deleteLocker({ "locker-id": 7 })).status,
  (await lockers.deleteLocker({ "locker-id": 8 })).status,
  (await lockers.hasLocker({ "locker-id": 7 })).status,
  (await lockers.openLocker({ "locker-id": 7 })).status,
  await failed(lockers.deleteLocker({ "locker-id": 0.5 })),
  await failed(lockers.openLocker({ "locker-id": 7, body: { minutes: 90 } })),
  await failed(lockers.getLocker({ "locker-id": 7 })),
  report.outcomes.map((outcome) => (outcome.ok ? outcome.number : String(outcome.error))),
]));
`;

let project: ClientProject;
let faults: readonly string[];

beforeAll(async () => {
  project = await clientProject();
  const { files } = await project.add(contractOf(LOCKERS, "lockers"), { validate: true });
  expect([...files.keys()]).toEqual([
    "lockers.ts",
    "lockers.types.ts",
    "lockers.uploads.ts",
    "lockers.validate.ts",
    "lockers.validators.js",
    "lockers.validators.d.ts",
  ]);
  await writeFile(join(project.folder, "program.ts"), PROGRAM);
  for (const { api, document, program } of ONE_WAY_DOCUMENTS) {
    await project.add(contractOf(document, api));
    await writeFile(join(project.folder, `${api}.program.ts`), program);
  }
  await project.add(contractOf(NAMES, "api"), { validate: true });
  await writeFile(join(project.folder, "api.program.ts"), NAMES_PROGRAM);
  await writeFile(join(project.folder, "api.calls.ts"), NAMES_CALLS);
  faults = (await project.compile()).split("\n").filter((line) => line !== "");
});
afterAll(() => project?.remove());

/** The APIs beside that of the lockers. */
const OTHERS = [...Object.values(ONE_WAY_APIS), "api"];

/** What the compiler says of all but the files of other APIs. */
function faultsFor(api: string): string[] {
  const others = OTHERS.filter((other) => other !== api);
  return faults.filter((line) => !others.some((other) => line.startsWith(`${other}.`)));
}

test.each(Object.entries(ONE_WAY_APIS))("the client of a document of %s", (_, api) => {
  expect(faultsFor(api)).toEqual([]);
});

test("an API that is called as the client's own types, and schemas that say little", async () => {
  expect(faultsFor("api")).toEqual([]);
  const sent = 'PUT https://names.test/ranges/c application/json {"sent":"a"}';
  expect((await project.run("api.calls.ts")).trimEnd().split("\n")).toEqual([
    sent,
    "{ answered: 'b' }",
    sent,
    "a,b",
    sent,
    "7",
    sent,
    "ApiError: putRange (PUT /ranges/{constructor}): answered 200 with a body that is not valid: / must be integer",
    sent,
    "ApiError: putRange (PUT /ranges/{constructor}): answered 200 with a body that is not valid: / must have required property 'answered'",
  ]);
});

test("each is typed by the document, and works", async () => {
  expect(faultsFor("lockers")).toEqual([]);
  expect(JSON.parse(await project.run("program.ts"))).toEqual([
    { items: [], total: 2 },
    2,
    null,
    { id: 1, owner: "B" },
    204,
    404,
    200,
    204,
    "ApiError: deleteLocker (DELETE /lockers/{locker-id}): not sent: /locker-id must be integer",
    "ApiError: openLocker (POST /lockers/{locker-id}:open(now)): not sent: /body/minutes must be <= 60",
    "ApiError: getLocker (GET /lockers/{locker-id}): answered 200 with a body that is not valid: /id must be integer",
    [0],
  ]);
});
