import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import type { Answer } from "./answers/answer.ts";
import type { Operation } from "./answers/operation.ts";
import type { ApiName } from "./documents.ts";
import { firstLine } from "./error-message.ts";

/** What is worked out at build time, so that the mock starts without Prism: see `build/prepare.ts`. */
export interface Prepared {
  readonly apis: readonly PreparedApi[];
}

/** An API and what it can do. */
export interface PreparedApi {
  readonly name: ApiName;
  readonly operations: readonly PreparedOperation[];
}

/** An operation, and what Prism answers to a valid request for it. */
export interface PreparedOperation {
  readonly operation: Operation;
  readonly answers: readonly PreparedAnswer[];
}

/** Prism's answer to one kind of `Prefer` header. */
export interface PreparedAnswer extends Answer {
  /** The status that is asked for, `null` for none. */
  readonly code: number | null;
  /** The example that is asked for, `null` for none. */
  readonly example: string | null;
}

/** The same file, whether this runs from `src/` or from `dist/`. */
const FILE = new URL("../dist/prepared.json", import.meta.url);

/**
 * Reads what was prepared.
 *
 * @throws Failure when it is not there.
 */
export async function readPrepared(file = FILE): Promise<Prepared> {
  try {
    // Written by the build of this very version: it is not checked again.
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Failure(
      1,
      `Cannot read ${fileURLToPath(file)}: ${firstLine(cause)}. \`npm run build\` writes it`,
      {
        cause,
      },
    );
  }
}
