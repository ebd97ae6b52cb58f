/**
 * The changes of the parameters of an operation.
 */
import { isObject, objectOf } from "@facility-contracts/model/json";
import { below, type Entry, entriesOf, type Place } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import { guessOf } from "@facility-contracts/model/schema/values";
import { addressOf, type Operation } from "./operation.ts";
import { noteRuled, type Pairing, requestWitness } from "./pairing.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";

/** Notes them. */
export function compareParameters(pairing: Pairing): void {
  const { before, after } = pairing;
  for (const key of new Set([...before.parameters.keys(), ...after.parameters.keys()])) {
    const [one, other] = [before.parameters.get(key), after.parameters.get(key)];
    if (one === undefined && other !== undefined) noteAdded(pairing, other);
    else if (one !== undefined && other === undefined) noteRemoved(pairing, one);
    else if (one !== undefined && other !== undefined && !pairing.same(one, other))
      compareParameter(pairing, one, other);
  }
}

function noteAdded(pairing: Pairing, parameter: Place): void {
  const name = nameOf(parameter);
  const required = isRequired(parameter);
  const { before, after } = pairing;
  noteRuled(pairing, "request", {
    kind: "parameter-added",
    title: `${required ? "required" : "optional"} ${name} was added`,
    sentence: required ? `The ${name} must be sent.` : `The ${name} can be sent.`,
    breaks: required ? ["clients", "providers"] : ["providers"],
    before: undefined,
    after: parameter,
    witnesses: [
      ...(required
        ? [requestWitness("clients", before, "before", `without the ${name}`, `must have the ${name}`)]
        : []),
      {
        ...requestWitness("providers", after, "after", `with the ${name}`, `no ${name} is known`),
        value: exampleOf(parameter),
      },
    ],
  });
}

function noteRemoved(pairing: Pairing, parameter: Place): void {
  const name = nameOf(parameter);
  noteRuled(pairing, "request", {
    kind: "parameter-removed",
    title: `${name} was removed`,
    sentence: `The ${name} can no longer be sent.`,
    breaks: ["clients"],
    before: parameter,
    after: undefined,
    witnesses: [
      {
        ...requestWitness("clients", pairing.before, "before", `with the ${name}`, `no ${name} is known`),
        value: exampleOf(parameter),
      },
    ],
  });
}

function compareParameter(pairing: Pairing, one: Place, other: Place): void {
  const name = nameOf(other);
  if (isRequired(one) !== isRequired(other)) noteRequired(pairing, one, other);
  const [from, to] = [serialisationOf(one), serialisationOf(other)];
  if (from !== to)
    noteRuled(pairing, "request", {
      kind: "parameter-serialization",
      title: `${name} is written as ${to}, was ${from}`,
      sentence: `The ${name} is written as ${to} (was ${from}).`,
      breaks: ["clients", "providers"],
      before: one,
      after: other,
    });
  for (const keyword of ["allowReserved", "allowEmptyValue"]) {
    const [a, b] = [one, other].map((place) => objectOf(place.value)[keyword] === true);
    if (a !== b)
      noteRuled(pairing, "request", {
        kind: "parameter-characters",
        title: `\`${keyword}\` of the ${name} went from ${a} to ${b}`,
        sentence: `The ${name}: \`${keyword}\` is ${b} (was ${a}).`,
        breaks: [b ? "providers" : "clients"],
        before: below(one, keyword),
        after: below(other, keyword),
      });
  }
  compareSchemas(
    pairing,
    {
      direction: "request",
      form: contentOf(one) === undefined && contentOf(other) === undefined ? "text" : "json",
      what: `${addressOf(pairing.after)} with this ${name}`,
      subject: `the ${name}`,
      examples: [...examplesOf(one), ...examplesOf(other)],
    },
    schemaOf(one),
    schemaOf(other),
  );
}

function noteRequired(pairing: Pairing, one: Place, other: Place): void {
  const name = nameOf(other);
  const required = isRequired(other);
  noteRuled(pairing, "request", {
    kind: "parameter-required",
    title: `${name} ${required ? "became required" : "is no longer required"}`,
    sentence: required ? `The ${name} must be sent.` : `The ${name} can be left out.`,
    breaks: [required ? "clients" : "providers"],
    before: { ...one, value: isRequired(one) },
    after: { ...other, value: required },
    witnesses: [
      required
        ? requestWitness("clients", pairing.before, "before", `without the ${name}`, `must have the ${name}`)
        : requestWitness("providers", pairing.after, "after", `without the ${name}`, `must have the ${name}`),
    ],
  });
}

/** `query parameter extend`. */
function nameOf(parameter: Place): string {
  const { in: where, name } = objectOf(parameter.value);
  return `${where === "header" || where === "cookie" ? where : `${where} parameter`} \`${name}\``;
}

/** Whether a request has to have the parameter; one of the path always. */
export function isRequired(parameter: Place): boolean {
  const { in: where, required } = objectOf(parameter.value);
  return required === true || where === "path";
}

/** The schema of the values of a parameter or a header. */
export function schemaOf(parameter: Place): Place {
  return below(contentOf(parameter)?.place ?? parameter, "schema");
}

function contentOf(parameter: Place): Entry | undefined {
  return entriesOf(below(parameter, "content"))[0];
}

function exampleOf(parameter: Place): unknown {
  return examplesOf(parameter)[0] ?? guessOf([schemaOf(parameter)], "full");
}

/** How values get into the address or a header, as far as it makes a difference to the values that there can be. */
export function serialisationOf(parameter: Place): string {
  const content = contentOf(parameter);
  if (content !== undefined) return content.key;
  const { in: where, explode, style } = objectOf(parameter.value);
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  const name = typeof style === "string" ? style : usual;
  const compound = flatten([schemaOf(parameter)]).some(
    ({ types }) => types.size === 0 || types.has("array") || types.has("object"),
  );
  // Of one plain value there is nothing to separate.
  if (!compound) return ["matrix", "label"].includes(name) ? name : "plain";
  const separate = typeof explode === "boolean" ? explode : name === "form";
  return `${name}, ${separate ? "each value by itself" : "all values in one"}`;
}

/** The parameters of the path of an operation, in its order. */
export function pathParametersOf({ parameters, path }: Operation): (Place | undefined)[] {
  return [...path.matchAll(/\{[^}]*\}/g)].map((_, index) => {
    const parameter = parameters.get(`path ${index}`);
    return isObject(parameter?.value) ? parameter : undefined;
  });
}
