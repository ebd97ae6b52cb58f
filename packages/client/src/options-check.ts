/**
 * Refuses options that a program in plain JavaScript may give, and that would do nothing or something else.
 */
import type { CallOptions, ClientOptions } from "./options.ts";
import type { FileTypes, UploadSettings } from "./upload-types.ts";

/** What an option has to be, in plain JavaScript too; an amount is 0 or more. Of others 0: they are not looked at. */
type Kind = "amount" | "boolean" | "number" | 0;

/** The options of every call. The type has to have all of the names. */
export const CALL_OPTIONS: Record<keyof CallOptions, Kind> = {
  retry: "amount",
  signal: 0,
  timeoutMs: "amount",
};
/** The options of every client. */
export const CLIENT_OPTIONS: Record<keyof ClientOptions, Kind> = {
  baseUrl: 0,
  fetch: 0,
  maxBytes: "amount",
  middleware: 0,
  name: 0,
  redirect: 0,
  ...CALL_OPTIONS,
};

/** The options of every upload. */
export const UPLOAD_OPTIONS: Record<keyof UploadSettings<FileTypes>, Kind> = {
  allowUnsafeUrls: "boolean",
  concurrency: "number",
  files: 0,
  onBytes: 0,
  onProgress: 0,
  retries: "amount",
  signal: 0,
  sizeOf: 0,
  timeoutMs: "amount",
};

/**
 * Refuses options: they are something else than an object, there is no such option, or a number or a truth is none.
 *
 * @param known has the names of those that there are, and the kind of some
 * @param refusal makes the error of a sentence that says what is wrong
 */
export function checkOptions(options: unknown, known: object, refusal: (problem: string) => Error): void {
  if (typeof options !== "object" || options === null)
    throw refusal(`options must be an object, not ${typeof options}`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name))
      throw refusal(`there is no option ${name}, but ${Object.keys(known).join(", ")}`);
    // A type that is not exact lets undefined through.
    if (value === undefined) continue;
    const kind: unknown = Reflect.get(known, name);
    if (kind === "amount" && !(typeof value === "number" && value >= 0))
      throw refusal(`${name} must be 0 or more`);
    if ((kind === "boolean" || kind === "number") && typeof value !== kind)
      throw refusal(`${name} must be a ${kind}`);
  }
}
