/**
 * The keys of uploaded files in a file store.
 */

const PREFIX = "uploads/";

/** The key of the upload with this identifier. */
export function uploadKey(id: string): string {
  return `${PREFIX}${id}`;
}

/** The identifier of the upload with this key; undefined for another file. */
export function uploadIdOf(key: string): string | undefined {
  const id = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : "";
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id) ? id : undefined;
}
