/**
 * What a program weighs that imports the package, or something else that packages/client can import.
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Where the program stands: its imports resolve as those of a file of packages/client. */
const ENTRY = join(import.meta.dirname, "../program.js");

/**
 * Bundles a program for browsers, minified.
 *
 * @param source an ES module in JavaScript; what it exports is kept
 * @returns bytes
 */
export async function bundleSize(source: string): Promise<{ minified: number; gzip: number }> {
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
  const { code } = output[0];
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).byteLength };
}
