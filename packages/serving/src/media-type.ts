/**
 * Whether values of this media type, given without its parameters, are JSON texts to Prism: the model takes `text/json` and any
 * `+json` besides.
 */
export function isJson(essence: string | undefined): boolean {
  return essence !== undefined && /^application\/(.+\+)?json$/.test(essence);
}

/** A media type without its parameters, in lower case. */
export function essenceOf(contentType = ""): string {
  const end = contentType.indexOf(";");
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
