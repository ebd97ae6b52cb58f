/**
 * The keys that files may have. They become paths of a disk: nothing in them may lead out of its folder, or be two
 * keys on one disk and one on another, as big and small letters would. Uploads that belong together have one folder, so that
 * a bucket can be asked for it at once.
 */

export const KEY_FOLDERS = ["uploads", "demo"] as const;

const DEMO_KEY = /^demo\/[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;

const UPLOAD_KEY = /^uploads\/[a-z0-9-]{1,60}\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

export function isFileKey(text: string): boolean {
  return UPLOAD_KEY.test(text) || DEMO_KEY.test(text);
}

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
