/**
 * Places in a bundled document.
 */
/** A bundled OpenAPI document, as JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value itself when it is a JSON object, else an empty one. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** The pointer itself and those of all that it is in, the innermost first. */
export function* enclosing(pointer: string): Generator<string> {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
    yield pointer.slice(0, end);
}
