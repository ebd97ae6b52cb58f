import { Failure } from "@facility-contracts/command/failure";
import { keysIn, memberIn } from "@facility-contracts/model/json";
import { holdsData, holdsNames } from "@facility-contracts/model/names";
import type { Operation as ModelOperation } from "@facility-contracts/model/operation";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { Operation } from "../answers/operation.ts";
import { firstLine } from "../error-message.ts";
import { documentPart } from "./document-part.ts";

/**
 * Reads an operation as Prism does.
 *
 * @throws Failure when Prism cannot.
 */
export async function readOperation({ contract, method, path }: ModelOperation): Promise<Operation> {
  const what = `${method.toUpperCase()} ${path} of ${contract.name}`;
  try {
    // Prism resolves the references in the document itself.
    const part = structuredClone(documentPart(contract, path));
    takeNames(part);
    const found = (await getHttpOperationsFromSpec(part)).find(
      (operation) => operation.method === method && operation.path === path,
    );
    if (found !== undefined) return found;
  } catch (cause) {
    throw new Failure(1, `Prism cannot use ${what}: ${firstLine(cause)}`, { cause });
  }
  throw new Failure(1, `Prism does not find ${what}`);
}

/**
 * Takes the names out of schemas. No reference goes by them any more, as the files were read. An ajv compiles a schema with an
 * `$id` once: Prism would check the first operation that has it and take everything for valid at all others.
 *
 * @param isMap whether the members have names that the author chose
 */
function takeNames(value: unknown, isMap = false): void {
  for (const key of keysIn(value)) {
    const member = memberIn(value, key);
    if ((key === "$id" || key === "$anchor") && !isMap && typeof member === "string")
      Reflect.deleteProperty(Object(value), key);
    else if (!holdsData(key, isMap)) takeNames(member, !isMap && holdsNames(key));
  }
}
