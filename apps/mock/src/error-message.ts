/** The first line of what an error says, without the stack trace that some libraries put behind it. */
export function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return line.trim();
}
