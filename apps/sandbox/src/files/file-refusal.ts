/**
 * Why a file is not taken or given.
 */
import { codeOf } from "@facility-contracts/command/failure";
import { Refusal } from "@facility-contracts/serving/refusal";

export class FileRefusal extends Refusal {
  override readonly name = "FileRefusal";
}

// No space, no quota left, a file larger than the process may write, a disk that is only read.
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);

/** What a client is told about an error; undefined when that is not for clients. */
export function fileRefusalOf(error: unknown): FileRefusal | undefined {
  if (error instanceof FileRefusal) return error;
  if (!FULL.has(String(codeOf(error)))) return undefined;
  return new FileRefusal(507, "The server has no space left for the file", { cause: error });
}
