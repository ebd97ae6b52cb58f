/**
 * The two parts of what a request asks for.
 */

/** The path of a request, still percent-encoded. */
export function pathOf({ url }: { readonly url: string }): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

export function queryOf(request: { readonly url: string }): URLSearchParams {
  return new URLSearchParams(request.url.slice(pathOf(request).length + 1));
}
