/**
 * The command on parts of its own: SMALL_PROOF has the folder and, by name, what Node runs for each part.
 */
import { proof } from "../src/command.ts";

const { folder, programs } = JSON.parse(process.env.SMALL_PROOF ?? "");
const parts = Object.entries<string>(programs).map(([name, program]) => ({
  name,
  command: [process.execPath, "--eval", program] as const,
}));

await proof(parts, folder);
