/**
 * The server of small contracts, without a database.
 */
import type { FastifyInstance } from "fastify";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { HolderOf } from "../../src/accounts/accounts.ts";
import type { Tables } from "../../src/database/tables.ts";
import type { KeptDownloads } from "../../src/files/kept-downloads.ts";
import { createAdmission } from "../../src/http/admission.ts";
import { createApp } from "../../src/http/app.ts";
import type { OpenApi } from "../../src/served-apis.ts";

const files: KeptDownloads = {
  presignGets: async (keys) => new Map(keys.map((key) => [key, key])),
  presignPut: async (key) => key,
  write: async () => undefined,
};

/** The accounts of the tests: a token belongs to the one that it names, which has the permissions behind it. */
const usualHolderOf: HolderOf = (kind, token) => {
  const [name, ...permissions] = token.split(",");
  return name === undefined || name === "" || kind === ""
    ? undefined
    : { name, permissions: new Set(permissions) };
};

/** What a server may have other than tests mostly need. */
interface SmallSettings {
  readonly cors?: boolean;
  readonly holderOf?: HolderOf;
}

/** A server of these APIs. */
export function smallApp(
  apis: readonly OpenApi[],
  { cors = false, holderOf = usualHolderOf }: SmallSettings = {},
): Promise<FastifyInstance> {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return createApp({
    apis,
    accounts: { read: async () => holderOf, forget: () => undefined },
    resources: { db, files },
    admission: createAdmission(10),
    logLevel: "silent",
    cors,
    queries: () => 0,
    checkDatabase: async () => undefined,
    homePage: () => "",
  });
}
