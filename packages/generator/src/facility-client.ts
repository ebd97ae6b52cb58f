/**
 * `facility-client`: writes the client of any document.
 *
 *     facility-client openapi.yaml --out src/generated
 */
import { join, relative } from "node:path";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand, type Values } from "@facility-contracts/command/options";
import { printable } from "@facility-contracts/command/printable";
import { documentName } from "@facility-contracts/model/document-name";

const COMMAND = {
  does: "Writes a typed client of an OpenAPI 3.0 or 3.1 document, for use with @facility-contracts/client.",
  usage: "facility-client <document> --out <folder> [options]",
  options: {
    documents: { argument: true },
    out: { value: "folder", help: "where its files are written; it is made when it is missing" },
    name: { value: "name", help: "what the API is called in code (default: the name of the file)" },
    skip: { help: "leave out operations that the client cannot do, and say which" },
    validate: { help: "write a client that checks calls and answers, too" },
    json: { help: "print what was done as JSON" },
  },
  exits: "Exit codes: 0 written, 1 the document cannot be read or expressed, 2 wrong use.",
} as const satisfies Command<Options>;

/** Does what the arguments of this process say. */
export function facilityClient(): Promise<void> {
  return runCommand("facility-client", COMMAND, writeClientOf);
}

async function writeClientOf({
  documents,
  json,
  name,
  out,
  skip,
  validate,
}: Values<typeof COMMAND.options>): Promise<void> {
  const [file, ...others] = documents;
  if (file === undefined || others.length > 0)
    throw new Failure(2, `one document is needed, not ${documents.length}. --help says how`);
  if (out === undefined) throw new Failure(2, "--out is needed: the folder to write to. --help says how");
  // Only now: what generates takes a second to load, and --help needs none of it.
  const [{ openContract }, { clientFilesOf }, { writeClient }, { unfitForApi }] = await Promise.all([
    import("@facility-contracts/model/open"),
    import("./client-files.ts"),
    import("./client-folder.ts"),
    import("./facade-names-check.ts"),
  ]);
  const path = callersPath(file);
  const called = name ?? documentName(path).replaceAll(/[^a-z\d-]+/gi, "-");
  const unfit = unfitForApi(called);
  if (unfit !== undefined) throw new Failure(2, printable(`${unfit}. Choose another with --name`));
  const contract = await openContract(path, called, file);
  const {
    contract: ready,
    files,
    leftOut,
    named,
    narrowed,
  } = await clientFilesOf(contract, { skip, validate });
  const folder = callersPath(out);
  const written = [...files.keys()].map((each) => join(folder, each));
  const removed = await writeClient(folder, called, files).catch((cause) => {
    if (cause instanceof Failure) throw cause;
    throw new Failure(1, `cannot write to ${printable(out)}: ${messageOf(cause)}`, { cause });
  });
  const names = named.map(({ method, operationId, path }) => ({ method, path, name: operationId }));
  const { namesOfApi } = await import("./facade-names.ts");
  const { create } = namesOfApi(ready);
  if (json) {
    console.log(
      JSON.stringify(
        { formatVersion: 1, files: written, removed, create, named: names, narrowed, leftOut },
        null,
        2,
      ),
    );
    return;
  }
  for (const { method, name: given, path } of names)
    console.log(printable(`${method.toUpperCase()} ${path} has no operationId; it is called ${given}.`));
  for (const line of narrowed) console.log(printable(line));
  for (const line of leftOut) console.error(printable(`Left out: ${line}`));
  const shown = (paths: readonly string[]) =>
    printable(new Intl.ListFormat("en-GB").format(paths.map((each) => relative(callersPath("."), each))));
  if (removed.length > 0) console.log(`Removed ${shown(removed)}, of an earlier run.`);
  console.log(`Wrote ${shown(written)} in ${Math.round(performance.now())} ms.`);
  console.log(`Next: import { ${create} } from "./${called}.ts"; it needs npm i @facility-contracts/client`);
}
