/**
 * What tests need beside the contract: to look at the rows, and to begin again. Off unless asked for.
 */
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { SandboxApi } from "../operations/sandbox-api.ts";
import type { Admission } from "./admission.ts";
import { createDoor, type DoorSettings } from "./control-door.ts";
import { sendJson } from "./json-answer.ts";
import { queryOf } from "./request-target.ts";

/** What the routes work with. */
export interface ControlServices {
  readonly db: Kysely<Tables>;
  readonly apis: readonly SandboxApi[];
  readonly reset: () => Promise<void>;
  readonly admission: Admission;
  readonly door: DoorSettings;
}

/** Adds `POST /__sandbox/reset`, `GET /__sandbox/state`, and `POST /__sandbox/rows/<name>` for each row that an API can add. */
export function addControlRoutes(
  app: FastifyInstance,
  { db, apis, reset, admission, door }: ControlServices,
): void {
  const refusalOf = createDoor(door);
  app.register(async (control) => {
    control.addHook("onRequest", async ({ headers }, reply) => {
      const refusal = refusalOf(headers);
      if (refusal === undefined) return undefined;
      if (refusal.status === 401) reply.header("www-authenticate", "Bearer");
      return sendJson(reply, refusal.status, { message: refusal.message });
    });
    // Nobody looks at a body, nor waits for it.
    control.removeAllContentTypeParsers();
    control.addContentTypeParser("*", (_request, _payload, done) => done(null));
    control.post("/__sandbox/reset", { config: { name: "reset" } }, async (_request, reply) => {
      await admission.during(reset);
      return reply.code(204).send();
    });
    control.get("/__sandbox/state", { config: { name: "state" } }, async (request, reply) => {
      const query = new URLSearchParams(queryOf(request));
      return sendJson(reply, 200, await admission.during(() => stateOf(db, apis, query)));
    });
    for (const [name, add] of apis.flatMap((api) => Object.entries(api.add ?? {})))
      control.post(`/__sandbox/rows/${name}`, { config: { name: "row" } }, async (_request, reply) => {
        return sendJson(reply, 201, { id: await admission.during(() => add(db)) });
      });
  });
}

/** How many rows there are, and those that the query names: `?anomaly=1&ticket=…&report=1`. Null for no such row. */
async function stateOf(
  db: Kysely<Tables>,
  apis: readonly SandboxApi[],
  query: URLSearchParams,
): Promise<object> {
  const counted = apis.flatMap((api) => api.counted ?? []).toSorted();
  const counts = await db
    .selectNoFrom((eb) =>
      counted.map((table) => eb.selectFrom(table).select(eb.fn.countAll<number>().as("count")).as(table)),
    )
    .executeTakeFirstOrThrow();
  const state: Record<string, unknown> = { counts };
  for (const [name, find] of apis.flatMap((api) => Object.entries(api.find ?? {}))) {
    const id = query.get(name);
    if (id) state[name] = (await find(db, id)) ?? null;
  }
  return state;
}
