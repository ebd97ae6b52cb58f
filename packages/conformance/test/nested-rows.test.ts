/**
 * Rows below rows: a room is made in a house that was made, and read, changed and deleted there.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  integerIn,
  jsonIn,
  NAMED,
  NAMED_ROW,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const BODY = { requestBody: { required: true, content: { "application/json": { schema: NAMED } } } };
const parameter = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "integer" },
  example: 7,
});
const SHOWN = { responses: { 200: answerOf(NAMED_ROW), ...answers(400, 404, 415) } };
const made = (links: object) => ({
  responses: { 201: { ...answerOf(NAMED_ROW), links }, ...answers(400, 404, 415) },
});

const CONTRACT = smallContract({
  "/houses": {
    post: {
      operationId: "addHouse",
      ...BODY,
      ...made({ own: { operationId: "getHouse", parameters: { house: "$response.body#/id" } } }),
    },
  },
  "/houses/{house}": { parameters: [parameter("house")], get: { operationId: "getHouse", ...SHOWN } },
  "/houses/{house}/rooms": {
    parameters: [parameter("house")],
    post: {
      operationId: "addRoom",
      ...BODY,
      ...made({ own: { operationId: "getRoom", parameters: { room: "$response.body#/id" } } }),
    },
  },
  "/houses/{house}/rooms/{room}": {
    parameters: [parameter("house"), parameter("room")],
    get: { operationId: "getRoom", ...SHOWN },
    put: { operationId: "setRoom", ...BODY, ...SHOWN },
    delete: {
      operationId: "deleteRoom",
      responses: { 204: { description: "gone" }, ...answers(400, 404) },
    },
  },
});

/** What is longer would be in every answer from then on, and reading those most of the work. */
const MAX_NAME = 100_000;

/** A provider without any house to begin with. */
function town({ losesRooms = false } = {}): (request: Seen) => Said {
  const houses = new Map<number, { readonly name: string; readonly rooms: Map<number, string> }>();
  let last = 100;
  const nameIn = (request: Seen): string => {
    const body = jsonIn(request);
    if (typeof body !== "object" || body === null || Object.keys(body).join() !== "name") return refuse(400);
    const { name } = Object(body);
    return typeof name === "string" && name.length <= MAX_NAME ? name : refuse(400);
  };
  return (request) => {
    const { method, path } = request;
    const [, houseText, , roomText] = path;
    if (houseText === undefined) {
      const name = nameIn(request);
      houses.set(++last, { name, rooms: new Map() });
      return [201, { id: last, name }];
    }
    const id = integerIn(houseText);
    const room = roomText === undefined ? undefined : integerIn(roomText);
    const house = houses.get(id) ?? refuse(404);
    if (path.length === 2) return [200, { id, name: house.name }];
    if (room === undefined) {
      const name = nameIn(request);
      if (!losesRooms) house.rooms.set(++last, name);
      return [201, { id: last, name }];
    }
    const name = method === "PUT" ? nameIn(request) : house.rooms.get(room);
    if (name === undefined || !house.rooms.has(room)) return refuse(404);
    if (method === "DELETE") {
      house.rooms.delete(room);
      return [204];
    }
    house.rooms.set(room, name);
    return [200, { id: room, name }];
  };
}

const run = (provider: (request: Seen) => Said) => runOnSmall(CONTRACT, provider);

test("a room has its life in the house that was made for it", async () => {
  const report = await run(town());
  expect(report.findings).toEqual([]);
  expect(report.coverage.operations.missing).toEqual([]);
  const passed = report.cases.filter(({ outcome }) => outcome === "passed").map(({ id }) => id);
  expect(passed).toEqual(expect.arrayContaining(["addRoom rule/made-row", "addRoom rule/deleted-row"]));
});

test("a room that is made and then not there is a finding", async () => {
  const { findings } = await run(town({ losesRooms: true }));
  expect(findings.map(({ operationId, check }) => `${operationId} ${check}`)).toContain(
    "addRoom rule/made-row",
  );
});
