/**
 * The server of small contracts, without a database.
 */
import type { FastifyInstance } from "fastify";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { onTestFinished } from "vitest";
import { contractApiOf } from "../../src/contract/contract-api.ts";
import type { Tables } from "../../src/database/tables.ts";
import type { FileStore } from "../../src/files/file-store.ts";
import { createAdmission } from "../../src/http/admission.ts";
import { createApp } from "../../src/http/app.ts";
import type { AnyHandler, SandboxApi } from "../../src/operations/sandbox-api.ts";
import { type OpenApi, servedApiOf } from "../../src/served-apis.ts";

/** A document of OpenAPI with these paths. */
export function documentOf(paths: object, components: object = {}): object {
  return { openapi: "3.1.1", info: { title: "Small", version: "1" }, paths, components };
}

/** An API with its handlers by operationId. */
export function smallApi(
  document: object,
  handlers: Readonly<Record<string, AnyHandler>>,
  settings: Omit<SandboxApi, "handlers"> = {},
  name = "small",
): OpenApi {
  return servedApiOf(contractApiOf({ name, document }), {
    ...settings,
    handlers: new Map(Object.entries(handlers)),
  });
}

/** An API without a folder. */
export function unservedApi(name: string, document: object): OpenApi {
  return { ...contractApiOf({ name, document }), code: undefined };
}

const files: FileStore = {
  seesUploads: true,
  presignGet: async (key) => key,
  presignPut: async (key) => key,
  write: async () => undefined,
  sizeOf: async () => undefined,
};

/** The accounts of the tests: a token belongs to the one that it names, which has the permissions behind it. */
const accounts = {
  holderOf: async (kind: string, token: string) => {
    const [name, ...permissions] = token.split(",");
    return name === undefined || name === "" || kind === ""
      ? undefined
      : { name, permissions: new Set(permissions) };
  },
  forget: () => undefined,
};

/** A server of these APIs, which is closed when the test ends. */
export async function serverOf(apis: readonly OpenApi[], { cors = false } = {}): Promise<FastifyInstance> {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const app = await createApp({
    apis,
    accounts,
    resources: { db, files },
    admission: createAdmission(10),
    logLevel: "silent",
    cors,
    queries: () => 0,
    checkDatabase: async () => undefined,
    homePage: () => "",
  });
  onTestFinished(() => app.close());
  return app;
}
