/**
 * What the suite does not test of an operation, whatever the provider is: kinds of messages that it does not know.
 */
import { answersOf, malformedAnswersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import type { Content } from "@facility-contracts/model/content";
import { type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { dereferenced, entriesOf, memberOf, type Place, textAt } from "@facility-contracts/model/place";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { isXml } from "@facility-contracts/model/written-body";
import { whyHeaderUnread } from "../checks/answer-headers.ts";
import type { NotChecked } from "../report.ts";
import { jsonContentsOf } from "./answered.ts";
import { unsentExamplesOf } from "./examples.ts";
import { whyNotMadeUp } from "./made-up-files.ts";
import type { BodyContract } from "./operation.ts";
import { whyFormatsUnread, whyUnusable } from "./validator.ts";

/**
 * The parts of an operation without cases, and why.
 *
 * @param files the media types of the files that the body goes without, by field
 */
export function leftOutOf(
  operation: Operation,
  body: BodyContract | string | undefined,
  files: ReadonlyMap<string, string>,
): NotChecked[] {
  const parts = [
    ...parametersOf(operation).map((one) => [`${one.in} ${one.name}`, whyNoCases(operation, one)] as const),
    ["body", whyNoBody(operation, body)] as const,
    ...[...files].map(([name, mediaType]) => [`body ${name}`, whyNotMadeUp(mediaType)] as const),
    ["body discriminator", typeof body === "object" ? whyNotTold(body.schema) : undefined] as const,
    ...malformedAnswersOf(operation).map(({ cause }) => ["answer", cause] as const),
    ...answersOf(operation).flatMap(({ contents, headers, status }) => [
      [`answer ${status}`, whyUnread(contents)] as const,
      ...jsonContentsOf(contents).flatMap(({ schema }) => [
        [`answer ${status} format`, whyFormatsUnread(schema)] as const,
        [`answer ${status} discriminator`, whyNotTold(schema)] as const,
      ]),
      ...headers.flatMap((header) => [
        [`answer ${status} header ${header.name}`, whyHeaderUnread(header)] as const,
        [`answer ${status} header ${header.name} format`, whyFormatsUnread(header.schema)] as const,
      ]),
    ]),
  ];
  const told = parts.flatMap(([part, why]) =>
    why === undefined ? [] : [{ what: `${operation.name} ${part}`, why }],
  );
  return [...told, ...unsentExamplesOf(operation, typeof body === "string" ? undefined : body)];
}

/** The parameters of an operation without those of the path that it has no place for. */
export function sendableParametersOf(operation: Operation): Parameter[] {
  return parametersOf(operation).filter((parameter) => hasPlace(operation, parameter));
}

function hasPlace({ path }: Operation, { in: where, name }: Parameter): boolean {
  return where !== "path" || placeholdersIn(path).includes(name);
}

function whyNoCases(operation: Operation, parameter: Parameter): string | undefined {
  const { content, name, schema: plain } = parameter;
  if (!hasPlace(operation, parameter)) return `${operation.path} has no {${name}}`;
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
  if (contents.length === 0) return undefined;
  const whys = jsonContentsOf(contents).map(({ schema }) => whyUnusable(schema));
  return whys.length === 0 ? "the suite reads JSON only" : whys.find((why) => why !== undefined);
}

/** A discriminator changes nothing of what is allowed: what it says is checked where the branches say it too. */
function whyNotTold(schema: Place | undefined): string | undefined {
  if (schema === undefined || whyUnusable(schema) !== undefined) return undefined;
  const own = dereferenced(schema);
  const name = textAt(own, "discriminator", "propertyName");
  const branches = ["oneOf", "anyOf"].flatMap((keyword) => entriesOf(memberOf(own, keyword)));
  const silent = branches.filter(({ place }) => {
    const field = schemaNode(place).properties.get(name ?? "");
    const node = field && schemaNode(field);
    return node === undefined || ["const", "enum"].every((keyword) => keywordOf(node, keyword) === undefined);
  });
  return name === undefined || silent.length === 0
    ? undefined
    : `${own.pointer}: ${silent.length} of ${branches.length} branches do not say which values of ${name} are theirs, by const or enum`;
}
