/**
 * A case of the size of a body.
 */
import type { Place } from "../contract/place.ts";
import { isValid } from "../contract/validator.ts";
import type { CaseDraft } from "./case.ts";
import { pointerOf, withValue } from "./edit.ts";
import { encoded, type RequestBase, requestOf } from "./request.ts";
import { valuePaths } from "./value-paths.ts";

/** Larger than what most providers take, and still sent in no time. */
const LARGE = 2_000_000;

/** A valid body that is large, where a text has no documented limit: it is taken, or it is too large. */
export function sizeCases(base: RequestBase, schema: Place): CaseDraft[] {
  const { operation } = base;
  const [path] = valuePaths(base).texts;
  if (path === undefined) return [];
  const body = withValue(base.body, path, "x".repeat(LARGE));
  const draft: CaseDraft = {
    check: "body/size",
    place: `body ${pointerOf(path)}`,
    pointer: `${operation.place.pointer}/responses/413`,
    says: `${LARGE / 1e6} MB of text`,
    expect: { kind: "answered", statuses: [413, operation.success.status] },
    assumption: undefined,
    request: requestOf(base, { body: encoded(body) }),
  };
  return isValid(schema, body) ? [draft] : [];
}
