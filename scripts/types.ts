/**
 * The types of a bundled document, by openapi-typescript.
 */
import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "./bundle.ts";

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(document: OpenApiDocument): Promise<string> {
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
