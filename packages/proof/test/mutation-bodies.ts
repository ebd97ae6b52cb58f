/**
 * Bodies, right and wrong, that tell one mutant from the other. Made from the examples of the contract and from lists
 * of values, without the code of the mutants.
 */
import type { Operation } from "@facility-contracts/contract/frozen/operations";
import { isObject, requestExamples } from "./mutation-document.ts";

const ANYTHING = [null, "", " ", "text", 0, -1, 1, 1.5, true, false, {}, [], [1], ["text"], { a: 1 }];
const LENGTHS = [119, 120, 121, 249, 250, 251, 1000, 1001, 2499, 2500, 2501, 2600];
const TEXTS = ["1", "é", "a\nb", "  ", "😀"].concat(
  ...LENGTHS.map((length) => [
    "x".repeat(length),
    "é".repeat(length),
    "😀".repeat(length),
    "a".repeat(length - 1),
  ]),
);
const NUMBERS = [2, 3, 4, 5, 1e10, -1e10, "1", "5", "0", "x1", [2], [5], 2 ** 31];
const DATES = [
  [
    "2024-12-01T12:34:56.000Z",
    "2030-12-01T12:34:56.000Z",
    "2027-12-01T12:34:56.000Z",
    "2027-12-01T12:34:56Z",
  ],
  ["2027-12-01T12:34Z", "2027-12-01T12:34:56.1234567Z", "2027-12-01T12:34:56.1Z", "2028-02-29T12:34:56.000Z"],
  [
    "2027-12-01T12:34:56+01:00",
    "2027-12-01T12:34:56+00:00",
    "2027-12-01T12:34:56-01:00",
    "2027-12-01T12:34:56",
  ],
  [
    "2027-12-01",
    "2027-12-01t12:34:56Z",
    "2027-12-01T12:34:56z",
    "2027-12-01 12:34:56Z",
    "2027-02-30T12:34:56Z",
  ],
  [
    "2027-13-01T12:34:56Z",
    "2027-12-01T24:00:00Z",
    "2027-12-01T12:60:00Z",
    "2027-13-01T12:34Z",
    "2027-12-32T12:34Z",
  ],
  [
    "2027-12-01T24:00Z",
    "2027-12-01T12:60Z",
    "2027-12-01T12:34",
    "2027-12-01T12:34+01:00",
    "2027-99-99T99:99:99Z",
    "Z",
  ],
].flat();
const ADDRESSES = [
  "/image.jpg",
  "example.com/a.jpg",
  "https://example.com/a b",
  "http://a.fr/b",
  "https://a.fr/?b=c",
  "ftp://a.fr/b",
  "x:y",
];

/** Each value of the first example, in its place replaced by many others; lists of many items. */
export function bodies(operation: Operation): unknown[] {
  const examples = requestExamples(operation);
  const [first] = examples;
  if (first === undefined) return [];
  const items = Array.isArray(first) ? first : [];
  return [...examples, ...changes(first), ...items, ...lists(operation)];
}

function changes(value: unknown, name = ""): unknown[] {
  const here = [...ANYTHING, ...of(value, name), [value], [value, value]];
  if (Array.isArray(value))
    return [
      ...here,
      ...value,
      ...value.flatMap((item, index) => changes(item).map((other) => value.with(index, other))),
    ];
  if (!isObject(value)) return here;
  const keys = Object.keys(value);
  return [
    ...here,
    ...keys.map((key) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))),
    ...["id", "other", "userId", "status", "assignedTo"].map((key) => ({ ...value, [key]: 1 })),
    ...keys.map((key) => ({ ...value, [key.toUpperCase()]: value[key] })),
    ...keys.flatMap((key) => changes(value[key], key).map((other) => ({ ...value, [key]: other }))),
    ...keys
      .filter((key) => /location/.test(key))
      .flatMap((key) => [{}, { room: "1" }, { floor: "1" }].map((other) => ({ ...value, [key]: other }))),
  ];
}

function of(value: unknown, name: string): unknown[] {
  if (typeof value === "number") return NUMBERS;
  if (typeof value !== "string") return [];
  if (name === "dueAt") return [...DATES, [value]];
  if (name === "category")
    return members("MAINTENANCE SECURITY CLEANING WASTE ELECTRICITY WATER GAS INTERNET OTHER".split(" "));
  if (name === "mimeType") return members(MIME_TYPES);
  return value.startsWith("https:") ? ADDRESSES : TEXTS;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const MIME_TYPES = [
  "image/jpg image/jpeg image/png image/svg+xml image/gif text/plain text/csv application/pdf application/msword",
  `${OFFICE}.wordprocessingml.document application/vnd.ms-excel ${OFFICE}.spreadsheetml.sheet application/zip`,
  "application/x-7z-compressed application/vnd.ms-outlook message/rfc822",
].flatMap((line) => line.split(" "));

function members(all: readonly string[]): unknown[] {
  return all
    .flatMap((member) => [
      member,
      member.toLowerCase(),
      ` ${member}`,
      `${member};x`,
      `${member} x`,
      member.toUpperCase(),
      [member],
    ])
    .concat("UNKNOWN", "video/mp4");
}

/** Arrays of many items, all right or one wrong. */
function lists(operation: Operation): unknown[] {
  return requestExamples(operation).flatMap((example) => {
    if (Array.isArray(example)) return many(example[0]);
    if (isObject(example) && Array.isArray(example.attachments))
      return many(example.attachments[0]).map((attachments) => ({ ...example, attachments }));
    return [];
  });
}

function many(item: unknown): unknown[] {
  if (item === undefined) return [];
  return [1, 2, 3, 9, 10, 11, 12, 19, 20, 21, 22].flatMap((count) => {
    const right = Array(count).fill(item);
    return [
      right,
      right.with(0, 7),
      right.with(-1, 7),
      right.with(0, 7).with(-1, 7),
      ...(count > 10 ? [right.with(10, 7), right.with(10, 7).with(11 % count, 7)] : []),
    ];
  });
}
