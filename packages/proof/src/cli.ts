import { join } from "node:path";
import { run } from "@facility-contracts/command/failure";
import { proof } from "./command.ts";
import { partsOf } from "./parts.ts";

const ROOT = join(import.meta.dirname, "../../..");

await run("proof", () => proof(partsOf(ROOT), ROOT));
