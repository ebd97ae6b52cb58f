import { afterAll, expect, test } from "vitest";
import { extendValues, frozenResponse } from "./documented-response.ts";
import { frozen, listeningMock } from "./mock-server.ts";
import { compileClosed } from "./response-schema.ts";

// The curl commands of the documentation pages, with the host replaced and a value for each placeholder.

const { server, origin } = await listeningMock({}, frozen);
afterAll(() => server.close());

const authorization = { Authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl" };
const sessionToken = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";
const registerHeaders = {
  ...authorization,
  "Content-Type": "application/json",
  "X-Session-Token": sessionToken,
};

const pages = {
  "Update an anomaly": {
    operationId: "updateAnomaly",
    status: 200,
    path: "/anomalies/v2/rs/1",
    request: {
      method: "PUT",
      headers: registerHeaders,
      body: `
{
  "title": "Anomaly title",
  "description": "Anomaly description",
  "risk": 1,
  "technicalInstallationId": 1,
  "siteId": 1,
  "location": {
    "room": "Chambre 1",
    "floor": "1st Floor"
  },
  "dueAt": "2024-12-01T12:34:56.000Z"
}
`,
    },
  },
  "Create nonconformity anomalies for a report": {
    operationId: "createNonconformityAnomalies",
    status: 201,
    path: "/anomalies/v2/rs/reports/1/nonconformity",
    request: {
      method: "POST",
      headers: registerHeaders,
      body: `
[
  {
    "title": "Anomaly title",
    "description": "Anomaly description",
    "risk": 1,
    "technicalInstallationId": 1,
    "siteId": 1,
    "dueAt": "2024-12-01T12:34:56.000Z",
    "location": {
      "room": "Room 1",
      "floor": "Floor 1"
    }
  }
]
`,
    },
  },
  "Add images to an anomaly": {
    operationId: "addAnomalyImages",
    status: 200,
    path: "/anomalies/v2/rs/1/images",
    request: {
      method: "POST",
      headers: registerHeaders,
      body: `
[
  {
    "uploadId": "aszdz-edzdz-dzdzd-dzdzd",
    "name": "example.jpg",
    "mimeType": "image/jpeg",
    "size": 1024
  }
]
`,
    },
  },
  "Get single intervention by ID": {
    operationId: "getIntervention",
    status: 200,
    // The command of the page asks for no block, and its answer has all of them.
    path: `/interventions/v2/rs/1?${extendValues()
      .map((value) => `extend=${value}`)
      .join("&")}`,
    request: { method: "GET", headers: { ...authorization, "x-session-token": sessionToken } },
  },
  "Update ticket": {
    operationId: "updateTicket",
    status: 200,
    path: "/api/v1/tickets/550e8400-e29b-41d4-a716-446655440000",
    request: {
      method: "PUT",
      headers: { "Content-Type": "application/json", Cookie: "session=your-session-cookie" },
      body: `{
    "category": "ELECTRICITY",
    "title": "Power Outage - Building A",
    "description": "Updated description of the issue with more details",
    "attachments": ["https://example.com/image1.jpg", "https://example.com/image2.jpg"],
    "notes": "Updated with additional information from technician"
  }`,
    },
  },
};

test.each(Object.entries(pages))("%s", async (_, { operationId, status, path, request }) => {
  const response = await fetch(origin + path, request);
  expect(response.status).toBe(status);
  // A mock that answers a request it finds fault with would not be worth much.
  expect(response.headers.get("sl-violations")).toBeNull();

  const documented = frozenResponse(operationId, status);
  expect(response.headers.get("content-type")).toBe(documented.mediaType);
  const body = await response.json();
  const validate = compileClosed(documented);
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  // The answer of the page, to the letter, but for one: it answers another uploadId than its request names.
  const answer = JSON.stringify(documented.examples.get("page"));
  expect(body).toEqual(JSON.parse(answer.replace('"uploadId":"1"', '"uploadId":"aszdz-edzdz-dzdzd-dzdzd"')));
});
