import { expect, test } from "vitest";
import { type ArchivedExchange, harOf, keptBody } from "../src/har.ts";

const EXCHANGE: ArchivedExchange = {
  time: "2026-01-02T03:04:05.000Z",
  method: "POST",
  url: "http://127.0.0.1/x?a=b",
  httpVersion: "HTTP/1.1",
  query: [{ name: "a", value: "b" }],
  headers: [
    { name: "Content-Type", value: "application/json" },
    { name: "Cookie", value: "sid=1; theme=dark" },
  ],
  body: keptBody(Buffer.from("{}")),
  answer: {
    status: 201,
    headers: [
      { name: "content-type", value: "application/octet-stream" },
      { name: "location", value: "/x/1" },
    ],
    body: keptBody(Buffer.of(0xff, 0xfe), 10),
    milliseconds: 7,
  },
};

test("an archive has the bodies of requests and answers, with what the format asks for", () => {
  expect(harOf("a-tool", [EXCHANGE])).toMatchObject({
    log: {
      version: "1.2",
      creator: { name: "a-tool" },
      entries: [
        {
          time: 7,
          request: {
            url: "http://127.0.0.1/x?a=b",
            cookies: [
              { name: "sid", value: "1" },
              { name: "theme", value: "dark" },
            ],
            queryString: [{ name: "a", value: "b" }],
            postData: { mimeType: "application/json", text: "{}" },
            bodySize: 2,
          },
          response: {
            status: 201,
            statusText: "Created",
            redirectURL: "/x/1",
            content: {
              size: 10,
              mimeType: "application/octet-stream",
              text: "//4=",
              encoding: "base64",
              comment: "cut",
            },
          },
        },
      ],
    },
  });
});

test.each([
  ["a text that is cut", keptBody(Buffer.from("ab"), 3), [undefined, "cut"]],
  ["bytes that are cut", keptBody(Buffer.of(0xff), 3), ["base64", "cut"]],
  ["all bytes", keptBody(Buffer.of(0xff)), ["base64", undefined]],
])("a request says what is kept of its body: %s", (_, body, comments) => {
  const request = harOf("a-tool", [{ ...EXCHANGE, body }]).log.entries[0]?.request;
  expect([request?.postData?.comment, request?.comment]).toEqual(comments);
});

test("an archive has the cookies of an answer, of which each has a header", () => {
  const headers = [
    { name: "Set-Cookie", value: "sid=a=b; Path=/; HttpOnly" },
    { name: "set-cookie", value: "theme=dark" },
  ];
  const archive = harOf("a-tool", [{ ...EXCHANGE, answer: { ...EXCHANGE.answer, headers } }]);
  expect(archive.log.entries[0]?.response.cookies).toEqual([
    { name: "sid", value: "a=b" },
    { name: "theme", value: "dark" },
  ]);
});

test("the beginning of a text may end within a character", () => {
  expect(keptBody(Buffer.from("aß").subarray(0, 2), 3)).toEqual({
    text: "a",
    isBase64: false,
    length: 3,
    isCut: true,
  });
});
