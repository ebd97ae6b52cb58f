/**
 * The types of a bundled document, by openapi-typescript.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn } from "@facility-contracts/model/json";
import { below, memberOf, rootOf } from "@facility-contracts/model/place";
import { camel, namesApart, unreserved } from "./names.ts";

/** What the types of every document have. */
const TYPES_OF_EVERY_DOCUMENT = ["paths", "webhooks", "components", "$defs", "operations"];

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(document: JsonObject, schemas: readonly string[] = []): Promise<string> {
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
  return schemas.reduce(
    (source, name) => source.replace(`\nexport type ${name} =`, `\nexport type ${typeOfSchema(name)} =`),
    astToString(nodes),
  );
}

/** What the type of a component is called; openapi-typescript takes the name as it is, a name of no type too. */
export function typeOfSchema(component: string): string {
  return unreserved(camel(component));
}

/**
 * The components of a contract that are schemas.
 *
 * @throws {ContractError} for two whose types would have one name
 */
export function schemasOf(contract: Contract): string[] {
  const take = namesApart({ "a type of every document": TYPES_OF_EVERY_DOCUMENT });
  const schemas = below(rootOf(contract), "components", "schemas");
  const names = keysIn(schemas.value);
  for (const name of names) take(typeOfSchema(name), `the schema ${name}`, memberOf(schemas, name));
  return names;
}
