/** Whether values of this media type, given without its parameters, are JSON texts. */
export function isJson(essence: string | undefined): boolean {
  return essence !== undefined && /^application\/(.+\+)?json$/.test(essence);
}
