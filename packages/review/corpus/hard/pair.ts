/**
 * Hard edits, as two schemas and how the one stands to the other. Each is tried as a body that is sent and as one that is
 * answered, and the way back: four verdicts of one line.
 */
import type { Entry, MutableJson } from "../entry.ts";
import { BOTH, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS, MORE_REQUESTS, SAME, TEXTS } from "../entry.ts";

/** What the second schema allows, seen from the first. */
type Relation = "fewer" | "more" | "other" | "same" | "texts";

type Side = "request" | "answer";

/** Two schemas. */
export interface Pair {
  readonly id: string;
  /** Why the verdict is what it is, where that is not plain. */
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly relation: Relation;
  readonly openapi?: "3.0.3" | "3.1.0";
  /** Where it is tried, when the two differ. */
  readonly side?: Side;
  /** Schemas that both refer to. */
  readonly schemas?: MutableJson;
}

const VERDICTS = {
  request: { fewer: FEWER_REQUESTS, more: MORE_REQUESTS, other: BOTH, same: SAME, texts: TEXTS },
  answer: { fewer: FEWER_ANSWERS, more: MORE_ANSWERS, other: BOTH, same: SAME, texts: TEXTS },
} as const;

/** A document that is complete, with its verdicts. */
export interface HardEntry extends Pick<Entry, "id" | "what" | "forward" | "backward"> {
  readonly before: MutableJson;
  readonly after: MutableJson;
}

/** The edits of a pair: as a request, and as an answer. */
export function entriesOfPair(pair: Pair): HardEntry[] {
  const sides: readonly Side[] = pair.side === undefined ? ["request", "answer"] : [pair.side];
  return sides.map((side) => ({
    id: `${pair.id}-in-${side}`,
    what: pair.what,
    before: documentWith(pair, side, pair.before),
    after: documentWith(pair, side, pair.after),
    ...VERDICTS[side][pair.relation],
  }));
}

function documentWith(pair: Pair, side: Side, schema: unknown): MutableJson {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Subject" } } };
  const operation =
    side === "request"
      ? { requestBody: { required: true, content }, responses: { "204": { description: "Taken." } } }
      : { responses: { "200": { description: "The thing.", content } } };
  return {
    openapi: pair.openapi ?? "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://things.example.com" }],
    paths: { "/things": { post: { operationId: "sendThing", ...operation } } },
    components: { schemas: { Subject: structuredClone(schema), ...structuredClone(pair.schemas) } },
  };
}
