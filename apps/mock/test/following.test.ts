import { afterAll, describe, expect, test } from "vitest";
import { extendValues, frozenResponse, type JsonObject, object } from "./documented-response.ts";
import { frozen, listeningMock } from "./mock-server.ts";
import { compileClosed } from "./response-schema.ts";

const { server, origin } = await listeningMock({}, frozen);
afterAll(() => server.close());
const token = { Authorization: "Bearer token", "X-Session-Token": "token" };

const intervention = frozenResponse("getIntervention", 200);
const validate = compileClosed(intervention);
const [base, page] = ["base", "page"].map((name) => object(object(intervention.examples.get(name)).data));

describe("extend", () => {
  test("is not given: the base fields", async () => {
    expect(await blocks("")).toEqual([]);
  });

  test.each(extendValues())("%s adds the fields whose schema names it", async (value) => {
    const added = await blocks(`extend=${value}`);
    const { components } = intervention.document;
    const { properties } = object(object(object(components).schemas).Intervention);
    const named = Object.entries(object(properties)).filter(([, schema]) =>
      String(object(schema).description).endsWith(`Only with \`extend=${value}\`.`),
    );
    expect(added.length).toBeGreaterThan(0);
    expect(added.sort()).toEqual(named.map(([name]) => name).sort());
  });

  test("several values add the blocks of each, in any order and also twice", async () => {
    expect(await blocks("extend=summary&extend=routine&extend=summary")).toEqual([
      "summary",
      "routine",
      "hasRoutineInterventionDrift",
    ]);
  });

  test("all values give the answer of the page", async () => {
    expect(
      await data(
        extendValues()
          .map((value) => `extend=${value}`)
          .join("&"),
      ),
    ).toEqual(page);
  });

  test.each(["everything", "", "summary,routine"])("'%s' is refused", async (value) => {
    const response = await get(`extend=${value}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      message: expect.stringContaining("query parameter extend.0 must be equal to one of the allowed values"),
    });
  });

  test("an example that is asked for by name stays whole", async () => {
    const response = await get("", { Prefer: "example=page" });
    expect(object(await response.json()).data).toEqual(page);
  });
});

test.each([1, 2, 100])("%i nonconformity anomalies are counted", async (count) => {
  const anomaly = { title: "Title", description: "Text", risk: 1, technicalInstallationId: 1, siteId: 1 };
  const response = await post("/anomalies/v2/rs/reports/1/nonconformity", Array(count).fill(anomaly));
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ nbInsertion: count });
});

test("each image has an upload with its uploadId", async () => {
  const image = { name: "example.jpg", mimeType: "image/jpeg", size: 1 };
  const images = ["a", "b"].map((uploadId) => ({ ...image, uploadId }));
  const response = await post("/anomalies/v2/rs/1/images", images);
  expect(await response.json()).toEqual({
    uploads: [
      { uploadId: "a", presignedUrl: "https://bucket.s3.amazonaws.com/1", id: "1" },
      { uploadId: "b", presignedUrl: "https://bucket.s3.amazonaws.com/2", id: "2" },
    ],
  });
});

/** The fields that the answer has beside the base fields. */
async function blocks(query: string): Promise<string[]> {
  const all = await data(query);
  // What was not asked for is as it is without `extend`.
  expect(all).toMatchObject(object(base));
  return Object.keys(all).filter((name) => !Object.hasOwn(object(base), name));
}

async function data(query: string): Promise<JsonObject> {
  const response = await get(query);
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  return object(object(body).data);
}

function get(query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin}/interventions/v2/rs/1?${query}`, { headers: { ...token, ...headers } });
}

function post(path: string, body: unknown): Promise<Response> {
  const headers = { ...token, "Content-Type": "application/json" };
  return fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
}
