/**
 * The keys of uploaded files in a file store: `uploads/<folder>/<uuid>`. What belongs together has one folder, so that a
 * bucket can be asked for it at once.
 */

const UPLOAD_KEY = /^uploads\/[a-z0-9-]{1,60}\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** The key of the upload with this identifier, in a folder that is called by small letters, digits and `-`. */
export function uploadKey(folder: string, id: string): string {
  return `${uploadFolder(folder)}${id}`;
}

/** What the keys of a folder begin with. */
export function uploadFolder(folder: string): string {
  return `uploads/${folder}/`;
}

/** The identifier of the upload with this key; undefined for another file. */
export function uploadIdOf(key: string): string | undefined {
  return UPLOAD_KEY.exec(key)?.[1];
}
