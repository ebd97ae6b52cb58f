/**
 * What tests do beside the contract: look at the rows, begin again, keep a state and come back to it, move the clock.
 */
import type { Kysely } from "kysely";
import type { Accounts } from "./accounts/accounts.ts";
import type { SharedClock } from "./clock.ts";
import { inTurn } from "./database/exclusive.ts";
import { restoreSnapshot, snapshotNames, takeSnapshot } from "./database/snapshots.ts";
import type { Tables } from "./database/tables.ts";
import { seed, tablesOf } from "./demo/seed.ts";
import type { RowMaker } from "./operations/sandbox-api.ts";
import type { ServedApi } from "./served-apis.ts";

export type Control = ReturnType<typeof createControl>;

interface ControlResources {
  readonly db: Kysely<Tables>;
  readonly apis: readonly ServedApi[];
  readonly accounts: Accounts;
  readonly clock: SharedClock;
  readonly writeDemoFiles: () => Promise<void>;
  /** Removes those of some files that no row names any more. */
  readonly removeForgottenFiles: (keys: readonly string[]) => Promise<void>;
}

/** How many files of an API are looked at when rows are replaced, for which a test waits. */
const MAX_FORGOTTEN = 10_000;

export function createControl({
  db,
  apis,
  accounts,
  clock,
  writeDemoFiles,
  removeForgottenFiles,
}: ControlResources) {
  const tables = tablesOf(apis);
  const replaceRows = async <Result>(replace: () => Promise<Result>): Promise<Result> => {
    const files = await Promise.all(apis.map(({ code }) => code.uploadedFiles?.(db, MAX_FORGOTTEN) ?? []));
    const result = await replace();
    accounts.forget();
    await removeForgottenFiles(files.flat());
    return result;
  };
  const resetRows = async () => {
    await clock.setAhead(0);
    await replaceRows(() => seed(db, apis, { reset: true }));
  };
  const makers = apis.flatMap(({ code }) => Object.entries<RowMaker>(code.add ?? {}));
  return {
    /** Puts the demo data back, and the clock. */
    async reset() {
      await writeDemoFiles();
      await resetRows();
    },
    /** The same, where the demo files are there. */
    resetRows,
    /** @throws SnapshotLimit when there are too many. */
    snapshot: (name: string) => takeSnapshot(db, name, tables),
    snapshotNames: () => snapshotNames(db),
    /** False when there are none of that name. */
    restore: (name: string) =>
      replaceRows(() => inTurn(db, (transaction) => restoreSnapshot(transaction, name, tables))),
    /** The kinds of rows that a state can be asked for. */
    findable: apis.flatMap(({ code }) => Object.keys(code.find ?? {})),
    stateOf: (query: URLSearchParams) => stateOf(db, apis, query),
    /** How rows that a test may use up are made, by their name. */
    rowMakers: new Map(makers.map(([name, make]) => [name, () => make(db)])),
    clock,
  };
}

/** How many rows there are, and those that the query names: `?anomaly=1&ticket=…&report=1`. Null for no such row. */
async function stateOf(
  db: Kysely<Tables>,
  apis: readonly ServedApi[],
  query: URLSearchParams,
): Promise<object> {
  const counted = apis.flatMap(({ code }) => code.counted ?? []).toSorted();
  const counts = await db
    .selectNoFrom((eb) =>
      counted.map((table) => eb.selectFrom(table).select(eb.fn.countAll<number>().as("count")).as(table)),
    )
    .executeTakeFirstOrThrow();
  const state: Record<string, unknown> = { counts };
  for (const [name, find] of apis.flatMap(({ code }) => Object.entries(code.find ?? {}))) {
    const id = query.get(name);
    if (id !== null) state[name] = (await find(db, id)) ?? null;
  }
  return state;
}
