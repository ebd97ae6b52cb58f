/**
 * The examples of requests: those that are sent, and those that the suite passes over as they cannot be.
 */
import { type Example, examplesOf, unreadExamplesOf } from "@facility-contracts/model/example";
import type { Operation } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { checkOf, type Form } from "@facility-contracts/model/schema/check";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import type { NotChecked } from "../report.ts";
import type { BodyContract } from "./operation.ts";
import { isValid } from "./validator.ts";

/** The examples of a body that its schema allows. */
export function bodyExamplesOf({ content, schema }: Pick<BodyContract, "content" | "schema">): Example[] {
  return examplesOf(content.place).filter(({ value }) => schema === undefined || isValid(schema, value));
}

/** The examples of an operation that are not sent, and why. */
export function unsentExamplesOf(operation: Operation, body: BodyContract | undefined): NotChecked[] {
  const told = (what: string, flaws: readonly string[]) =>
    flaws.map((why) => ({ what: `${operation.name} ${what} example`, why }));
  return [
    ...parametersOf(operation).flatMap((one) => told(`${one.in} ${one.name}`, flawsOfParameter(one))),
    ...(body === undefined ? [] : told("body", flawsIn(body.content.place, body.content.schema))),
  ];
}

function flawsOfParameter({ content, place, schema }: Parameter): string[] {
  if (content === undefined) return flawsIn(place, schema, "text");
  return [place, content.place].flatMap((owner) => flawsIn(owner, content.schema));
}

/** What is wrong with the examples of the values of a parameter or a media type. */
function flawsIn(owner: Place, schema: Place | undefined, form: Form = "json"): string[] {
  const elsewhere = unreadExamplesOf(owner).map(
    ({ address, place }) => `${place.pointer}: ${JSON.stringify(address)} was not read`,
  );
  const check = schema && checkOf(placeOneWay(schema, "request"), { form });
  if (check?.kind !== "check") return elsewhere;
  const wrong = examplesOf(owner).flatMap(({ place, value }) => {
    const [violation] = check.violationsOf(value);
    return violation === undefined
      ? []
      : [`${place.pointer}: its schema does not allow it: ${`${violation.at} ${violation.message}`.trim()}`];
  });
  return [...elsewhere, ...wrong];
}
