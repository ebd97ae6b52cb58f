import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Bundles a file of this folder with the package, as an application does for browsers and workers. */
export async function bundle(file: string): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL(file, import.meta.url)),
    platform: "browser",
    // What cannot be resolved would be left in the bundle, and fail only where it runs.
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.generate({ format: "esm", minify: true, codeSplitting: false });
  await build.close();
  return output[0].code;
}
