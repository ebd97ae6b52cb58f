/**
 * The two media types of forms.
 */
export const MULTIPART = "multipart/form-data";
export const URLENCODED = "application/x-www-form-urlencoded";

/** Whether a body of this media type, given without its parameters, is a form. */
export function isForm(essence: string): boolean {
  return essence === MULTIPART || essence === URLENCODED;
}
