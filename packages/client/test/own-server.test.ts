/**
 * The address of an operation that is elsewhere than the others, and an address without a host.
 */
import { afterEach, expect, test, vi } from "vitest";
import { apiOf, clientOf } from "./one-operation.ts";

afterEach(() => void vi.unstubAllGlobals());

async function sentTo(...[api, options]: Parameters<typeof clientOf>): Promise<string | undefined> {
  let url: string | undefined;
  const fetch = async (request: Request) => {
    url = request.url;
    return new Response(null, { status: 204 });
  };
  await clientOf(api, { ...options, fetch }).call();
  return url;
}

test.each([
  ["http://own.test/", "http://own.test/"],
  ["HTTPS://own.test:443/v2//", "https://own.test/v2/"],
])("the server %s of an operation is %s", async (baseUrl, url) => {
  expect(await sentTo(apiOf({ baseUrl }))).toBe(url);
});

test.each([
  "https://evil.test/x?.own.test/v1",
  "https://user:password@own.test",
  "own.test",
  "https://own.test/#x",
])("the server %s of an operation is refused, and not repeated", async (baseUrl) => {
  expect(() => clientOf(apiOf({ baseUrl }))).toThrow(
    new TypeError("baseUrl must be http(s)://…, without spaces, query, fragment and credentials"),
  );
  // Who says where the API is means all of it.
  expect(await sentTo(apiOf({ baseUrl }), { baseUrl: "http://here.test" })).toBe("http://here.test/");
});

test.each([
  ["", "https://app.test/"],
  ["/", "https://app.test/"],
  ["/api/", "https://app.test/api/"],
  ["api", "https://app.test/api/"],
])("in a browser %j is of the origin of the page, not of its path", async (baseUrl, url) => {
  vi.stubGlobal("location", new URL("https://app.test/tickets/5?x=1"));
  expect(await sentTo(apiOf({}), { baseUrl })).toBe(url);
});
