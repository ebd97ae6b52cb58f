/**
 * The changes of the parameters of an operation.
 */
import type { Direction } from "@facility-contracts/model/direction";
import type { Header } from "@facility-contracts/model/header";
import { objectOf } from "@facility-contracts/model/json";
import { type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { type Flat, flatten } from "@facility-contracts/model/schema/flat";
import type { Side, Witness } from "../report.ts";
import { carriedParametersOf } from "./carried.ts";
import { addressOf } from "./operation.ts";
import { noteRuled, type Pairing, pairsOf, type Ruled, requestWitness } from "./pairing.ts";
import { compareSchemas, exampleOf, examplesOf } from "./schemas.ts";

export function compareParameters(pairing: Pairing): void {
  const { after, before } = carriedParametersOf(pairing);
  for (const pair of pairsOf(before, after, ({ key }) => key)) {
    const [one, other] = [pair.one?.parameter, pair.other?.parameter];
    if (one === undefined && other !== undefined) noteAdded(pairing, other);
    else if (one !== undefined && other === undefined) noteRemoved(pairing, one);
    else if (one !== undefined && other !== undefined && !pairing.same(one.place, other.place))
      compareParameter(pairing, one, other);
  }
}

function noteAdded(pairing: Pairing, parameter: Parameter): void {
  const name = nameOf(parameter);
  const { required } = parameter;
  const { before, after } = pairing;
  noteRuled(pairing, "request", {
    kind: "parameter-added",
    title: `${required ? "required" : "optional"} ${name} was added`,
    sentence: required ? `The ${name} must be sent.` : `The ${name} can be sent.`,
    breaks: required ? ["clients", "providers"] : ["providers"],
    before: undefined,
    after: parameter.place,
    witnesses: [
      ...(required ? [witnessWithout(parameter, "clients", before, "before")] : []),
      witnessWith(parameter, "providers", after, "after"),
    ],
  });
}

function noteRemoved(pairing: Pairing, parameter: Parameter): void {
  const name = nameOf(parameter);
  const { required } = parameter;
  const { before, after } = pairing;
  noteRuled(pairing, "request", {
    kind: "parameter-removed",
    title: `${name} was removed`,
    sentence: `The ${name} can no longer be sent.`,
    breaks: required ? ["clients", "providers"] : ["clients"],
    before: parameter.place,
    after: undefined,
    witnesses: [
      witnessWith(parameter, "clients", before, "before"),
      ...(required ? [witnessWithout(parameter, "providers", after, "after")] : []),
    ],
  });
}

type Allowed = Witness["allowed"];

function witnessWith(parameter: Parameter, side: Side, operation: Operation, allowed: Allowed): Witness {
  const name = nameOf(parameter);
  const value = exampleOf(parameter.place, schemaOf(parameter));
  return { ...requestWitness(side, operation, allowed, `with the ${name}`, `no ${name} is known`), value };
}

function witnessWithout(parameter: Parameter, side: Side, operation: Operation, allowed: Allowed): Witness {
  const name = nameOf(parameter);
  return requestWitness(side, operation, allowed, `without the ${name}`, `must have the ${name}`);
}

function compareParameter(pairing: Pairing, one: Parameter, other: Parameter): void {
  const name = nameOf(other);
  if (one.required !== other.required) noteRequired(pairing, one, other);
  const words = { kind: "parameter", title: name, sentence: `The ${name}` };
  noteSerialization(pairing, "request", words, one, other);
  for (const keyword of ["allowReserved", "allowEmptyValue"]) {
    const [a, b] = [one, other].map(({ place }) => objectOf(place.value)[keyword] === true);
    if (a !== b)
      noteRuled(pairing, "request", {
        kind: "parameter-characters",
        title: `\`${keyword}\` of the ${name} went from ${a} to ${b}`,
        sentence: `The ${name}: \`${keyword}\` is ${b} (was ${a}).`,
        breaks: [b ? "providers" : "clients"],
        before: memberOf(one.place, keyword),
        after: memberOf(other.place, keyword),
      });
  }
  compareSchemas(
    pairing,
    {
      direction: "request",
      form: one.content === undefined && other.content === undefined ? "text" : "json",
      what: `${addressOf(pairing.after)} with this ${name}`,
      subject: `the ${name}`,
      examples: [...examplesOf(one.place), ...examplesOf(other.place)],
      isRequired: one.required && other.required,
    },
    schemaOf(one),
    schemaOf(other),
  );
}

function noteRequired(pairing: Pairing, one: Parameter, other: Parameter): void {
  const name = nameOf(other);
  const { required } = other;
  const side = required ? "clients" : "providers";
  const allowed = required ? "before" : "after";
  noteRuled(pairing, "request", {
    kind: "parameter-required",
    title: `${name} ${required ? "became required" : "is no longer required"}`,
    sentence: required ? `The ${name} must be sent.` : `The ${name} can be left out.`,
    breaks: [side],
    before: { ...one.place, value: one.required },
    after: { ...other.place, value: required },
    witnesses: [witnessWithout(other, side, pairing[allowed], allowed)],
  });
}

/** `query parameter extend`. */
function nameOf({ in: where, name }: Parameter): string {
  return `${where === "header" || where === "cookie" ? where : `${where} parameter`} \`${name}\``;
}

/** The schema of the values of a parameter or a header; undefined when nothing is said of them. */
export function schemaOf({ content, schema }: Parameter | Header): Place | undefined {
  return content === undefined ? schema : content.schema;
}

/** Notes that values of a parameter or a header are written in another way. The words are the beginnings of the whole ones. */
export function noteSerialization(
  pairing: Pairing,
  direction: Direction,
  { kind, sentence, title }: Pick<Ruled, "kind" | "sentence" | "title">,
  one: Parameter | Header,
  other: Parameter | Header,
): void {
  const [from, to] = [serialisationOf(one), serialisationOf(other)];
  if (from === to) return;
  noteRuled(pairing, direction, {
    kind: `${kind}-serialization`,
    title: `${title} is written as ${to}, was ${from}`,
    sentence: `${sentence} is written as ${to} (was ${from}).`,
    breaks: ["clients", "providers"],
    before: one.place,
    after: other.place,
  });
}

/** How values get into the address or a header, as far as it makes a difference to the values that there can be. */
function serialisationOf(parameter: Parameter | Header): string {
  const { content, explode, schema } = parameter;
  if (content !== undefined) return content.name;
  // A header is written as the simple style has it.
  const style = "style" in parameter ? parameter.style : "simple";
  const isCompound = schema === undefined || flatten([schema]).some(mayHaveParts);
  // Of one plain value there is nothing to separate.
  if (!isCompound) return ["matrix", "label"].includes(style) ? style : "plain";
  return `${style}, ${explode ? "each value by itself" : "all values in one"}`;
}

/** Whether a value may be a list or an object. */
function mayHaveParts({ keywords, types }: Flat): boolean {
  if (types.size > 0) return types.has("array") || types.has("object");
  const listed = [...(keywords.get("const") ?? []), ...(keywords.get("enum") ?? []).flat()];
  return listed.length === 0 || listed.some((value) => typeof value === "object" && value !== null);
}

/** The parameters of the path of an operation, in its order. */
export function pathParametersOf(operation: Operation): (Parameter | undefined)[] {
  const parameters = parametersOf(operation).filter(({ in: where }) => where === "path");
  return placeholdersIn(operation.path).map((variable) => parameters.find(({ name }) => name === variable));
}

/** Their schemas; undefined where nothing is said of the values. */
export function pathSchemasOf(operation: Operation): (Place | undefined)[] {
  return pathParametersOf(operation).map((parameter) => parameter && schemaOf(parameter));
}
