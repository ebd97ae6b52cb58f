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
export const withQuery: SendCredential = (request, name, value) => {
  const url = new URL(request.url);
  url.searchParams.append(name, value);
  return new Request(url, request);
};

/** The first alternative that was given, or that a browser may have itself. */
export const firstGiven: ChooseAlternative = (alternatives, options, credentials) => {
  const isGiven = (name: string) => options[name] !== undefined;
  return (
    alternatives.find((needed) => needed.every(isGiven)) ??
    alternatives.find((needed) => needed.every((name) => isGiven(name) || credentials[name]?.optional))
  );
};
