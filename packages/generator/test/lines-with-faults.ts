/**
 * What the compiler says of a module of types.
 */
import ts from "../src/typescript.ts";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es5.d.ts"],
  // Of the library nothing is asked.
  skipLibCheck: true,
};

const HOST = ts.createCompilerHost(OPTIONS);

/** The library is the same to every module: it is read once. */
const library = new Map<string, ts.SourceFile | undefined>();

function libraryFile(name: string): ts.SourceFile | undefined {
  if (!library.has(name)) library.set(name, HOST.getSourceFile(name, ts.ScriptTarget.ES2022));
  return library.get(name);
}

/** The lines of a module of which the compiler tells something, counted from 0. */
export function linesWithFaults(source: string): ReadonlySet<number> {
  const host: ts.CompilerHost = {
    ...HOST,
    getSourceFile: (name) =>
      name === "program.ts" ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : libraryFile(name),
  };
  const program = ts.createProgram(["program.ts"], OPTIONS, host);
  return new Set(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ file, start = 0 }) => file?.getLineAndCharacterOfPosition(start).line ?? -1),
  );
}
