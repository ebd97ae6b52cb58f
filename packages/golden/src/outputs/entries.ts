/** The members of an object as entries. */
export function entriesOf(prefix: string, value: object): [string, unknown][] {
  return Object.entries(value).map(([key, member]) => [`${prefix} ${key}`, member]);
}
