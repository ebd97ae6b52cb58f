/**
 * Small contracts, and their server in a test.
 */
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { contractApiOf } from "../../src/contract/contract-api.ts";
import type { AnyHandler, SandboxApi } from "../../src/operations/sandbox-api.ts";
import { type OpenApi, servedApiOf } from "../../src/served-apis.ts";
import { smallApp } from "./small-app.ts";

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

/** A server of these APIs, which is closed when the test ends. */
export async function serverOf(...[apis, settings]: Parameters<typeof smallApp>): Promise<FastifyInstance> {
  const app = await smallApp(apis, settings);
  onTestFinished(() => app.close());
  return app;
}
