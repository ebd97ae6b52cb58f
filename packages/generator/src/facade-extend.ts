/**
 * The part of the facade that narrows an answer to the fields that a parameter asks for.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { listOf, memberIn, objectOf } from "@facility-contracts/model/json";
import { extendParameterOf, type Marked, markedIn, type Step } from "@facility-contracts/model/markers";
import { below, type Place } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { answerType, tsdoc } from "./facade-text.ts";
import { literal, pascal, property } from "./names.ts";
import { type NamedOperation, namedOperationsOf, onlySuccessOf } from "./operations.ts";
import { typeOfSchema } from "./schema-types.ts";

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
  /** Type of the object with the fields that were asked for. */
  readonly extended: string;
  /** Type of the answer. */
  readonly answer: string;
  /** The declarations of all of them. */
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
  const names = { answer: `Extended${name}Answer`, blocks: `${name}Blocks`, extended: `${name}With` };
  const values = `${name}Block`;
  const object = schema === undefined ? "the answer" : aOrAn(schema);
  const { operation, parameter, isList, steps } = found;
  const fields = fieldsByValue(found);
  const declarations = [
    tsdoc([`The fields of ${object} that each value of \`${parameter}\` adds.`]),
    `export interface ${names.blocks} {`,
    ...[...fields].map(
      ([value, added]) => `  readonly ${literal(value)}: ${added.map(literal).join(" | ") || "never"};`,
    ),
    "}",
    "",
    tsdoc([`A value of \`${parameter}\`.`]),
    `export type ${values} = ${valuesType(fields)};`,
    "",
    tsdoc([
      `The answer of \`${operationId}\`: of the fields that \`${parameter}\` adds, those of \`E\`. A field without a value is left out.`,
    ]),
    answerDeclarations(found, { ...names, values, schema, object }),
  ].join("\n");
  return {
    operation,
    parameter,
    isList,
    steps,
    fields,
    schema,
    values,
    ...names,
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

/** The values one by one: an alias of them is what messages of the compiler call by its name, where a list of many is cut. */
function valuesType(fields: ReadonlyMap<string, unknown>): string {
  return [...fields.keys()].map(literal).join(" | ") || "never";
}

/** The answer, and the object in it that gets the fields. */
function answerDeclarations(
  { operation, parameter, status, mediaType, body, steps }: Found,
  {
    answer,
    blocks,
    extended,
    object,
    values,
    schema,
  }: Pick<Extension, "answer" | "blocks" | "extended" | "schema" | "values"> & { readonly object: string },
): string {
  const whole = answerType(operation, status, mediaType);
  const generic = `<E extends ${values}>`;
  let narrowed = schema ?? whole;
  const [first, ...rest] = steps;
  // An interface is what messages of the compiler call by its name.
  const isAlone = Object.keys(objectOf(memberIn(body.value, "properties"))).length === 1;
  const declared =
    first?.kind === "field"
      ? [
          `export interface ${answer}${generic} ${isAlone ? "" : `extends Omit<${whole}, ${literal(first.name)}> `}{`,
          `  readonly ${fieldOf(body, whole, first.name, rest)};`,
          "}",
        ]
      : [`export type ${answer}${generic} = ${typeAt(body, whole, steps)};`];
  return [
    ...declared,
    "",
    tsdoc([`Of ${object}, what is there with the values \`E\` of \`${parameter}\`: \`never\` is none.`]),
    `export type ${extended}${generic} = Omit<${narrowed}, Exclude<${blocks}[keyof ${blocks}], ${blocks}[E]>>;`,
  ].join("\n");

  function typeAt(place: Place, type: string, way: readonly Step[]): string {
    const [step, ...next] = way;
    if (step === undefined) {
      narrowed = schema ?? type;
      return `${extended}<E>`;
    }
    if (step.kind === "items") return `(${typeAt(stepFrom(place, step), `${type}[number]`, next)})[]`;
    return `Omit<${type}, ${literal(step.name)}> & { ${fieldOf(place, type, step.name, next)} }`;
  }

  function fieldOf(place: Place, type: string, name: string, way: readonly Step[]): string {
    const isRequired = listOf(memberIn(place.value, "required")).includes(name);
    const inner = typeAt(below(place, "properties", name), `NonNullable<${type}[${literal(name)}]>`, way);
    return `${property(name)}${isRequired ? "" : "?"}: ${inner}`;
  }
}
