/**
 * How credentials are sent, and which of them. A facade imports what its API uses.
 */
import type { ChooseAlternative, SendCredential } from "./api.ts";

/** In a header. */
export const withHeader: SendCredential = (request, name, value) => {
  request.headers.set(name, value);
  return request;
};

/** In a cookie, beside others. */
export const withCookie: SendCredential = (request, name, value) => {
  const others = request.headers.get("cookie");
  return withHeader(request, "cookie", `${others ? `${others}; ` : ""}${name}=${value}`);
};

/** In the query. */
export const withQuery: SendCredential = async (request, name, value) => {
  const url = new URL(request.url);
  url.searchParams.append(name, value);
  const { cache, credentials, headers, integrity, keepalive, method, mode, redirect, referrer, signal } =
    request;
  const rest = {
    cache,
    credentials,
    headers,
    integrity,
    keepalive,
    method,
    mode,
    redirect,
    referrer,
    signal,
  };
  // Taken over as it is, a body would be a stream: it would be sent without its length, and by a browser hardly at all.
  const body = await request.blob();
  return new Request(url, body.size > 0 ? { ...rest, body } : rest);
};

/** The first alternative that was given, or that a browser may have itself. */
export const firstGiven: ChooseAlternative = (alternatives, options, credentials) => {
  const isGiven = (name: string) => options[name] !== undefined;
  return (
    alternatives.find((needed) => needed.every(isGiven)) ??
    alternatives.find((needed) => needed.every((name) => isGiven(name) || credentials[name]?.optional))
  );
};
