import type { JsonObject } from "@facility-contracts/model/json";

/** A document whose one request has this schema. */
export function requestOf(schema: unknown, schemas: Readonly<Record<string, unknown>> = {}): JsonObject {
  return {
    openapi: "3.1.1",
    info: { title: "Odd", version: "1.0.0" },
    paths: {
      "/a": {
        post: {
          operationId: "addA",
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "Done." } },
        },
      },
    },
    components: { schemas },
  };
}
