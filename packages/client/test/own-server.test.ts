/**
 * The address of an operation that is elsewhere than the others, and an address without a host.
 */
import { expect, test } from "vitest";
import { apiOf, clientOf } from "./one-operation.ts";

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
