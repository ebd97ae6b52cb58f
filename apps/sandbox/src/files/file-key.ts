/**
 * The keys that files may have. They become paths of a disk: nothing in them may lead out of its folder, or be two
 * keys on one disk and one on another, as big and small letters would.
 */
import { uploadIdOf } from "./upload-key.ts";

/** The folders that keys name. */
export const KEY_FOLDERS = ["uploads", "demo"] as const;

const DEMO_KEY = /^demo\/[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;

/** Whether a text is a key. */
export function isFileKey(text: string): boolean {
  return uploadIdOf(text) !== undefined || DEMO_KEY.test(text);
}
