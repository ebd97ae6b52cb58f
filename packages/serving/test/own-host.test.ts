import { expect, test } from "vitest";
import { isOwnHost } from "../src/own-host.ts";

const isOwn = (host: string) => isOwnHost(host, (name) => name === "mock.example");

test.each(["localhost", "LOCALHOST:4010", "127.0.0.1:4010", "10.1.2.3", "[::1]:4010", "Mock.example:4010"])(
  "%s is our own",
  (host) => expect(isOwn(host)).toBe(true),
);

test.each([
  "",
  "a b",
  "evil.example",
  "127.0.0.1.evil.example:4010",
  "evil-localhost",
  "localhost.evil.example",
])("'%s' may be another's", (host) => expect(isOwn(host)).toBe(false));
