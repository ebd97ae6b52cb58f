/**
 * What the compiler says of a module of types.
 */
import ts from "../src/typescript.ts";

/** The lines of a module of which the compiler tells something, counted from 0. */
export function linesWithFaults(source: string): ReadonlySet<number> {
  const options = {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es5.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === "program.ts"
      ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram(["program.ts"], options, host);
  return new Set(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ file, start = 0 }) => file?.getLineAndCharacterOfPosition(start).line ?? -1),
  );
}
