/**
 * The client of an API that this repository does not have, generated, compiled and called.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { contractsOf, type GeneratedProject, generatedProject } from "./generated-project.ts";
import { LOCKERS } from "./locker-document.ts";

let project: GeneratedProject;

beforeAll(async () => {
  project = await generatedProject(await contractsOf({ lockers: LOCKERS }));
});
afterAll(() => project?.remove());

/** A provider in the place of `fetch`, which says what it got. */
const PROVIDER = `
const NOT_FOUND = Response.json({ title: "None" }, { status: 404, headers: { "content-type": "application/problem+json" } });
const sent: string[] = [];
async function fetch(request: Request): Promise<Response> {
  const { method, url, headers } = request;
  const body = await request.clone().text();
  sent.push([method, url.replace("https://lockers.test/v1", ""), headers.get("x-api-key"), body].join(" ").trim());
  if (url.startsWith("https://bucket.test/")) return new Response();
  if (url.endsWith("/404")) return method === "HEAD" ? new Response(null, { status: 404 }) : NOT_FOUND.clone();
  if (headers.get("x-api-key") === "wrong") return new Response(null, { status: 401 });
  if (method === "HEAD") return new Response(null, { status: 200 });
  if (method === "DELETE" || method === "OPTIONS" || url.endsWith("/204")) return new Response(null, { status: 204 });
  if (method === "PUT") return Response.json({ id: 7 }, { status: 201 });
  if (method === "POST")
    return Response.json({ data: { photos: [{ for: "0", target: "https://bucket.test/p", number: 3 }] } });
  if (new URL(url).pathname.endsWith("/lockers")) return Response.json({ items: [{ id: 7, owner: "A" }], total: 1 });
  return Response.json({ id: 7 });
}`;

test("every kind of operation is typed, sent and read", async () => {
  const source = `
import { createLockersClient, isApiError, unwrap, type UploadOutcome, uploadPhotos } from "./packages/client/src/index.ts";
${PROVIDER}
const lockers = createLockersClient({ key: "k", fetch });
// @ts-expect-error the key is needed
createLockersClient({});
// @ts-expect-error an operation without parameters takes none
await lockers.optionsOfLockers({ page: 1 });
sent.length = 0;

const list = await unwrap(lockers.listLockers());
// @ts-expect-error not asked for
list.items[0]?.owner;
const owners = await unwrap(lockers.listLockers({ with: "owner" }));
const owner: string | undefined = owners.items[0]?.owner;
const total: number = owners.total;
// @ts-expect-error not asked for
owners.items[0]?.opened;
await unwrap(lockers.listLockers({ with: "nothing" }));
const options: undefined = await unwrap(lockers.optionsOfLockers());
const one = await lockers.getLocker({ "locker-id": 7 });
// @ts-expect-error not asked for
if (one.ok) one.data.owner;
const opened: string[] | undefined = (await unwrap(lockers.getLocker({ "locker-id": 7, with: "history" }))).opened;
const has: undefined = await unwrap(lockers.hasLocker({ "locker-id": 7 }));
const missing = await lockers.hasLocker({ "locker-id": 404 });
const made: { id: number } | undefined = await unwrap(lockers.putLocker({ "locker-id": 7, body: { id: 7 } }));
const replaced = await lockers.putLocker({ "locker-id": 204, body: { id: 7 } });
const patched = await lockers.patchLocker({ "locker-id": 7 });
await lockers.patchLocker({ "locker-id": 7, body: { owner: "B" } });
const removed = await lockers.deleteLocker({ "locker-id": 7 });
const none = await lockers.deleteLocker({ "locker-id": 404 });
if (!none.ok && none.status === 404) none.error.title satisfies string;
const refused = await createLockersClient({ key: "wrong", fetch }).deleteLocker({ "locker-id": 7 });
if (!refused.ok && refused.status === 401) refused.error satisfies undefined;
const thrown = await unwrap(lockers.getLocker({ "locker-id": 404 })).catch((error: unknown) => error);
const files = [{ name: "a.png", mimeType: "image/png", data: new Uint8Array(3) }];
const report = await uploadPhotos(lockers, { "locker-id": 7, files });
const outcome: UploadOutcome | undefined = report.outcomes[0];
console.log(JSON.stringify({
  sent, owner, total, opened: String(opened), options: String(options), has: String(has), made, upload: outcome?.ok && outcome.number,
  results: [one, missing, replaced, patched, removed, none, refused].map(({ response, ...result }) => result),
  thrown: isApiError(thrown, "getLocker", 404) && thrown.body.title,
}));
`;
  expect(await project.compile(source)).toBe("");
  expect(JSON.parse(await project.run())).toEqual({
    sent: [
      "GET /lockers k",
      "GET /lockers?with=owner k",
      "GET /lockers?with=nothing k",
      "OPTIONS /lockers k",
      "GET /lockers/7 k",
      "GET /lockers/7?with=history k",
      "HEAD /lockers/7 k",
      "HEAD /lockers/404 k",
      'PUT /lockers/7 k {"id":7}',
      'PUT /lockers/204 k {"id":7}',
      "PATCH /lockers/7 k",
      'PATCH /lockers/7 k {"owner":"B"}',
      "DELETE /lockers/7 k",
      "DELETE /lockers/404 k",
      "DELETE /lockers/7 wrong",
      "GET /lockers/404 k",
      'POST /lockers/7/photos k [{"ref":"0","title":"a.png","kind":"image/png","length":3}]',
      "POST https://bucket.test/p  \u0000\u0000\u0000",
    ],
    owner: "A",
    total: 1,
    opened: "undefined",
    options: "undefined",
    has: "undefined",
    made: { id: 7 },
    upload: 3,
    results: [
      { ok: true, operationId: "getLocker", status: 200, data: { id: 7 } },
      { ok: false, operationId: "hasLocker", status: 404 },
      { ok: true, operationId: "putLocker", status: 204 },
      { ok: true, operationId: "patchLocker", status: 200, data: { id: 7 } },
      { ok: true, operationId: "deleteLocker", status: 204 },
      { ok: false, operationId: "deleteLocker", status: 404, error: { title: "None" } },
      { ok: false, operationId: "deleteLocker", status: 401 },
    ],
    thrown: "None",
  });
});
