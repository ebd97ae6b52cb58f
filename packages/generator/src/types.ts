/**
 * The types of a bundled document, by openapi-typescript.
 */
import type { JsonObject } from "@facility-contracts/model/json";

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(document: JsonObject): Promise<string> {
  // Not at the top: it brings a compiler, which takes a second to load, also for who only asks for `--help`.
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  // A string, since openapi-typescript changes an object that it is given.
  const nodes = await openapiTS(JSON.stringify(document), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    // A property with a default is still optional in a request.
    defaultNonNullable: false,
    silent: true,
  });
  return astToString(nodes);
}
