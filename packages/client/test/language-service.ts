/**
 * What an editor shows of a program: the language service of TypeScript, over files of a folder.
 */
import { realpathSync } from "node:fs";
import { join } from "node:path";
import ts from "@facility-contracts/generator/typescript";

/** Without lib.dom, which takes longer than all the rest: what a client has of it is not looked at. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** What an editor knows of a program. */
export interface Editor {
  /** The documentation that is shown over the end of a piece of the program. */
  documentationAt(piece: string): string;
  /** The texts that are offered at the end of a piece. */
  offeredAt(piece: string): string[];
  /** What the compiler says of each line on which it says something. */
  messages(): ReadonlyMap<string, string>;
}

/**
 * Opens a program.
 *
 * @param folder with its packages
 * @param source of `program.ts`, which need not be there
 */
export function openInEditor(folder: string, source: string): Editor {
  const program = join(folder, "program.ts");
  const service = ts.createLanguageService({
    getCompilationSettings: () => OPTIONS,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = file === program ? source : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (file) => file === program || ts.sys.fileExists(file),
    readFile: (file) => (file === program ? source : ts.sys.readFile(file)),
    directoryExists: ts.sys.directoryExists,
    realpath: (path) => realpathSync(path),
  });
  const end = (piece: string): number => {
    const start = source.indexOf(piece);
    if (start === -1) throw new Error(`The program has no ${piece}`);
    return start + piece.length;
  };
  return {
    documentationAt: (piece) => {
      const { documentation = [], tags = [] } = service.getQuickInfoAtPosition(program, end(piece) - 1) ?? {};
      return [documentation, ...tags.map(({ text = [] }) => text)].map(ts.displayPartsToString).join("\n");
    },
    offeredAt: (piece) =>
      service.getCompletionsAtPosition(program, end(piece), undefined)?.entries.map(({ name }) => name) ?? [],
    messages: () =>
      new Map(
        service
          .getSemanticDiagnostics(program)
          .map(({ messageText, start = 0 }) => [
            lineAt(source, start),
            ts.flattenDiagnosticMessageText(messageText, "\n"),
          ]),
      ),
  };
}

function lineAt(source: string, position: number): string {
  const start = source.lastIndexOf("\n", position) + 1;
  return source.slice(start, source.indexOf("\n", start)).trim();
}
