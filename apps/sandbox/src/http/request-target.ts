/**
 * The two parts of what a request asks for.
 */

/** The path of a request, still percent-encoded. */
export function pathOf({ url }: { readonly url: string }): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

/** The query of a request, without its question mark. */
export function queryOf(request: { readonly url: string }): string {
  return request.url.slice(pathOf(request).length + 1);
}
