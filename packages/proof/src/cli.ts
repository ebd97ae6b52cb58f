import { join } from "node:path";
import { proof } from "./command.ts";
import { partsOf } from "./parts.ts";

const ROOT = join(import.meta.dirname, "../../..");

await proof(partsOf(ROOT), ROOT);
