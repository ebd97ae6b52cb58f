/**
 * The parameters of an operation: how each is read from the text of a request, and checked.
 */
import { ContractError } from "@facility-contracts/model/contract";
import type { Operation } from "@facility-contracts/model/operation";
import {
  malformedParametersOf,
  type Parameter,
  type ParameterLocation,
  parametersOf,
} from "@facility-contracts/model/parameter";
import { type Place, whereIs } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import { type Fault, faultsOf } from "./faults.ts";

export interface ContractParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly isList: boolean;
  /** The value that texts stand for: one text, or each that a list was sent as. */
  readonly valueOf: (texts: readonly string[]) => unknown;
  readonly check: (value: unknown) => readonly Fault[];
}

/** What is between the items of a list that is one text. */
const SEPARATORS = { form: ",", simple: ",", spaceDelimited: " ", pipeDelimited: "|" } as const;

/**
 * The parameters of an operation.
 *
 * @throws ContractError for one that is written in a way that is not read here
 */
export function contractParametersOf(operation: Operation): readonly ContractParameter[] {
  for (const { place, cause } of malformedParametersOf(operation))
    throw new ContractError(`${whereIs(place)}: this parameter cannot be read: ${cause}.`);
  return parametersOf(operation).map(read);
}

function read({ name, in: where, required, place, schema, style, explode }: Parameter): ContractParameter {
  const types = typesOf(schema);
  const isList = types.has("array");
  if (schema === undefined || types.has("object") || !isSeparated(style))
    throw new ContractError(
      `${whereIs(place)}: the sandbox reads parameters that are a text, a number, true or false, or a list of these, and not this one.`,
    );
  const items = isList ? flatten([schema]).flatMap((flat) => flat.items) : [schema];
  const valueOfText = valueReaderOf(items);
  const isRepeated = isList && explode && where === "query";
  const split = (text: string) => (isRepeated || !isList ? [text] : text.split(SEPARATORS[style]));
  return {
    name,
    in: where,
    required,
    isList,
    valueOf: (texts) => {
      const values = texts.flatMap(split).map(valueOfText);
      return isList ? values : values[0];
    },
    check: (value) =>
      faultsOf(schema, value).map((fault) => ({
        in: where,
        place: [name, fault.place].filter(Boolean).join("."),
        says: fault.says,
      })),
  };
}

function isSeparated(style: string): style is keyof typeof SEPARATORS {
  return Object.hasOwn(SEPARATORS, style);
}

/** The types that a schema names; none where it names none. */
function typesOf(schema: Place | undefined): ReadonlySet<string> {
  const flats = schema === undefined ? [] : flatten([schema]);
  return new Set(flats.flatMap(({ types }) => (types.size === ALL_TYPES ? [] : [...types])));
}

/** The number of the types of JSON, of which a schema that says nothing of the type allows each. */
const ALL_TYPES = 7;

/** An integer as JSON writes it, without a fraction and an exponent, and any number. */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** How a text becomes a value of these schemas. One that is no such value stays a text, which the check refuses. */
function valueReaderOf(schemas: readonly Place[]): (text: string) => unknown {
  const types = new Set(schemas.flatMap((schema) => [...typesOf(schema)]));
  const isUuid = schemas.some((schema) =>
    flatten([schema]).some(({ keywords }) => keywords.get("format")?.includes("uuid")),
  );
  // The same in any letter case.
  if (isUuid) return (text) => text.toLowerCase();
  if (types.has("string")) return (text) => text;
  if (types.has("integer") || types.has("number")) {
    const form = types.has("number") ? NUMBER : INTEGER;
    return (text) => (form.test(text) ? Number(text) : text);
  }
  if (types.has("boolean")) return (text) => (text === "true" ? true : text === "false" ? false : text);
  return (text) => text;
}
