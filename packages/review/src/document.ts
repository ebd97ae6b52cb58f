import { isPlainObject } from "@redocly/openapi-core";

export { isPlainObject };

/** A bundled OpenAPI document, as JSON. Nothing of its shape is taken for granted. */
export type Document = Readonly<Record<string, unknown>>;
