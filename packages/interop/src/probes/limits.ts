/**
 * Changes that try a limit at its edge and beyond it, a pattern and a format.
 */
import type { Change } from "./change.ts";
import type { Shape } from "./shape.ts";

/** Longer values are not made. */
const MAX_PROBED_LENGTH = 20_000;

/** Texts that are written in several ways, and the ways that tools part at. */
const KINDS_OF_TEXT = [
  {
    like: /^\d{4}-\d\d-\d\dT/,
    others: [
      "2026-03-01T08:30Z",
      "2026-03-01T08:30:00.123Z",
      "2026-03-01T08:30:00+01:00",
      "2026-03-01T08:30:00",
      "2026-13-01T08:30:00Z",
      "2026-03-01",
    ],
  },
  {
    like: /^[0-9a-f]{8}-[0-9a-f]{4}-/,
    others: ["3F2C8A1E-5B7D-4C9A-8E21-6D0F4B7A9C35", "3f2c8a1e-5b7d-0c9a-0e21-6d0f4b7a9c35"],
  },
  { like: /^[a-z]+:\/\//, others: ["x:y", "https://example.org/caf\u00e9.jpg", "/relative"] },
];

/** A keyword with the values at its edge and beyond it. */
interface Edge {
  readonly inside: unknown;
  readonly outside: unknown;
}

/** The changes that a shape's limits call for at a position that holds this value. */
export function limitChanges(shape: Shape, value: unknown): Change[] {
  const isInteger = shape.some(({ schema }) => schema.type === "integer" || listHas(schema.type, "integer"));
  return shape.flatMap(({ pointer, schema }) =>
    Object.entries(schema).flatMap(([keyword, limit]): Change[] => {
      const at = `${pointer}/${keyword}`;
      if (typeof value === "string" && (keyword === "pattern" || keyword === "format"))
        return textChanges(keyword, at, value);
      const edge = edgeOf(keyword, limit, value, isInteger);
      if (edge === undefined) return [];
      const said = { kind: "limit", pointer: at } as const;
      return [
        { ...said, value: edge.inside, expects: true, text: `is at ${keyword} ${limit}` },
        { ...said, value: edge.outside, expects: false, text: `is beyond ${keyword} ${limit}` },
      ];
    }),
  );
}

/** The value itself, one that nothing takes, and some of its kind: the document decides about those. */
function textChanges(kind: "pattern" | "format", pointer: string, value: string): Change[] {
  const other = KINDS_OF_TEXT.find(({ like }) => like.test(value))?.others ?? [];
  return [
    { kind, pointer, value, expects: true, text: `is ${JSON.stringify(value)}` },
    { kind, pointer, value: "~no value~", expects: false, text: 'is "~no value~"' },
    ...other.map((text): Change => ({ kind, pointer, value: text, text: `is ${JSON.stringify(text)}` })),
  ];
}

function listHas(types: unknown, name: string): boolean {
  return Array.isArray(types) && types.includes(name);
}

function edgeOf(keyword: string, limit: unknown, value: unknown, isInteger: boolean): Edge | undefined {
  if (typeof limit !== "number") return undefined;
  if (typeof value === "string") return lengthEdge(keyword, limit, (length) => resized(value, length));
  if (Array.isArray(value) && value.length > 0)
    return lengthEdge(keyword.replace("Items", "Length"), limit, (length) =>
      Array.from({ length }, (_, index) => structuredClone(value[index % value.length])),
    );
  if (typeof value !== "number") return undefined;
  const step = isInteger ? 1 : 0.5;
  if (keyword === "maximum") return { inside: limit, outside: limit + step };
  if (keyword === "minimum") return { inside: limit, outside: limit - step };
  if (keyword === "exclusiveMaximum") return { inside: limit - step, outside: limit };
  if (keyword === "exclusiveMinimum") return { inside: limit + step, outside: limit };
  if (keyword === "multipleOf") return { inside: limit * 2, outside: limit * 2.5 };
  return undefined;
}

function lengthEdge(keyword: string, limit: number, of: (length: number) => unknown): Edge | undefined {
  if (limit > MAX_PROBED_LENGTH) return undefined;
  if (keyword === "maxLength") return { inside: of(limit), outside: of(limit + 1) };
  if (keyword === "minLength" && limit > 0) return { inside: of(limit), outside: of(limit - 1) };
  return undefined;
}

function resized(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, "x");
}
