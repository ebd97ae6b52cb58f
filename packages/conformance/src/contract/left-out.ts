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
import { isXml } from "@facility-contracts/model/written-body";
import type { NotChecked } from "../report.ts";
import type { BodyContract } from "./operation.ts";

/** The parts of an operation without cases, and why. */
export function leftOutOf(operation: Operation, body: BodyContract | string | undefined): NotChecked[] {
  const parts = [
    ...parametersOf(operation).map((one) => [`${one.in} ${one.name}`, whyNoCases(one)] as const),
    ["body", whyNoBody(operation, body)] as const,
    ...answersOf(operation).map(({ contents, status }) => [`answer ${status}`, whyUnread(contents)] as const),
  ];
  return parts.flatMap(([part, why]) =>
    why === undefined ? [] : [{ what: `${operation.name} ${part}`, why }],
  );
}

function whyNoCases({ content, schema: plain }: Parameter): string | undefined {
  const schema = plain ?? content?.schema;
  return schema === undefined ? "nothing is said of its values" : whyUnusable(schema);
}

/** Of several media types one is sent. */
function whyNoBody(operation: Operation, body: BodyContract | string | undefined): string | undefined {
  if (typeof body === "string") return body;
  if (body === undefined) return undefined;
  const others = bodyOf(operation)?.contents.filter(({ name }) => name !== body.content.name) ?? [];
  if (others.some(({ mediaType }) => mediaType !== undefined && isXml(mediaType)))
    return "XML is not written";
  const names = others.map(({ name }) => name).join(", ");
  return names === ""
    ? whyUnusable(body.content.schema)
    : `it is sent as ${body.content.name}, not as ${names}`;
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
