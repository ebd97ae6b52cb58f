/**
 * The validators of the contract, compiled ahead of time: neither schema nor compiler at run time.
 */
import { join } from "node:path";
import { contentsApart } from "@facility-contracts/model/content";
import type { Contract } from "@facility-contracts/model/contract";
import { type Place, whereIs } from "@facility-contracts/model/place";
import { addSchema } from "@facility-contracts/model/schema/add-schema";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { checkOf } from "@facility-contracts/model/schema/check";
import { FORMATS_CODE } from "@facility-contracts/model/schema/formats";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { expressionOf } from "@facility-contracts/model/schema/pattern";
import type { CodeOptions } from "ajv/dist/core.js";
import standalone from "ajv/dist/standalone/index.js";
import { rolldown } from "rolldown";
import { callAnswersOf } from "./facade-answers.ts";
import { callBodyOf, isJsonContent } from "./facade-body.ts";
import { callParametersOf } from "./facade-parameters.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";

/** Code that validates, and why some of it does not. */
export interface ValidatorCode {
  readonly code: string;
  /** The schemas that nothing can be checked with, a sentence each. */
  readonly unchecked: readonly string[];
}

/**
 * A CommonJS module with one function a call of an API (`updateTicket`) and one a documented body of an answer
 * (`updateTicket_200_application/json`). It requires `ajv` and `ajv-formats`.
 */
export function validatorModule(contract: Contract): ValidatorCode {
  try {
    return codeOf(contract, {});
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return codeOf(contract, { regExp: READING });
  }
}

/** Reads patterns as the checks of the model do. Code that does without has one function less. */
const READING = Object.assign((...given: Parameters<typeof expressionOf>) => expressionOf(...given), {
  code: String(expressionOf),
});

function codeOf(contract: Contract, code: CodeOptions): ValidatorCode {
  const ajv = createAjv({ allErrors: true, code: { source: true, formats: FORMATS_CODE, ...code } });
  const unchecked = new Set<string>();
  const reference = (schema: Place) => {
    const check = checkOf(schema);
    if (check.kind === "check") return addSchema(ajv, schema);
    unchecked.add(
      `${whereIs(check.place)}: nothing can be checked with this schema: ${check.cause}. Mend it.`,
    );
    return {};
  };
  const keys: Record<string, string> = {};
  for (const operation of namedOperationsOf(contract))
    for (const [suffix, schema] of Object.entries(schemasOf(operation, reference))) {
      const key = `${operation.name}${suffix}`;
      const id = `call:/${encodeURIComponent(key)}`;
      ajv.addSchema(schema, id);
      keys[key] = id;
    }
  return { code: standalone.default(ajv, keys), unchecked: [...unchecked] };
}

/** The validators of an API as an ES module that needs no other: its default export has them by name. */
export async function bundledValidators(contract: Contract): Promise<ValidatorCode> {
  const { code, unchecked } = validatorModule(contract);
  // What ajv compiles needs parts of ajv and of ajv-formats, which are those of this package.
  const id = join(import.meta.dirname, `${contract.name}.validators.cjs`);
  const bundle = await rolldown({
    input: id,
    platform: "neutral",
    resolve: { mainFields: ["main"] },
    plugins: [
      {
        name: "validators",
        resolveId: (name) => (name === id ? id : undefined),
        load: (name) => (name === id ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return { code: output[0].code, unchecked };
}

/** The schema of a call by "", and those of the answers by their status and media type, each behind `_`. */
function schemasOf(operation: NamedOperation, reference: (schema: Place) => object): Record<string, object> {
  const parts = callParametersOf(operation).map(({ key, parameter: { content, required, schema } }) => ({
    name: key,
    required,
    schema: schema ?? content?.schema,
  }));
  const body = callBodyOf(operation);
  if (body !== undefined) {
    // Of what is no JSON, such as a file, a schema says too little.
    const isJsonOrForm = body.form === "json" || body.form === "form";
    parts.push({
      name: "body",
      required: body.required,
      schema: isJsonOrForm ? body.content.schema : undefined,
    });
  }
  const call = {
    type: "object",
    properties: Object.fromEntries(
      parts.map(({ name, schema }) => [
        name,
        schema === undefined ? {} : reference(placeOneWay(schema, "request")),
      ]),
    ),
    required: parts.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  const answers = callAnswersOf(operation).flatMap(({ status, contents }) => {
    const json = contentsApart(contents).filter(isJsonContent);
    // Those that differ in their parameters alone cannot be told apart.
    return [...Map.groupBy(json, ({ mediaType }) => mediaType?.essence)].map(([mediaType, same]) => {
      // One without a schema lets everything through.
      const anyOf = same.map(({ schema }) =>
        schema === undefined ? {} : reference(placeOneWay(schema, "response")),
      );
      return [`_${status}_${mediaType}`, anyOf.length === 1 ? anyOf[0] : { anyOf }] as const;
    });
  });
  return { "": call, ...Object.fromEntries(answers) };
}
