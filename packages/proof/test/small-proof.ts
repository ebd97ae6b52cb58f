/**
 * The command on parts of its own: SMALL_PROOF has the folder and, by name, what the shell runs for each part.
 */
import { proof } from "../src/command.ts";
import { programsAsParts } from "./programs-as-parts.ts";

const { folder, programs } = JSON.parse(process.env.SMALL_PROOF ?? "");

await proof(programsAsParts(programs), folder);
