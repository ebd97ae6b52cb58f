import { codeOf, Failure, messageOf } from "@facility-contracts/command/failure";

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "this user may not write there"],
  ["EEXIST", "a part of its path is a file"],
  ["ENOENT", "no folder can be made there"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "a part of its path is a file"],
  ["EPERM", "this user may not write there"],
  ["EROFS", "the disk is read-only"],
]);

/** Says which folder cannot be used, why, and what to do. A {@link Failure} says so itself. */
export function folderFailure(folder: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  const why = REASONS.get(codeOf(cause)) ?? messageOf(cause);
  return new Failure(1, `The folder ${folder} cannot be used: ${why}. Name one that can be written`, {
    cause,
  });
}
