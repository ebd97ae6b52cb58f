/**
 * Where this repository is, and what the commands look for in it.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The hand-authored documents. */
export const SOURCE = join(ROOT, "openapi");
/** The same of the frozen contract, which the tests of tools work on. */
export const FROZEN_SOURCE = join(ROOT, "packages/contract/frozen/openapi");

// What is generated of them, from the root.

/** The documents, their types and the list of operations. */
export const CONTRACT = "packages/contract/generated";
/** The same of the frozen contract. */
export const FROZEN_CONTRACT = "packages/contract/frozen/generated";
/** The facade of the client. */
export const CLIENT = "packages/client/generated";
