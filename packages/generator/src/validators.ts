/**
 * The validators of the contract, compiled ahead of time: neither schema nor compiler at run time.
 */
import { join } from "node:path";
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import type { Contract } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import { addSchema } from "@facility-contracts/model/schema/add-schema";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { FORMATS_CODE } from "@facility-contracts/model/schema/formats";
import standalone from "ajv/dist/standalone/index.js";
import { rolldown } from "rolldown";
import { callParametersOf } from "./facade-parameters.ts";

/**
 * The source of a CommonJS module with one function a call of an API (`updateTicket`) and one a documented answer
 * (`updateTicket_200`). It requires `ajv` and `ajv-formats`.
 */
export function validatorModule(contract: Contract): string {
  const ajv = createAjv({ allErrors: true, code: { source: true, formats: FORMATS_CODE } });
  const reference = (schema: Place) => addSchema(ajv, schema);
  const keys: Record<string, string> = {};
  for (const operation of operationsOf(contract))
    for (const [suffix, schema] of Object.entries(schemasOf(operation, reference))) {
      const key = `${operation.name}${suffix}`;
      ajv.addSchema(schema, `call:/${key}`);
      keys[key] = `call:/${key}`;
    }
  return standalone.default(ajv, keys);
}

/** The validators of an API as an ES module that needs no other: its default export has them by name. */
export async function bundledValidators(contract: Contract): Promise<string> {
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
        load: (name) => (name === id ? validatorModule(contract) : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output[0].code;
}

/** The schema of a call by "", and those of the answers by `_` and their status. */
function schemasOf(operation: Operation, reference: (schema: Place) => object): Record<string, object> {
  const parts = callParametersOf(operation).map(({ key, parameter: { content, required, schema } }) => ({
    name: key,
    required,
    schema: schema ?? content?.schema,
  }));
  const body = bodyOf(operation);
  if (body !== undefined)
    parts.push({ name: "body", required: body.required, schema: jsonContentIn(body.contents)?.schema });
  const call = {
    type: "object",
    properties: Object.fromEntries(
      parts.map(({ name, schema }) => [name, schema === undefined ? {} : reference(schema)]),
    ),
    required: parts.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  const answers = answersOf(operation).flatMap(({ status, contents }) => {
    const schema = jsonContentIn(contents)?.schema;
    return schema === undefined ? [] : [[`_${status}`, reference(schema)] as const];
  });
  return { "": call, ...Object.fromEntries(answers) };
}
