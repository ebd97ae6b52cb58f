/**
 * A case of the size of a body.
 */

import { pointerBelow } from "@facility-contracts/model/pointer";
import { isNamed, statusAssumption } from "../contract/operation.ts";
import { isValid } from "../contract/validator.ts";
import type { CaseDraft } from "./case.ts";
import { withValue } from "./edit.ts";
import { MARK, marked } from "./marked.ts";
import type { RequestBase } from "./request.ts";
import { valuePaths } from "./value-paths.ts";

/** Larger than what most providers take, and still sent in no time. */
const LARGE = 2_000_000;

/** A valid body that is large, where a text has no documented limit: it is taken, or it is too large. */
export function sizeCases(base: RequestBase): CaseDraft[] {
  const { operation } = base;
  const [path] = valuePaths(base).texts;
  const schema = operation.body?.schema;
  if (path === undefined || schema === undefined) return [];
  if (!isValid(schema, withValue(base.body, path, "x".repeat(LARGE)))) return [];
  const [before = "", after = ""] = marked(base, [path]).split(MARK);
  const draft: CaseDraft = {
    check: "body/size",
    place: `body ${pointerBelow("", ...path)}`,
    pointer: `${operation.place.pointer}/responses/413`,
    says: `${LARGE / 1e6} MB of text`,
    // Where no status for it is documented, it is a bad request like any other.
    expect: { kind: "answered", statuses: isNamed(operation, 413) ? [413] : [413, 400, 422] },
    assumption: statusAssumption(operation, 413),
    edits: {
      // Made when it is sent: a plan holds one of each operation.
      get body() {
        return Buffer.concat([Buffer.from(before), Buffer.alloc(LARGE, "x"), Buffer.from(after)]);
      },
    },
  };
  return [draft];
}
