/**
 * Compiles schemas, on first use only: most mutants are run one at a time.
 */
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { patternOf } from "@facility-contracts/model/schema/pattern";
import type { Ajv2020 } from "ajv/dist/2020.js";

/** Says whether a value is valid. */
export type Check = (value: unknown) => boolean;

let ajv: Ajv2020 | undefined;

function compiler(): Ajv2020 {
  ajv ??= createAjv({
    addUsedSchema: false,
    // One pattern of a document can stop a provider for hours.
    code: { regExp: Object.assign(patternOf, { code: "patternOf" }) },
  })
    // What a provider counts that takes the length of a string in its own language.
    .addKeyword({
      keyword: "maxUtf16",
      type: "string",
      validate: (limit: number, text: string) => text.length <= limit,
    })
    .addKeyword({
      keyword: "maxBytes",
      type: "string",
      validate: (limit: number, text: string) => Buffer.byteLength(text) <= limit,
    });
  return ajv;
}

/** A check that is compiled when it is first asked. */
export function lazily(schema: () => unknown): Check {
  let check: Check | undefined;
  return (value) => {
    check ??= compiled(schema());
    return check(value);
  };
}

function compiled(schema: unknown): Check {
  if (typeof schema !== "object" || schema === null) return () => schema !== false;
  return compiler().compile(schema);
}
