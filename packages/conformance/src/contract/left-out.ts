/**
 * What the suite does not test of an operation, whatever the provider is: kinds of messages that it does not know.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { type Content, jsonContentIn } from "@facility-contracts/model/content";
import type { Operation } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import type { NotChecked } from "../report.ts";
import { choicesOf } from "./choices.ts";

/** The parts of an operation without cases, and why. */
export function leftOutOf(operation: Operation): NotChecked[] {
  const body = bodyOf(operation);
  const parts = [
    ...parametersOf(operation).map((one) => [`${one.in} ${one.name}`, whyNoCases(one)] as const),
    ["body", body && whyUnread(body.contents)] as const,
    ...answersOf(operation).map(({ contents, status }) => [`answer ${status}`, whyUnread(contents)] as const),
  ];
  return parts.flatMap(([part, why]) =>
    why === undefined ? [] : [{ what: `${operation.name} ${part}`, why }],
  );
}

function whyNoCases(parameter: Parameter): string | undefined {
  const { in: where, schema } = parameter;
  if (where === "path") return schema === undefined ? "nothing is said of its values" : whyUnusable(schema);
  if (choicesOf(parameter) !== undefined) return undefined;
  return (
    whyUnusable(schema) ?? "beside those of the path, the suite knows lists of fixed values in a query only"
  );
}

function whyUnread(contents: readonly Content[]): string | undefined {
  const json = jsonContentIn(contents);
  if (contents.length === 0) return undefined;
  return json === undefined ? "the suite reads JSON only" : whyUnusable(json.schema);
}

function whyUnusable(schema: Place | undefined): string | undefined {
  const check = schema && checkOf(schema);
  return check?.kind === "uncompilable" ? `${check.place.pointer}: ${check.cause}` : undefined;
}
