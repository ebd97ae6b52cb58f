/**
 * The routes of what tests do beside the contract. Off unless asked for.
 */
import { shown } from "@facility-contracts/model/shown";
import type { FastifyInstance } from "fastify";
import type { Control } from "../control.ts";
import { SnapshotLimit } from "../database/snapshots.ts";
import type { HandlerAnswer } from "../operations/handler.ts";
import type { Admission } from "./admission.ts";
import { createDoor, type DoorSettings } from "./control-door.ts";
import { sendJson } from "./json-answer.ts";
import { queryOf } from "./request-target.ts";

interface ControlServices {
  readonly control: Control;
  readonly admission: Admission;
  readonly door: DoorSettings;
}

const DONE: HandlerAnswer = { status: 204 };

/** What a clock may show at most: the last moment whose year is written with four digits. */
const MAX_TIME_MS = Date.UTC(10_000, 0) - 1;

/** The name of a snapshot that a test gives none. */
const USUAL_NAME = "default";

/** Adds the routes below `/__sandbox`. What a test says is in their query: nobody looks at a body, nor waits for it. */
export function addControlRoutes(app: FastifyInstance, { control, admission, door }: ControlServices): void {
  const refusalOf = createDoor(door);
  const routes: readonly ControlRoute[] = [
    {
      method: "GET",
      path: "state",
      parameters: control.findable,
      answer: async (query) => ok(await control.stateOf(query)),
    },
    { method: "POST", path: "reset", answer: () => reset(control) },
    { method: "POST", path: "snapshot", parameters: ["name"], answer: (query) => snapshot(control, query) },
    { method: "POST", path: "restore", parameters: ["name"], answer: (query) => restore(control, query) },
    { method: "GET", path: "clock", answer: () => timeOf(control) },
    {
      method: "POST",
      path: "clock",
      parameters: ["now", "ahead"],
      answer: (query) => moveClock(control, query),
    },
    ...[...control.rowMakers].map(([name, make]) => ({
      method: "POST" as const,
      path: `rows/${name}`,
      answer: async () => ({ status: 201, body: { id: await make() } }),
    })),
    {
      method: "POST",
      path: "rows/:name",
      answer: async () =>
        refused(404, `Rows are made by the name of ${listed([...control.rowMakers.keys()])}`),
    },
  ];
  app.register(async (context) => {
    context.addHook("onRequest", async ({ headers }, reply) => {
      const refusal = refusalOf(headers);
      if (refusal === undefined) return undefined;
      if (refusal.status === 401) reply.header("www-authenticate", "Bearer");
      return sendJson(reply, refusal.status, { message: refusal.message });
    });
    context.removeAllContentTypeParsers();
    context.addContentTypeParser("*", (_request, _payload, done) => done(null));
    for (const { method, path, parameters = [], answer } of routes)
      context.route({
        method,
        url: `/__sandbox/${path}`,
        config: { name: path.split("/")[0] ?? path },
        async handler(request, reply) {
          const query = queryOf(request);
          const wrong = wrongParameter(query, parameters);
          const { status, body } =
            wrong === undefined
              ? await admission.during(() => answer(query))
              : refused(400, `${method} /__sandbox/${path} ${wrong}`);
          return sendJson(reply, status, body);
        },
      });
  });
}

interface ControlRoute {
  readonly method: "GET" | "POST";
  /** Below `/__sandbox`. */
  readonly path: string;
  /** What its query may have; nothing unless told. */
  readonly parameters?: readonly string[];
  readonly answer: (query: URLSearchParams) => Promise<HandlerAnswer>;
}

/** What is wrong with the parameters of a query: one that is mistyped would be as if it were not there. */
function wrongParameter(query: URLSearchParams, known: readonly string[]): string | undefined {
  const names = [...query.keys()];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return `takes ${listed(known) || "no parameters"}, not \`${unknown}\``;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `takes \`${twice}\` once`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function ok(body: object): HandlerAnswer {
  return { status: 200, body };
}

function refused(status: 400 | 404 | 409, message: string): HandlerAnswer {
  return { status, body: { message } };
}

async function reset(control: Control): Promise<HandlerAnswer> {
  await control.reset();
  return DONE;
}

function nameIn(query: URLSearchParams): string {
  return query.get("name") ?? USUAL_NAME;
}

/** Whether a text can be the name of a snapshot: of others, the database may keep no such character. */
function isName(text: string): boolean {
  return /^[\w.-]{1,100}$/.test(text);
}

async function snapshot(control: Control, query: URLSearchParams): Promise<HandlerAnswer> {
  const name = nameIn(query);
  if (!isName(name))
    return refused(
      400,
      `The name of a snapshot is 1 to 100 letters, digits, '.', '_' and '-', not ${shown(name)}`,
    );
  try {
    await control.snapshot(name);
    return DONE;
  } catch (error) {
    if (error instanceof SnapshotLimit) return refused(409, error.message);
    throw error;
  }
}

async function restore(control: Control, query: URLSearchParams): Promise<HandlerAnswer> {
  const name = nameIn(query);
  if (isName(name) && (await control.restore(name))) return DONE;
  const names = await control.snapshotNames();
  const others = names.length === 0 ? ", nor any other" : ` among ${listed(names)}`;
  return refused(
    404,
    `There is no snapshot ${shown(name)}${others}: take one with POST /__sandbox/snapshot?name=…`,
  );
}

async function moveClock(control: Control, query: URLSearchParams): Promise<HandlerAnswer> {
  const now = query.get("now");
  const ahead = query.get("ahead");
  if ((now === null) === (ahead === null))
    return refused(400, "Give `now` or `ahead` in the query, and not both; `ahead=0` is the real time");
  // What is empty would be the number 0.
  const seconds = ahead?.trim() === "" ? Number.NaN : Number(ahead);
  const milliseconds = now === null ? seconds * 1_000 : momentOf(now) - Date.now();
  const shows = Date.now() + milliseconds;
  if (!(shows >= 0 && shows <= MAX_TIME_MS))
    return refused(
      400,
      "`now` is a date and time such as 2030-01-31T08:00:00Z, `ahead` a number of seconds; from 1970 to 9999",
    );
  await control.clock.setAhead(Math.round(milliseconds));
  return timeOf(control);
}

/** The moment that a text names, or NaN. To JavaScript alone the 30th of February is the 2nd of March. */
function momentOf(text: string): number {
  const day = text.slice(0, 10);
  const start = Date.parse(`${day}T00:00:00Z`);
  const isDay = Number.isFinite(start) && new Date(start).toISOString().startsWith(day);
  return isDay ? Date.parse(text) : Number.NaN;
}

async function timeOf({ clock }: Control): Promise<HandlerAnswer> {
  return ok({ now: new Date(await clock.now()).toISOString() });
}
