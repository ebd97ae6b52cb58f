/**
 * Requests whose bodies must be refused.
 */
import { type BrokenRequest, bodyOf, headOf, requestOf, type Target, WRITES } from "./broken-request.ts";
import { CREDENTIALS } from "./client.ts";
import type { Random } from "./random.ts";

/** Values that are neither a text nor a list of texts, for any field. */
const WRONG = [
  "true",
  "-1.5",
  "1e999",
  "-1e308",
  "123456789012345678901234567890",
  "[[]]",
  '{"a":1}',
  "[null]",
];
const NAMES = ["__proto__", "constructor", "toString", "", "0", "status", "id", "a.b", "x".repeat(9_000)];
const UNKNOWN_DATES = [
  '"2031-02-30T00:00:00Z"',
  '"now"',
  '"2031-01-01"',
  '""',
  '"2031-01-01T00:00:00+01:00"',
];

/** By field, what is of the right type and wrong nevertheless. */
const WRONG_VALUES: Readonly<Record<string, readonly string[]>> = {
  title: [JSON.stringify("x".repeat(251)), "null"],
  description: ["0", "null"],
  risk: ["4", "-1", "1.5", '"1"', "null"],
  siteId: ["99", "-1", "9007199254740993", "1e300", "1.5", '"1"'],
  technicalInstallationId: ["99", "0", "1e22", "null"],
  location: ["null", '{"room":1}', '{"__proto__":{}}', '{"room":"1","door":"2"}'],
  dueAt: UNKNOWN_DATES,
  name: [JSON.stringify("x".repeat(251))],
  mimeType: ['"image/tiff"', '"__proto__"'],
  size: ['"1"', "1.5", "1e-300"],
  category: ['"Water"', '"toString"'],
  attachments: ["[7]", "[null]", '"https://example.com"', '[["https://example.com"]]'],
};

/** A field that has a value of the wrong type or outside its limits. */
export function wrongField(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const field = random.pick(Object.keys(target.fields));
  const value = random.pick([...WRONG, ...(WRONG_VALUES[field] ?? [])]);
  // An integer without limits.
  const isRight = field === "size" && Number.isInteger(JSON.parse(value));
  const fields = { ...target.fields, [field]: isRight ? "null" : value };
  return requestOf(`${field} is ${value.slice(0, 50)}`, target, { body: bodyOf(target, fields) });
}

/** A field too many, or a required one too few. */
export function wrongFields(random: Random): BrokenRequest {
  const target: Target = random.pick(WRITES);
  const name = random.pick(NAMES);
  // From entries, as one is called `__proto__`.
  const fields = Object.fromEntries([...Object.entries(target.fields ?? {}), [name, random.pick(WRONG)]]);
  return requestOf(`a field ${name.slice(0, 20)}`, target, { body: bodyOf(target, fields) });
}

/** A text that is no JSON. */
export function brokenJson(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const right = bodyOf(target, target.fields);
  const body = random.pick([
    right.slice(0, random.below(right.length)),
    `${right}${random.pick(["}", "]", ",", "\0", " x", right])}`,
    `\ufeff${right}`,
    right.replace(":", random.pick(["", "=", "::", ":NaN,", ":undefined,", ":'", ":0x1,", ":01,"])),
    right.replaceAll('"', "'"),
    random.bytes(200),
    "/* */",
    random.pick(["NaN", "Infinity", "-", "nul", "tru", '"', '"\\x"', '"\n"', "[", "{", "\ud83d"]),
  ]);
  return requestOf("no JSON", target, { body });
}

/** Texts that cannot be kept: NUL, half of a surrogate pair, bytes that are no UTF-8. */
export function brokenText(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const field = random.pick(
    ["title", "name", "notes", "description"].filter((name) => name in target.fields),
  );
  const bad = random.pick(["\\u0000", "\\ud800", "\\udc00\\ud800", "\0", "\x1f"]);
  const text = bodyOf(target, { ...target.fields, [field]: `"a${bad}b"` });
  const [before = "", after = ""] = text.split(bad);
  const noUtf8 = random.pick([
    [0xff],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
  ]);
  const body = random.pick([
    text,
    Buffer.concat([Buffer.from(before), Buffer.from(noUtf8), Buffer.from(after)]),
  ]);
  return requestOf(`${field} has ${bad}`, target, { body });
}

/** Bodies that are nested, or long, below the limit. */
export function hugeBody(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const field = random.pick(Object.keys(target.fields));
  const depth = 1_000 + random.below(50_000);
  const nested = random.pick([
    `${"[".repeat(depth)}${"]".repeat(depth)}`,
    `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    "[".repeat(depth),
    `[${"{},".repeat(depth)}0]`,
    `[${'"\\u0061 ",'.repeat(depth)}0]`,
    `1${"0".repeat(depth)}`,
    `1${"0".repeat(400)}e400`,
  ]);
  const whole = random.below(4) === 0;
  const fields = { ...target.fields, [field]: nested };
  return requestOf("a huge body", target, { body: whole ? `[${nested}]` : bodyOf(target, fields) });
}

const ABOVE_LIMIT = Buffer.alloc(1024 * 1024 + 1, "1");

/** A body above the limit, which is read to its end all the same. */
export function bodyAboveLimit(random: Random): BrokenRequest {
  const { method, path } = random.pick(WRITES);
  const whole = requestOf("a body above the limit", { method, path }, { body: ABOVE_LIMIT });
  if (random.below(2) === 0) return whole;
  const type = { "content-type": "application/json", "transfer-encoding": "chunked" };
  const head = headOf(method, path, { host: "sandbox", ...CREDENTIALS, ...type });
  const size = Buffer.from(`${ABOVE_LIMIT.length.toString(16)}\r\n`);
  return { ...whole, bytes: Buffer.concat([head, size, ABOVE_LIMIT, Buffer.from("\r\n0\r\n\r\n")]) };
}
