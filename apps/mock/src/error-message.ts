import { messageOf } from "@facility-contracts/command/failure";

/** The first line of what an error says, without the stack trace that some libraries put behind it. */
export function firstLine(error: unknown): string {
  const [line = ""] = messageOf(error).trim().split("\n");
  return line.trim();
}
