import { Failure } from "@facility-contracts/command/failure";
import type { Contract } from "@facility-contracts/model/contract";
import { keysIn, memberIn } from "@facility-contracts/model/json";
import { holdsData, holdsNames } from "@facility-contracts/model/names";
import type { Operation as ModelOperation } from "@facility-contracts/model/operation";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { decoded, targetOf } from "@facility-contracts/model/reference";
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
    takeNames({ contract, pointer: "#", value: part });
    const found = (await getHttpOperationsFromSpec(part)).find(
      (operation) => operation.method === method && operation.path === path,
    );
    if (found !== undefined) return found;
  } catch (cause) {
    throw new Failure(1, `Prism cannot use ${what}: ${firstLine(cause)}`, { cause });
  }
  throw new Failure(1, `Prism does not find ${what}`);
}

/** Something of a contract, and where it stands there. */
interface Part {
  readonly contract: Contract;
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Takes the names out of schemas, and writes the references by them, or within a schema with an `$id`, as pointers into the
 * document. An ajv compiles a schema with an `$id` once: Prism would check the first operation that has it and take everything
 * for valid at all others.
 *
 * @param isMap whether the members have names that the author chose
 */
function takeNames({ contract, pointer, value }: Part, isMap = false): void {
  for (const key of keysIn(value)) {
    const member = memberIn(value, key);
    if ((key === "$id" || key === "$anchor") && !isMap && typeof member === "string")
      Reflect.deleteProperty(Object(value), key);
    else if (key === "$ref" && !isMap && typeof member === "string") {
      const target = targetOf({ contract, pointer, value });
      if (target !== undefined && target !== decoded(member))
        Reflect.set(Object(value), key, encodeURI(target));
    } else if (!holdsData(key, isMap))
      takeNames({ contract, pointer: pointerBelow(pointer, key), value: member }, !isMap && holdsNames(key));
  }
}
