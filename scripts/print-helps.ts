/**
 * Prints what each command says with --help, as JSON by its file. In one process, as most of what they load is the same:
 *
 *     node scripts/print-helps.ts FILE...
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [node = "", , ...files] = process.argv;
const write = process.stdout.write.bind(process.stdout);
const helps: Record<string, string> = {};

for (const file of files) {
  let help = "";
  process.stdout.write = (text: string | Uint8Array) => {
    help += text;
    return true;
  };
  process.argv = [node, file, "--help"];
  await import(pathToFileURL(resolve(file)).href);
  helps[file] = help;
}
write(JSON.stringify(helps));
