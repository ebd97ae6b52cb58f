/**
 * Whether the built mock answers what was added.
 */
import { startMock } from "@facility-contracts/command/mock-process";
import { type ExpectedAnswer, expectAnswers } from "./expected-answers.ts";
import { CHANGE_STATUS, DELETE_TICKET, GET_GARAGE, NO_TICKET } from "./requests.ts";

const session = { Cookie: "session=any" };
const key = { "X-Parking-Key": "any" };
const body = { status: "COMPLETED" };

function preflight(path: string, method: string, header: string): ExpectedAnswer {
  return {
    says: `a preflight of ${method}`,
    method: "OPTIONS",
    path,
    headers: {
      Origin: "http://127.0.0.1:5173",
      "Access-Control-Request-Method": method,
      "Access-Control-Request-Headers": header,
    },
    status: 204,
    has: [
      { header: "access-control-allow-methods", text: method },
      { header: "access-control-allow-headers", text: header },
    ],
  };
}

const EXPECTED: readonly ExpectedAnswer[] = [
  { ...CHANGE_STATUS, says: "the ticket", headers: session, body, status: 200, has: ['"status"'] },
  { ...CHANGE_STATUS, says: "no session", body, status: 401, has: ["UNAUTHORIZED"] },
  {
    ...CHANGE_STATUS,
    says: "no role",
    headers: { ...session, Prefer: "code=403" },
    body,
    status: 403,
    has: ["FORBIDDEN"],
  },
  {
    ...CHANGE_STATUS,
    says: "no such ticket",
    path: `/api/v1/tickets/${NO_TICKET}/status`,
    headers: session,
    body,
    status: 404,
    has: ["NOT_FOUND"],
  },
  {
    ...CHANGE_STATUS,
    says: "no such status",
    headers: session,
    body: { status: "DONE" },
    status: 400,
    has: ["VALIDATION_ERROR", "status"],
  },
  { ...CHANGE_STATUS, says: "no body", headers: session, status: 400 },
  { ...DELETE_TICKET, says: "nothing", headers: session, status: 204, isEmpty: true },
  { ...DELETE_TICKET, says: "no session", status: 401, has: ["UNAUTHORIZED"] },
  {
    ...DELETE_TICKET,
    says: "no such ticket",
    path: `/api/v1/tickets/${NO_TICKET}`,
    headers: session,
    status: 404,
    has: ["NOT_FOUND"],
  },
  { ...DELETE_TICKET, says: "no such identifier", path: "/api/v1/tickets/7", headers: session, status: 400 },
  { ...GET_GARAGE, says: "the garage", headers: key, status: 200, has: ['"free"'] },
  { ...GET_GARAGE, says: "no key", status: 401, has: ['"error"'] },
  {
    ...GET_GARAGE,
    says: "no such garage",
    headers: { ...key, Prefer: "code=404" },
    status: 404,
    has: ["No such garage"],
  },
  {
    ...GET_GARAGE,
    says: "no such garage, by its identifier",
    path: "/parking/v1/garages/404",
    headers: key,
    status: 404,
  },
  preflight(CHANGE_STATUS.path, "PATCH", "content-type"),
  preflight(DELETE_TICKET.path, "DELETE", "content-type"),
  preflight(GET_GARAGE.path, "GET", "x-parking-key"),
  { says: "its document", method: "GET", path: "/openapi/parking.json", status: 200, has: ["getGarage"] },
  {
    says: "commands to paste",
    method: "GET",
    path: "/commands",
    status: 200,
    has: ["/parking/v1/garages/", "-X DELETE", "-X PATCH"],
  },
];

const mock = await startMock();
try {
  await expectAnswers(mock.origin, EXPECTED);
} finally {
  await mock.stop();
}
