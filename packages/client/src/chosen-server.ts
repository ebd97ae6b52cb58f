/**
 * What a caller chooses of the address of an API. A facade imports it whose servers have variables.
 */

/** The values that each variable may have; none where any text is one. */
export type ServerVariables = Readonly<Record<string, readonly string[]>>;

/**
 * The variables that a caller gave.
 *
 * @throws {TypeError} in plain JavaScript, for what is no variable, and for a value that a variable cannot have: in a sentence
 */
export function chosenServer<Server extends object>(
  server: Server | undefined,
  variables: ServerVariables,
): Partial<Server> {
  if (server === undefined) return {};
  if (typeof server !== "object" || server === null)
    throw new TypeError(`server must be an object, not ${typeof server}`);
  for (const [name, value] of Object.entries(server)) {
    const values = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (values === undefined)
      throw new TypeError(`there is no variable ${name} of server, but ${Object.keys(variables).join(", ")}`);
    // A type that is not exact lets undefined through.
    if (value === undefined) continue;
    if (typeof value !== "string") throw new TypeError(`server.${name} must be a text`);
    if (values.length > 0 && !values.includes(value))
      throw new TypeError(`server.${name} must be ${values.join(" or ")}`);
  }
  return server;
}
