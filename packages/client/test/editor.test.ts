/**
 * What a person sees in an editor: the documentation of the contract, what can be written, and messages that name what they speak
 * of. Of the declarations of this package, and of the client of a document that nobody wrote here.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientProject, clientProject } from "./client-project.ts";
import { type Editor, openInEditor } from "./language-service.ts";

const INLINE = { type: "object", required: ["name"], properties: { name: { type: "string" } } };

const PETS = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.test" }],
  paths: {
    "/pets": {
      post: {
        operationId: "addPet",
        parameters: [{ name: "kind", in: "query", schema: { $ref: "#/components/schemas/Kind" } }],
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
        responses: { 204: { description: "Added." } },
      },
      put: {
        operationId: "replacePet",
        requestBody: { content: { "application/json": { schema: INLINE } } },
        responses: { 200: { description: "Done.", content: { "application/json": { schema: INLINE } } } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        required: ["name", "born"],
        properties: {
          name: { type: "string" },
          born: { type: "string" },
          kind: { $ref: "#/components/schemas/Kind" },
          former: { anyOf: [{ $ref: "#/components/schemas/Kind" }, { type: "null" }] },
          other: { allOf: [{ $ref: "#/components/schemas/AliasOfKind" }] },
          own: { $ref: "#/components/schemas/Kind", description: "Its own words." },
          homepage: {
            type: "string",
            format: "uri",
            deprecated: true,
            description: "First words.\n\n- one\n- two",
          },
          parent: { $ref: "#/components/schemas/Circle" },
        },
      },
      Kind: { type: "string", enum: ["cat", "dog"], description: "What sort of animal it is." },
      AliasOfKind: { $ref: "#/components/schemas/Kind" },
      Circle: { allOf: [{ $ref: "#/components/schemas/Circle" }] },
    },
  },
};

/** What is documented, with words of its documentation. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  "{ id, body: { category": "What a ticket is about.",
  "ticket.status": "Progress of a ticket.",
  "ticket.id": "Identifier of a ticket.",
  "anomaly.data.risk": "Risk of the anomaly.",
  "pet: Pet = { kind": "What sort of animal it is.",
  former: "What sort of animal it is.",
  other: "What sort of animal it is.",
  own: "Its own words.",
  "addPet({ kind": "What sort of animal it is.",
};

/** Lines that are wrong, with what is said of each. */
const WRONG: Readonly<Record<string, string | RegExp>> = {
  "bare.data.routine;": "Property 'routine' does not exist on type 'InterventionWith<never>'.",
  "some.data.routine;": `Property 'routine' does not exist on type 'InterventionWith<"summary">'.`,
  'register.getIntervention({ interventionId, extend: ["routin"] });': `Type '"routin"' is not assignable to type 'InterventionBlock'. Did you mean '"routine"'?`,
  'register.getIntervention({ interventionId, extend: "routin" });':
    "Type 'string' is not assignable to type 'readonly InterventionBlock[]'.",
  "result.data;": /^Property 'data' does not exist on type 'UpdateTicketResult'\./,
  "if (result.ok) result.data.titel;":
    "Property 'titel' does not exist on type 'Ticket'. Did you mean 'title'?",
  "if (result.ok) result.error;":
    "Property 'error' does not exist on type 'Success<UpdateTicketOperation, 200, Ticket>'.",
  "if (result.status === 404) result.error.code;": "Property 'code' does not exist on type 'NotFoundError'.",
  'tickets.updateTicket({ id, body: { titel: "New" } });':
    "Object literal may only specify known properties, but 'titel' does not exist in type 'TicketUpdate'. Did you mean to write 'title'?",
  'tickets.updateTicket({ id, body: { category: "HEATING" } });':
    /'"HEATING"' is not .*"ELECTRICITY".*"OTHER"/,
  "tickets.updateTicket({ id });":
    "Property 'body' is missing in type '{ id: string; }' but required in type 'UpdateTicketCall'.",
  'register.updateAnomaly({ anomalyId: 1, body: { title: "New" } });':
    /^Type '{ title: string; }' is missing the following properties from type 'AnomalyUpdate':/,
  "const text: string = anomaly.data;": "Type 'Anomaly' is not assignable to type 'string'.",
  'isApiError(result, "updateTickets");':
    /'"updateTickets"' is not assignable to parameter of type 'keyof Operations'\.$/,
  'createTicketsClient({ baseURL: "" });':
    /'baseURL' does not exist in type 'TicketsClientOptions'\. Did you mean to write 'baseUrl'\?$/,
  'pets.addPet({ body: { name: "Tom" } });':
    "Property 'born' is missing in type '{ name: string; }' but required in type 'Pet'.",
  "pets.replacePet({ body: {} });":
    "Property 'name' is missing in type '{}' but required in type 'ReplacePetBody'.",
  "const words: string = await unwrap(pets.replacePet());":
    "Type 'ReplacePetAnswer200' is not assignable to type 'string'.",
  'pets.addPet({ kind: "mouse" });': `Type '"mouse"' is not assignable to type '"cat" | "dog" | undefined'.`,
};

const OFFERED: Readonly<Record<string, string>> = {
  'extend: ["': "created-by",
  'extend: ["summary", "': "created-by",
  'kind: "': "cat",
};

const PROGRAM = `
import { createSafetyRegisterClient, createTicketsClient, isApiError, unwrap } from "@facility-contracts/client";
import { createPetsClient } from "./pets.ts";
import type { Pet } from "./pets.types.ts";
const register = createSafetyRegisterClient({ token: "t", sessionToken: "s" });
const tickets = createTicketsClient();
const pets = createPetsClient();
const id = "7";
const interventionId = 7;
const result = await tickets.updateTicket({ id, body: { category: "WATER" } });
const ticket = await unwrap(tickets.updateTicket({ id, body: {} }));
const anomaly = await unwrap(register.updateAnomaly({ anomalyId: 7, body: {} as never }));
const bare = await unwrap(register.getIntervention({ interventionId }));
const some = await unwrap(register.getIntervention({ interventionId, extend: ["summary", "summary"] }));
[ticket.status, ticket.id, anomaly.data.risk];
const pet: Pet = { kind: "cat", former: null, other: "dog", own: "cat", name: "Tom", born: "2020", homepage: "h" };
await pets.addPet({ kind: "cat" });
${Object.keys(WRONG).join("\n")}
`;

let project: ClientProject;
let editor: Editor;

beforeAll(async () => {
  project = await clientProject();
  await project.add(contractOf(PETS, "pets"));
  editor = openInEditor(project.folder, PROGRAM);
});
afterAll(() => project?.remove());

test.each(Object.entries(DOCUMENTED))("%s shows what the contract says", (piece, words) => {
  expect(editor.documentationAt(piece)).toContain(words);
});

test("text stands before the tags", () => {
  expect(editor.documentationAt("ticket.id")).toMatch(/^Identifier of a ticket\./);
  expect(editor.documentationAt("homepage")).toBe("First words.\n\n- one\n- two\n\nFormat: uri\n");
});

test.each(Object.entries(OFFERED))("%s offers the values", (piece, value) => {
  expect(editor.offeredAt(piece)).toContain(value);
});

describe("messages", () => {
  test("nothing else is said", () => {
    expect([...editor.messages().keys()]).toEqual(Object.keys(WRONG));
  });

  test.each(Object.entries(WRONG))("%s", (line, message) => {
    expect(editor.messages().get(line)).toMatch(message);
  });
});
