/**
 * The names of prepared statements: a server that knows one by its name need not read and plan its text again.
 */

/** How many texts get a name: each connection keeps so many. The operations send some dozens, and any text may come once. */
const MAX_NAMES = 100;

const names = new Map<string, string>();

/** The name of a statement, the same for every connection; undefined for one that is to have none. */
export function statementName(text: string, values: readonly unknown[]): string | undefined {
  // What has no values, such as `begin`, is sent in one message as it is.
  if (values.length === 0) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_NAMES) return known;
  const name = `sandbox_${names.size}`;
  names.set(text, name);
  return name;
}
