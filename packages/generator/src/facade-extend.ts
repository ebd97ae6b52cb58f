/**
 * The part of the facade that narrows an answer to the fields that a parameter asks for.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { listOf, memberIn, objectOf } from "@facility-contracts/model/json";
import { extendParameterOf, type Marked, markedIn, type Step } from "@facility-contracts/model/markers";
import { below, type Place } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { answerType, tsdoc } from "./facade-text.ts";
import { pascal, property } from "./names.ts";
import { type NamedOperation, namedOperationsOf, onlySuccessOf } from "./operations.ts";
import { typeOfSchema } from "./types.ts";

/** A query parameter whose values add fields to an answer. */
export interface Extension {
  readonly operation: NamedOperation;
  readonly parameter: string;
  /** Whether it takes several values. */
  readonly isList: boolean;
  /** The way from the answer to the object that gets the fields. */
  readonly steps: readonly Step[];
  /** The fields that each value adds. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The type of the object that gets the fields, when it has a name. */
  readonly schema: string | undefined;
  /** The interface that has for each value the fields that it adds. */
  readonly blocks: string;
  /** Type of the values of the parameter. */
  readonly values: string;
  /** Type of the answer. */
  readonly answer: string;
  /** The declarations of `blocks` and `answer`. */
  readonly declarations: string;
}

/** The operations of a contract that have such a parameter, and in their one success one object that gets the fields. */
export function extensionsOf(contract: Contract): Extension[] {
  const found = namedOperationsOf(contract).flatMap((operation) => foundIn(operation) ?? []);
  return found.map((one) => {
    const schema = componentOf(one.object);
    const isShared = found.some((other) => other !== one && componentOf(other.object) === schema);
    return extensionOf(one, schema, isShared);
  });
}

/** What the document says of an extension. */
interface Found {
  readonly operation: NamedOperation;
  readonly parameter: string;
  /** Of the parameter. */
  readonly values: Place;
  readonly isList: boolean;
  readonly status: string;
  /** The schema of the answer, and its media type. */
  readonly body: Place;
  readonly mediaType: string;
  /** The way from the answer to the object, and its schema. */
  readonly steps: readonly Step[];
  readonly object: Place;
  readonly marks: readonly Marked[];
}

function foundIn(operation: NamedOperation): Found | undefined {
  const parameter = extendParameterOf(operation);
  const success = onlySuccessOf(operation);
  if (parameter?.schema === undefined || success === undefined) return undefined;
  // What leads to the answer as a whole names no field of it: operations with the same answer have it read once.
  const marks = markedIn({ ...success.schema, via: [] }, "x-extend");
  const [steps, ...others] = new Set(marks.map((mark) => JSON.stringify(mark.steps.slice(0, -1))));
  // Fields of several objects are optional, as the document has them.
  if (steps === undefined || others.length > 0) return undefined;
  const way: readonly Step[] = marks[0]?.steps.slice(0, -1) ?? [];
  const items = below(parameter.schema, "items");
  return {
    operation,
    parameter: parameter.name,
    values: items.value === undefined ? parameter.schema : items,
    isList: items.value !== undefined,
    status: success.status,
    body: success.schema,
    mediaType: success.mediaType,
    steps: way,
    object: way.reduce(stepFrom, success.schema),
    marks,
  };
}

function stepFrom(place: Place, step: Step): Place {
  return step.kind === "items" ? below(place, "items") : below(place, "properties", step.name);
}

/** The component that a schema is; undefined for one that stands elsewhere. */
function componentOf({ pointer }: Place): string | undefined {
  const [, kind, name, ...inside] = keysOf(pointer);
  return kind === "schemas" && inside.length === 0 ? name : undefined;
}

function extensionOf(found: Found, component: string | undefined, isShared: boolean): Extension {
  const { operationId } = found.operation;
  const schema = component === undefined ? undefined : typeOfSchema(component);
  const name = schema === undefined || isShared ? pascal(operationId) : schema;
  const [blocks, answer] = [`${name}Blocks`, `Extended${name}Answer`];
  const values = `keyof ${blocks}`;
  const { operation, parameter, isList, steps } = found;
  const fields = fieldsByValue(found);
  const declarations = [
    tsdoc([
      `The fields of ${schema === undefined ? "the answer" : aOrAn(schema)} that each value of \`${parameter}\` adds.`,
    ]),
    `export interface ${blocks} {`,
    ...[...fields].map(
      ([value, names]) =>
        `  readonly ${JSON.stringify(value)}: ${names.map((field) => JSON.stringify(field)).join(" | ") || "never"};`,
    ),
    "}",
    "",
    tsdoc([
      `The answer of \`${operationId}\`: of the fields that \`${parameter}\` adds, those of \`E\`. A field without a value is left out.`,
    ]),
    answerDeclaration(found, { answer, blocks, values, schema }),
  ].join("\n");
  return {
    operation,
    parameter,
    isList,
    steps,
    fields,
    schema,
    blocks,
    values,
    answer,
    declarations,
  };
}

function aOrAn(schema: string): string {
  return `${/^[AEIOU]/i.test(schema) ? "an" : "a"} \`${schema}\``;
}

/** The fields that each value adds: the values of the marks, and those that add none. */
function fieldsByValue({ marks, values }: Found): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const { steps, value } of marks) {
    const field = steps.at(-1);
    if (field?.kind === "field") fields.set(value, [...(fields.get(value) ?? []), field.name]);
  }
  for (const value of listOf(memberIn(values.value, "enum")))
    if (typeof value === "string" && !fields.has(value)) fields.set(value, []);
  return fields;
}

function answerDeclaration(
  { operation, status, mediaType, body, steps }: Found,
  { answer, blocks, values, schema }: Pick<Extension, "answer" | "blocks" | "values" | "schema">,
): string {
  const narrowed = (type: string) => `Omit<${type}, Exclude<${blocks}[${values}], ${blocks}[E]>>`;
  const whole = answerType(operation, status, mediaType);
  const head = `${answer}<E extends ${values}>`;
  const [first, ...rest] = steps;
  if (first?.kind !== "field") return `export type ${head} = ${typeAt(body, whole, steps)};`;
  // An interface is what messages of the compiler call by its name.
  const isAlone = Object.keys(objectOf(memberIn(body.value, "properties"))).length === 1;
  return [
    `export interface ${head} ${isAlone ? "" : `extends Omit<${whole}, ${JSON.stringify(first.name)}> `}{`,
    `  readonly ${fieldOf(body, whole, first.name, rest)};`,
    "}",
  ].join("\n");

  function typeAt(place: Place, type: string, way: readonly Step[]): string {
    const [step, ...next] = way;
    if (step === undefined) return narrowed(schema ?? type);
    if (step.kind === "items") return `(${typeAt(stepFrom(place, step), `${type}[number]`, next)})[]`;
    return `Omit<${type}, ${JSON.stringify(step.name)}> & { ${fieldOf(place, type, step.name, next)} }`;
  }

  function fieldOf(place: Place, type: string, name: string, way: readonly Step[]): string {
    const isRequired = listOf(memberIn(place.value, "required")).includes(name);
    const inner = typeAt(
      below(place, "properties", name),
      `NonNullable<${type}[${JSON.stringify(name)}]>`,
      way,
    );
    return `${property(name)}${isRequired ? "" : "?"}: ${inner}`;
  }
}
