/**
 * What a program weighs that imports the package, or something else that packages/client can import.
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Where the program stands: its imports resolve as those of a file of packages/client. */
const ENTRY = join(import.meta.dirname, "../program.ts");

/** A program with all that it imports, for browsers, minified. */
export interface Bundle {
  readonly code: string;
  /** The exports of modules that are in it. */
  readonly exports: readonly string[];
}

/**
 * Bundles a program.
 *
 * @param source an ES module; what it exports is kept
 */
export async function bundleOf(source: string): Promise<Bundle> {
  const bundle = await rolldown({
    input: ENTRY,
    platform: "browser",
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === ENTRY ? ENTRY : undefined),
        load: (id) => (id === ENTRY ? source : undefined),
      },
    ],
    // What cannot be resolved would be left out, and weigh nothing.
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ minify: true, format: "esm", codeSplitting: false });
  await bundle.close();
  const { code, modules } = output[0];
  return { code, exports: Object.values(modules).flatMap(({ renderedExports }) => renderedExports) };
}

/**
 * Bytes of a program with all that it imports.
 *
 * @param source an ES module; what it exports is kept
 */
export async function bundleSize(source: string): Promise<{ minified: number; gzip: number }> {
  const { code } = await bundleOf(source);
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).byteLength };
}
