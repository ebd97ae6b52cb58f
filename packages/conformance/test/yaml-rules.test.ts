/**
 * An operation with rules in prose needs YAML alone: a PATCH that is written into a copy of the contract, with its rules, is held
 * against a provider that the test makes.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FROZEN_SOURCE, SOURCE } from "@facility-contracts/command/repository";
import { rulesModule } from "@facility-contracts/generator/rules";
import { openContract } from "@facility-contracts/model/open";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { ApiContract } from "../src/contract/contracts.ts";
import { TEMPLATES } from "../src/rules/templates/templates.ts";
import type { Transport } from "../src/wire.ts";

const PATH = `  /api/v1/tickets/{id}/status:
    patch:
      operationId: changeTicketStatus
      security:
        - sessionCookie: ["ticket:write"]
      parameters:
        - $ref: components/parameters/TicketId.yaml
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [status]
              properties:
                status:
                  $ref: components/schemas/TicketStatus.yaml
                reason:
                  type: string
            example:
              status: COMPLETED
              reason: The lamp is mended.
      responses:
        "200":
          description: The ticket.
          content:
            application/json:
              schema:
                $ref: components/schemas/Ticket.yaml
        "400":
          $ref: components/responses/BadRequest.yaml
        "403":
          $ref: components/responses/Forbidden.yaml
`;

const RULES = `
- operation: changeTicketStatus
  id: echo
  template: echo
  parameters: { fields: [status] }
  says: The answer has the status that was sent.

- operation: changeTicketStatus
  id: updated-at
  template: movesUpdatedAt
  parameters: { field: /updatedAt }
  says: Every change moves updatedAt.

- operation: changeTicketStatus
  id: refused
  template: refusedChangesNothing
  says: A change that is refused changes nothing.

- operation: changeTicketStatus
  id: role
  template: refusedCaller
  says: Without the role nothing is changed.
`;

let folder: string;
let api: ApiContract;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yaml-rules-"));
  await cp(join(FROZEN_SOURCE, "tickets"), folder, { recursive: true });
  const append = async (file: string, change: (text: string) => string) =>
    writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
  await append("openapi.yaml", (text) => text.replace(/^paths:\n/m, `paths:\n${PATH}`));
  await append("rules.yaml", (text) => text + RULES);
  const contract = await openContract(join(folder, "openapi.yaml"), "tickets");
  const { rules } = JSON.parse(await rulesModule(contract, folder, "tickets", ""));
  api = { name: "tickets", contract, shown: new Set(), rules };
});

afterAll(() => rm(folder, { recursive: true }));

/** What a provider does wrong. */
type Fault = "keeps the status" | "moves no date" | "changes what it refuses" | "changes without the role";

/** A provider of the operation with one ticket. */
function provider(fault?: Fault): Transport {
  let updates = 0;
  const ticket = {
    id: "550e8400-e29b-41d4-a716-446655440000",
    userId: "550e8400-e29b-41d4-a716-446655440001",
    status: "PENDING",
    category: "GAS",
    title: "Title",
    description: "Description",
    createdAt: "2024-01-15T10:30:00.001Z",
    updatedAt: "2024-01-15T10:30:00.001Z",
  };
  const answer = (status: number, value: object) => ({
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(value)),
  });
  const error = (status: number) => answer(status, { success: false, error: { message: "No", code: "NO" } });
  return async ({ headers, body }) => {
    const sent: { status?: unknown } = parsed(body);
    const isKnown = ["PENDING", "IN_PROGRESS", "COMPLETED", "CANCELLED"].includes(String(sent.status));
    const isWriter = headers.some(([name, value]) => name === "Cookie" && value === "session=writer");
    if (!isWriter && fault === "changes without the role") ticket.title = `Changed ${++updates}`;
    if (!isWriter) return error(403);
    if (!isKnown && fault === "changes what it refuses") ticket.title = `Changed ${++updates}`;
    if (!isKnown) return error(400);
    if (fault !== "moves no date")
      ticket.updatedAt = new Date(Date.UTC(2025, 0, 1, 0, 0, 0, ++updates)).toISOString();
    if (fault !== "keeps the status") ticket.status = String(sent.status);
    return answer(200, ticket);
  };
}

function parsed(body: Uint8Array | undefined): object {
  try {
    return Object(JSON.parse(Buffer.from(body ?? []).toString("utf8")));
  } catch {
    return {};
  }
}

test.each([
  [undefined, []],
  ["keeps the status", ["rule/echo"]],
  ["moves no date", ["rule/updated-at"]],
  ["changes what it refuses", ["rule/refused"]],
  ["changes without the role", ["rule/role"]],
] as const)("a provider that %s breaks %j", async (fault, broken) => {
  const report = await runSuite(
    api,
    {
      credentials: { valid: { sessionCookie: "writer" }, withoutRole: { sessionCookie: "reader" } },
      rows: { ticket: { existing: ["550e8400-e29b-41d4-a716-446655440000"] } },
    },
    { transport: provider(fault), only: "changeTicketStatus" },
  );
  const rules = report.findings.filter(({ check }) => check.startsWith("rule/"));
  expect([...new Set(rules.map(({ check }) => check))]).toEqual(broken);
  // A scenario ends at the first answer that breaks another rule.
  if (fault === undefined)
    expect(report.coverage.rules.covered).toEqual(
      ["echo", "updated-at", "refused", "role"].map((id) => `changeTicketStatus ${id}`),
    );
});

test("the schema of the rules and the contract tests have the same templates", async () => {
  const schema = JSON.parse(await readFile(join(SOURCE, "rules.schema.json"), "utf8"));
  expect(Object.keys(schema.$defs.templates).toSorted()).toEqual([...TEMPLATES.keys()].toSorted());
});
