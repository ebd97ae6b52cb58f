import { type Operation, rangeOf } from "../answers/operation.ts";

/**
 * The status to prefer for the answer of a code: of a range, or of the default, one that has no answer of its own. A code
 * itself where nothing is left.
 */
export function askableStatus(code: string, { responses }: Operation): string {
  if (/^\d{3}$/.test(code)) return code;
  const documented = new Set(responses.map((response) => response.code));
  // Those of servers first: that is what nobody documents.
  const firsts = code === "default" ? [500, 400] : [Number(code.slice(0, 1)) * 100];
  const statuses = firsts.flatMap((first) => Array.from({ length: 100 }, (_, index) => first + index));
  const found = statuses.find(
    (status) => !documented.has(String(status)) && (code !== "default" || !documented.has(rangeOf(status))),
  );
  return String(found ?? code);
}
