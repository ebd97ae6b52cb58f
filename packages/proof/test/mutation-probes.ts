/**
 * Requests, right and wrong, that tell one mutant from the other. Made from the examples of the contract and from
 * lists of values, without the code of the mutants.
 */
import type { Operation } from "@facility-contracts/contract/frozen/operations";
import { BLOCK_NAMES } from "@facility-contracts/provider/blocks";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { bodies } from "./mutation-bodies.ts";
import { requestExamples } from "./mutation-document.ts";
import { credentials, type Headers, securityHeaders } from "./mutation-headers.ts";
import { ABSENT, LIMIT, TOKENS } from "./mutation-provider.ts";

const ids = {
  tickets: [
    [
      "550e8400-e29b-41d4-a716-446655440000",
      "550E8400-E29B-41D4-A716-446655440000",
      "550e8400-e29b-11d4-a716-446655440000",
    ],
    [
      "00000000-0000-0000-0000-000000000000",
      "550e8400e29b41d4a716446655440000",
      "{550e8400-e29b-41d4-a716-446655440000}",
    ],
    [
      "550e8400-e29b-41d4-a716-44665544000",
      "550e8400-e29b-41d4-a716-4466554400000",
      "g50e8400-e29b-41d4-a716-446655440000",
    ],
    ["7", "word", "", ABSENT.tickets],
  ].flat(),
  "safety-register": [
    [
      "1",
      "2",
      "-1",
      "0",
      "-2",
      "3000000000",
      "1.5",
      "1e3",
      "0x10",
      "+1",
      " 1",
      "1 ",
      "1a",
      "word",
      "",
      "two words",
      "404",
    ],
    [
      "9007199254740991",
      "9007199254740992",
      "9007199254740993",
      "-9007199254740991",
      "-9007199254740992",
      "-9007199254740993",
    ],
  ].flat(),
};

const queries = [
  ...BLOCK_NAMES.map((value) => [value]),
  ...[
    ["nothing"],
    ["no_thing"],
    ["Summary"],
    ["summary "],
    ["summary7"],
    [""],
    ["summary", "nothing"],
    ["nothing", "summary"],
  ],
  ...[
    ["nothing", "no_thing"],
    ["no_thing", "nothing"],
    ["rules,summary"],
    ["summary", "summary"],
    ["summary", "rules"],
  ],
  ...[
    ["no_thing", "summary"],
    ["summary", "no_thing"],
    ["summary", "Rules"],
    ["summary", "nothing", "rules"],
  ],
  BLOCK_NAMES,
];

const TYPES = [
  "text/plain",
  "application/xml",
  "application/x-www-form-urlencoded",
  "application/vnd.api+json",
  "text/html",
].concat([
  "application/json; charset=utf-8",
  "application/json;charset=UTF-8",
  "Application/JSON",
  "APPLICATION/JSON",
  "",
]);

/** The request of an operation, with its first example. */
export function plain(operation: Operation): WireRequest {
  const { api, path, method } = operation;
  const [example] = requestExamples(operation);
  const id = ids[api][0] ?? "";
  return {
    method: method.toUpperCase(),
    target: path.replace(/\{\w+\}/, id),
    headers: [
      ...credentials(operation, TOKENS.valid),
      ...(example === undefined ? [] : ([["Content-Type", "application/json"]] as const)),
    ],
    body: example === undefined ? undefined : bytes(JSON.stringify(example)),
  };
}

/** Every request that a mutant may treat in another way than the provider. */
export function probes(operation: Operation): WireRequest[] {
  const base = plain(operation);
  const type = base.headers.filter(([name]) => name === "Content-Type");
  const withHeaders = (headers: Headers): WireRequest => ({ ...base, headers });
  const at = (id: string) => operation.path.replace(/\{\w+\}/, encodeURIComponent(id));
  const secured: Headers[] = securityHeaders(operation).map((headers) => [...headers, ...type]);
  return [
    base,
    ...bodies(operation).map((body) => ({ ...base, body: bytes(JSON.stringify(body)) })),
    ...ids[operation.api].map((id) => ({ ...base, target: at(id) })),
    ...(operation.method === "get" ? queries : []).map((values) => ({
      ...base,
      target: `${base.target}?${values.map((value) => `extend=${encodeURIComponent(value)}`).join("&")}`,
    })),
    ...secured.map(withHeaders),
    ...secured.map((headers) => ({ ...withHeaders(headers), target: at(ABSENT[operation.api]) })),
    ...(base.body === undefined ? [] : forms(base)),
  ];
}

function forms(base: WireRequest): WireRequest[] {
  const without = base.headers.filter(([name]) => name !== "Content-Type");
  const text = new TextDecoder().decode(base.body);
  const typed = (name: string, type: string): WireRequest => ({
    ...base,
    headers: [...without, [name, type]],
  });
  return [
    ...TYPES.map((type) => typed("Content-Type", type)),
    typed("content-type", "application/json"),
    { ...base, headers: without },
    ...[undefined, "", "{", "text", text.slice(0, -1), `${text}]`, `"${"x".repeat(LIMIT)}"`].map((body) => ({
      ...base,
      body: body === undefined ? undefined : bytes(body),
    })),
  ];
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
