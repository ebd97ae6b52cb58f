/**
 * Why a file is not taken or given.
 */
import { codeOf } from "@facility-contracts/command/failure";

/** A request for a file that is refused. Its message is for the client. */
export class FileRefusal extends Error {
  override readonly name = "FileRefusal";
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

// No space, no quota left, a file larger than the process may write, a disk that is only read.
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);

/** What a client is told about an error; undefined when that is not for clients. */
export function fileRefusalOf(error: unknown): FileRefusal | undefined {
  if (error instanceof FileRefusal) return error;
  if (!FULL.has(String(codeOf(error)))) return undefined;
  return new FileRefusal(507, "The server has no space left for the file", { cause: error });
}
