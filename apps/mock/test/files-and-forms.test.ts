/**
 * Files, which may have any bytes, and forms of parts, as clients of all kinds write them.
 */
import { randomBytes } from "node:crypto";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, describe, expect, test } from "vitest";
import { asForm } from "../src/answers/forms.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

const FORM = {
  type: "object",
  required: ["file"],
  additionalProperties: false,
  properties: {
    file: { type: "string" },
    pages: { type: "integer" },
    title: { type: "string", maxLength: 5 },
    straße: { type: "integer" },
  },
};
const STYLED = {
  schema: {
    type: "object",
    properties: {
      items: { type: "array", items: { type: "object" } },
      deep: {
        type: "array",
        items: { type: "object", properties: { a: { type: "array", items: { type: "string" } } } },
      },
      file: { type: "string" },
    },
  },
  encoding: { items: { style: "form", explode: false }, deep: { style: "deepObject", explode: true } },
};
const MARKS = "%/?#[]@!$&'()*+,;=é漢%41";
const MARKED = { type: "object", properties: { marks: { enum: [MARKS, "=  +", "%zz=a%20b="] } } };
const taking = (content: object) => ({
  post: {
    requestBody: { required: true, content },
    responses: { 204: { description: "Done" }, 400: { description: "Wrong" }, 415: { description: "What?" } },
  },
});
const document = {
  openapi: "3.1.0",
  info: { title: "Files", version: "1" },
  paths: {
    "/forms": taking({
      "multipart/form-data": { schema: FORM, encoding: { file: { contentType: "image/png" } } },
      "application/x-www-form-urlencoded": { schema: { ...FORM, required: ["pages"] } },
    }),
    "/files": taking({ "application/octet-stream": {}, "image/*": {} }),
    "/lines": taking({ "text/csv": { schema: { type: "string", maxLength: 100_000 } } }),
    "/notes": taking({ "application/json": { schema: { type: "object" } } }),
    "/untyped": taking({
      "application/x-www-form-urlencoded": {
        schema: { required: ["pages"], properties: { pages: { type: "integer" } } },
      },
    }),
    "/capitals": taking({ "Multipart/Form-Data": { schema: FORM } }),
    "/ranges": taking({ "multipart/*": { schema: FORM } }),
    "/any": taking({ "*/*": { schema: { type: "string" } }, "multipart/form-data": { schema: FORM } }),
    "/marked": taking({
      "multipart/form-data": { schema: MARKED },
      "application/x-www-form-urlencoded": { schema: MARKED },
    }),
    "/reserved": taking({
      "application/x-www-form-urlencoded": {
        schema: { type: "object", properties: { taken: {}, refused: {} } },
        encoding: { taken: { style: "form", allowReserved: true }, refused: { style: "form" } },
      },
    }),
    "/quoted": taking({
      "multipart/form-data": {
        schema: { required: ['a"b', "c\r\nd"], properties: { 'a"b': { type: "integer" }, "c\r\nd": {} } },
      },
    }),
    "/styled": taking({
      "multipart/form-data": STYLED,
      "application/x-www-form-urlencoded": STYLED,
    }),
  },
};
const { server, origin } = await listeningMock({}, await prepareAll([{ name: "files", document }]));
afterAll(() => {
  server.close();
});

async function sent(path: string, type: string, body: Uint8Array<ArrayBuffer> | string | ReadableStream) {
  const headers = { "Content-Type": type };
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body, duplex: "half" });
  const [first] = JSON.parse(answer.headers.get("sl-violations") ?? "[{}]");
  return { status: answer.status, message: first.message, location: first.location?.join(".") };
}

const partOf = (disposition: string, value: string | Buffer = "", more = "") =>
  Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
const sentParts = (...parts: readonly Buffer[]) =>
  sent("/forms", 'multipart/form-data; boundary="b"', Buffer.concat([...parts, Buffer.from("--b--\r\n")]));
const FILE = partOf('name="file"; filename="a.png"', randomBytes(200_000), "Content-Type: image/png\r\n");

describe("a form of parts", () => {
  test.each([
    ['name="file"; filename="a.png"', "Content-Type: image/png\r\n"],
    ['name="file"; filename="a.png"', ""],
    ['name="file"; filename="a;b=c.png"', ""],
    ['name="file"; filename="C:\\x.png"', ""],
    ['name="file"; filename="a\\"; name=\\"b.png"', ""],
    ["name=file; filename=a.png", ""],
    ['filename="a.png"; name="file"', ""],
    ["name=\"file\"; filename*=UTF-8''a.png", ""],
    ['filename="dir\\"; name="file"', ""],
    ['name="file"; filename="dir\\"', ""],
    ['NAME="file"', "X-More: 1\r\n"],
  ])("may have a file with %s and %j", async (disposition, more) => {
    expect(await sentParts(partOf(disposition, "/?#&=+%41", more))).toMatchObject({ status: 204 });
  });

  test("may have a large file of any bytes beside its fields, which are checked", async () => {
    const fields = [
      partOf('name="pages"', "5"),
      partOf('name="title"', "50%25"),
      partOf('name="straße"', "1"),
    ];
    expect(await sentParts(FILE, ...fields)).toMatchObject({ status: 204 });
    expect(await sentParts(FILE, partOf('name="pages"', "five"))).toMatchObject({
      status: 400,
      location: "request.body.pages",
    });
    expect(await sentParts(FILE, partOf('name="title"', "%41%41%41"))).toMatchObject({
      status: 400,
      location: "request.body.title",
    });
    expect(await sentParts(partOf('name="title"', "5"))).toMatchObject({ status: 400 });
  });

  test("counts to its last boundary, and is refused where a part has no name, or none is there", async () => {
    const closed = [FILE, Buffer.from("--b--\r\n"), partOf('name="pages"', "five")];
    expect(await sentParts(Buffer.from("before\r\n"), ...closed)).toMatchObject({ status: 204 });
    const nameless = await sentParts(FILE, partOf('filename="a.png"'));
    expect(nameless).toMatchObject({
      status: 400,
      message: expect.stringContaining("a part without a name"),
    });
    expect(await sentParts()).toMatchObject({ status: 400, message: expect.stringContaining("'file'") });
    const unbounded = await sent("/forms", "multipart/form-data", FILE);
    expect(unbounded).toMatchObject({ status: 415, message: expect.stringContaining("Boundary") });
  });

  test("and one in the way of a URL are told apart", async () => {
    expect(await sent("/forms", "application/x-www-form-urlencoded", "pages=5")).toMatchObject({
      status: 204,
    });
    expect(await sentParts(partOf('name="pages"', "5"))).toMatchObject({ status: 400 });
  });
});

test.each(["/capitals", "/ranges", "/any"])(
  "a form of parts is read where %s names its media type",
  async (path) => {
    const type = "multipart/form-data; boundary=b";
    const parts = (pages: string) => `${partOf('name="file"', "x")}${partOf('name="pages"', pages)}--b--\r\n`;
    expect(await sent(path, type, parts("5"))).toMatchObject({ status: 204 });
    expect(await sent(path, type, parts("five"))).toMatchObject({
      status: 400,
      location: "request.body.pages",
    });
    expect(await sent(path, type, "--b--\r\n")).toMatchObject({ message: expect.stringContaining("'file'") });
    expect(await sent(path, "multipart/form-data", parts("5"))).toMatchObject({ status: 415 });
  },
);

test("a name may have what browsers write in another way", async () => {
  const form = new FormData();
  form.append('a"b', "5");
  form.append("c\r\nd", "");
  const send = async () => (await fetch(`${origin}/quoted`, { method: "POST", body: form })).status;
  expect(await send()).toBe(204);
  form.set('a"b', "five");
  expect(await send()).toBe(400);
});

test("what has a meaning in an address has none in a part", async () => {
  const type = "multipart/form-data; boundary=b";
  const sentMarks = (text: string) => sent("/marked", type, `${partOf('name="marks"', text)}--b--\r\n`);
  expect(await sentMarks(MARKS)).toMatchObject({ status: 204 });
  expect(await sentMarks(MARKS.replace("%41", "A"))).toMatchObject({ location: "request.body.marks" });
});

describe("a form in the way of URLs", () => {
  const type = "application/x-www-form-urlencoded";

  test.each([
    ["all encoded", encodeURIComponent(MARKS)],
    ["a = as it is", encodeURIComponent(MARKS).replaceAll("%3D", "=")],
    ["spaces of both kinds, and a plus", "=+%20%2B"],
    ["what cannot be decoded", "%zz=a+b="],
  ])("has the value that Prism reads in it: %s", async (_, marks) => {
    expect(await sent("/marked", type, `marks=${marks}`)).toMatchObject({ status: 204 });
    expect(await sent("/marked", type, `marks=${marks}=`)).toMatchObject({ location: "request.body.marks" });
  });

  test("is refused for what is reserved only where the contract says so", async () => {
    expect(await sent("/reserved", type, "taken=a=+=&other=a=&refused=a")).toMatchObject({ status: 204 });
    expect(await sent("/reserved", type, "refused=a=")).toMatchObject({
      message: "Reserved characters used in request body",
      location: "request.body.refused",
    });
  });

  test("comes to Prism without the characters of which each takes it long", () => {
    const contents = [{ id: "content", mediaType: type }];
    const body = { id: "body", contents };
    const operation = { id: "operation", method: "post", path: "/", responses: [], request: { body } };
    const form = asForm(operation, { contentType: type, body: "file==a++&==&+=+" });
    expect(form?.body).toBe("file=%3da  &=%3d&+= ");
  });
});

test("a part with a long head is refused", async () => {
  for (const length of [20_000, isProof ? 9_900_000 : 990_000])
    expect(await sentParts(partOf(`name="${"a".repeat(length)}"`))).toMatchObject({
      status: 400,
      message: "The request body has a part with a head of over 16384 characters",
    });
});

test.each(["", "; charset=utf-8"])("a form with a schema without a type is checked%s", async (parameter) => {
  const type = `application/x-www-form-urlencoded${parameter}`;
  expect(await sent("/untyped", type, "pages=5")).toMatchObject({ status: 204 });
  expect(await sent("/untyped", type, "pages=five")).toMatchObject({
    status: 400,
    location: "request.body.pages",
  });
});

const field = (name: string, value = "") => `${encodeURIComponent(name)}=${encodeURIComponent(value)}&`;
const part = (name: string, value = "") => `${partOf(`name="${name}"`, value)}`;
const KINDS = [
  { type: "application/x-www-form-urlencoded", write: field, end: "file=" },
  { type: "multipart/form-data; boundary=b", write: part, end: `${part("file")}--b--\r\n` },
];

test.each(KINDS)("a form of $type has less than ten thousand fields", async ({ type, write, end }) => {
  const many = await sent("/forms", type, write("pages", "5").repeat(9_999) + end);
  expect(many).toMatchObject({ status: 400, message: expect.stringContaining("10000 fields or more") });
  expect(await sent("/forms", type, write("pages", "5").repeat(9_998) + end)).toMatchObject({ status: 204 });
});

describe.each(KINDS)("of a form of $type with styles", ({ type, write, end }) => {
  const long = { message: expect.stringContaining("200 fields and values or more") };
  const numbered = (count: number, name: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => write(name(index), "x")).join("");

  test.each([
    ["a list", (count: number) => write("items", `[${"1,".repeat(count - 1)}1]`)],
    ["a list of objects", (count: number) => write("items", `${"{},".repeat(count - 1)}{}`)],
    ["what is no list", (count: number) => write("items", "[,".repeat(count - 1))],
    ["a deep list", (count: number) => numbered(count, (index) => `deep[${index}][a][0]`)],
    ["other fields", (count: number) => numbered(count, (index) => `other${index}`)],
  ])("%s has few values", async (_, form) => {
    expect(await sent("/styled", type, form(199) + end)).toMatchObject(long);
    expect(await sent("/styled", type, form(198) + end)).not.toMatchObject(long);
  });

  test("those with a style are short", async () => {
    expect(await sent("/styled", type, write("items", "x".repeat(20_000)) + end)).toMatchObject({
      message: expect.stringContaining("over 16384 characters"),
    });
    expect(await sent("/styled", type, write("file", "x,".repeat(20_000)) + end)).toMatchObject({
      status: 204,
    });
  });
});

test("Prism is not left to find parts that no closing boundary ends", async () => {
  const open = `--b\r\nContent-Disposition: form-data; name="items"\r\n\r\n${"[,".repeat(300)}\n--b`;
  expect(await sent("/styled", "multipart/form-data; boundary=b", open)).toMatchObject({ status: 204 });
});

test("a form that is not taken is refused for that, of any length and in chunks", async () => {
  const form = "&".repeat(20_000);
  const unsupported = { status: 415, message: "Supported content types: application/json" };
  for (const body of [form, new Blob([form]).stream()])
    expect(await sent("/notes", "application/x-www-form-urlencoded", body)).toMatchObject(unsupported);
});

test.each(["application/octet-stream", "image/png"])("%s may have any bytes, and many", async (type) => {
  for (const length of [10, 200_000])
    expect(await sent("/files", type, Buffer.alloc(length, 0xff))).toMatchObject({ status: 204 });
});

test("a long text is checked, and one that is not UTF-8 is refused", async () => {
  expect(await sent("/lines", "text/csv", "a,b\n".repeat(20_000))).toMatchObject({ status: 204 });
  const long = await sent("/lines", "text/csv", "a,b\n".repeat(30_000));
  expect(long).toMatchObject({ status: 400, location: "request.body" });
  const broken = await sent("/lines", "text/csv", Buffer.alloc(10, 0xff));
  expect(broken).toMatchObject({ status: 400, message: "The request body is not UTF-8" });
});

test("a long body of a media type that is not taken is refused for that", async () => {
  for (const length of [10, 200_000]) {
    const answer = await sent("/notes", "multipart/form-data; boundary=b", Buffer.alloc(length));
    expect(answer).toMatchObject({ status: 415, message: "Supported content types: application/json" });
  }
});
