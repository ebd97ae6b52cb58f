/**
 * A sandbox: database, file store and server.
 */
import { Failure } from "@facility-contracts/command/failure";
import { listenFailure, originOf } from "@facility-contracts/serving/listen";
import type { FastifyInstance } from "fastify";
import { type Kysely, sql } from "kysely";
import { createAccounts } from "./accounts/accounts.ts";
import { createClock } from "./clock.ts";
import { createControl } from "./control.ts";
import { openDatabase, type Place } from "./database/database.ts";
import { isUnavailable } from "./database/failures.ts";
import { migrate } from "./database/migrate.ts";
import type { Tables } from "./database/tables.ts";
import { demoFilling, seed, uploadSecret } from "./demo/seed.ts";
import { type FilePlace, openFiles } from "./files/open-files.ts";
import { createAdmission } from "./http/admission.ts";
import { createApp, type ServerSettings } from "./http/app.ts";
import { addControlRoutes } from "./http/control-routes.ts";
import { overview } from "./overview.ts";
import { isServed } from "./served-apis.ts";

export interface SandboxSettings extends ServerSettings {
  readonly place: Place;
  readonly files: FilePlace;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** How clients reach it, for presigned URLs; by default where it listens. */
  readonly publicUrl?: string;
  /** Begin with the demo data as it was at first. */
  readonly reset: boolean;
  /** Serve `/__sandbox/…` for tests. */
  readonly control: boolean;
  /** What `/__sandbox/…` asks for. */
  readonly controlToken?: string;
  /** How many requests are worked on at once; more are answered 503. */
  readonly mostRequests: number;
}

export interface Sandbox {
  readonly origin: string;
  /** How many queries were sent to the database. */
  readonly queries: () => number;
  /** How much is worked on now: requests that are still coming in do not count. */
  readonly working: () => number;
  /** Finishes the requests that have begun, and closes everything. */
  stop(): Promise<void>;
  /** Closes every connection, also those whose requests are not finished. */
  cut(): void;
}

/**
 * Starts a sandbox: opens the database, brings it up to date, fills it, and listens.
 *
 * @throws Failure when it cannot.
 */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  // What was opened, the last first when it is closed.
  const opened = new AsyncDisposableStack();
  const served = settings.apis.filter(isServed);
  const demoFiles = served.flatMap(({ code }) => code.files ?? []);
  try {
    let app: FastifyInstance | undefined;
    let origin = "";
    let page: string | undefined;
    const database = await openDatabase(settings.place, {
      filling: demoFilling(served),
      onError: ({ message }) => app?.log.warn({ message }, "connection lost"),
    });
    opened.defer(() => database.close());
    const { db, queries, isFilled } = database;
    const admission = createAdmission(settings.mostRequests);
    const clock = createClock(db);
    const secret = await explained(settings.place, async () => {
      if (!isFilled) {
        await refuseEncodings(db);
        await migrate(db);
      }
      return uploadSecret(db);
    });
    const files = await openFiles(settings.files, db, {
      origin: () => settings.publicUrl ?? origin,
      secret,
      clock,
      admission,
    });
    opened.defer(() => files.close());
    const writeDemoFiles = async () => {
      for (const { key, mimeType, content } of demoFiles) await files.store.write(key, mimeType, content);
    };
    await explainedFiles(settings.files, writeDemoFiles);
    const accounts = createAccounts(db, clock);
    const control = createControl({
      db,
      apis: served,
      accounts,
      clock,
      writeDemoFiles,
      removeForgottenFiles: files.removeForgotten,
    });
    if (!isFilled)
      await explained(settings.place, async () => {
        if (settings.reset) await control.resetRows();
        else await seed(db, served, { reset: false });
      });
    await database.markReady();
    const server = await createApp({
      ...settings,
      accounts,
      queries,
      admission,
      resources: { db, files: files.store },
      checkDatabase: () => sql`select 1`.execute(db),
      homePage: () => {
        // It takes as long as a hundred other answers.
        page ??= overview(settings.apis, settings.publicUrl ?? origin);
        return page;
      },
      addRoutes(routes) {
        files.addRoutes(routes);
        if (settings.control)
          addControlRoutes(routes, {
            control,
            admission,
            door: { hosts: ownHosts(settings), token: settings.controlToken },
          });
      },
    });
    app = server;
    opened.defer(() => server.close());
    origin = await listen(server, settings);
    return {
      origin,
      queries,
      working: admission.active,
      stop: () => opened.disposeAsync(),
      cut: () => server.server.closeAllConnections(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** The names that it was told it is called by. */
function ownHosts({ host, publicUrl }: SandboxSettings): readonly string[] {
  return publicUrl === undefined ? [host] : [host, new URL(publicUrl).hostname];
}

/** @throws Failure for a database that cannot keep every text. */
async function refuseEncodings(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{
    encoding: string;
  }>`select current_setting('server_encoding') as encoding`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding !== "UTF8")
    throw new Failure(1, `The database has the encoding ${encoding}. Make one with \`encoding 'UTF8'\``);
}

/** Says what to do when files cannot be kept. */
async function explainedFiles(place: FilePlace, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const { message, name } = toError(cause);
    const what = place.kind === "s3" ? `The bucket ${place.bucket}` : "The folder of files";
    const hint = place.kind === "s3" ? "See S3_BUCKET, S3_ENDPOINT and the credentials" : "See --files";
    throw new Failure(1, `${what} cannot be used: ${message || name}. ${hint}`, { cause });
  }
}

/** Says what to do when there is no database. */
async function explained<Result>(place: Place, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (place.kind !== "postgres" || cause instanceof Failure) throw cause;
    const { message } = cause instanceof AggregateError ? (cause.errors[0] ?? cause) : toError(cause);
    const hint = isUnavailable(cause) ? "Is it running, and is DATABASE_URL right?" : "See DATABASE_URL";
    throw new Failure(1, `The database cannot be used: ${message || "no connection"}. ${hint}`, { cause });
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** @throws Failure when the port cannot be had. */
async function listen(app: FastifyInstance, { host, port }: SandboxSettings): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    throw new Failure(1, listenFailure(cause, { host, port }), { cause });
  }
  return originOf(app.server, { host, port });
}
