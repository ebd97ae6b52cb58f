/**
 * The text of the facade: what people read when they hover over an operation.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { memberOf, type Place, textAt } from "@facility-contracts/model/place";
import { format } from "prettier";
import { callParametersOf } from "./facade-parameters.ts";
import { literal, memberOfValue, memberOfVariable, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

const layouts = new Map<string, Promise<string>>();

/** TypeScript as it is written in this repository. A review asks twice, for two versions that are mostly alike. */
export function formatted(source: string): Promise<string> {
  const known = layouts.get(source) ?? format(source, { parser: "typescript", printWidth: 110 });
  layouts.set(source, known);
  return known;
}

/** A documentation comment of paragraphs. */
export function tsdoc(paragraphs: readonly string[]): string {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
    .replaceAll("*/", "*\\/")
    .trimEnd()
    .split("\n");
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** Summary, description, method and path, documentation page and an example of an operation. */
export async function documentation(operation: NamedOperation, client: string): Promise<string> {
  const { operationId, method, path, place } = operation;
  const example = await formatted(
    `const result = await ${memberOfValue(client, operationId)}(${exampleArgument(operation)}); if (result.ok) console.log(result.data);`,
  );
  return tsdoc([
    (textAt(place, "summary") || operationId).trimEnd().replace(/[^.!?]$/, "$&."),
    textAt(place, "description") ?? "",
    `\`${method.toUpperCase()} ${path}\``,
    deprecatedTag(place),
    linkToPage(operation),
    `@example\n\`\`\`ts\n${example}\`\`\``,
  ]);
}

/** What editors strike an operation or a parameter through for; empty where it is not deprecated. */
export function deprecatedTag(place: Place): string {
  return memberOf(place, "deprecated").value === true ? "@deprecated" : "";
}

/** A link to the documentation page of an operation; empty where the contract names none. */
export function linkToPage({ place }: NamedOperation): string {
  const page = textAt(place, "externalDocs", "url");
  if (page === undefined) return "";
  return `@see {@link ${page} | ${textAt(place, "externalDocs", "description") ?? page}}`;
}

/** The type that the document gives an operation. */
export function documentedType(
  { operationId }: Pick<NamedOperation, "operationId">,
  operations = "operations",
): string {
  return `${operations}[${literal(operationId)}]`;
}

/** The type of the body of an operation. */
export function bodyType(operation: NamedOperation, mediaType: string, operations?: string): string {
  return `NonNullable<${documentedType(operation, operations)}["requestBody"]>["content"][${literal(mediaType)}]`;
}

/** The type of an answer. */
export function answerType(
  operation: NamedOperation,
  status: string,
  mediaType: string,
  operations?: string,
): string {
  return `${documentedType(operation, operations)}["responses"][${status}]["content"][${literal(mediaType)}]`;
}

/** A field of an interface, with its comment where there is something to say. */
export function field(
  name: string,
  required: boolean,
  type: string,
  ...paragraphs: readonly string[]
): string {
  const isSilent = paragraphs.every((paragraph) => paragraph.trim() === "");
  const comment = isSilent ? "" : `${indent(tsdoc(paragraphs))}\n`;
  return `${comment}  readonly ${property(name)}${required ? "" : "?"}: ${type};`;
}

/** Lines that are not empty, two further to the right. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** The examples of the contract as the argument of a call, and variables for what is needed and has none. */
function exampleArgument(operation: NamedOperation): string {
  const call = exampleCall(operation);
  const needed = new Set([
    ...callParametersOf(operation).flatMap(({ key, parameter }) => (parameter.required ? [key] : [])),
    ...(bodyOf(operation)?.required ? ["body"] : []),
  ]);
  const members = [...new Set([...Object.keys(call), ...needed])].flatMap((name) => {
    if (call[name] !== undefined) return [`${property(name)}: ${literal(call[name])}`];
    return needed.has(name) ? [memberOfVariable(name)] : [];
  });
  return members.length === 0 ? "" : `{ ${members.join(", ")} }`;
}

/** The examples of the contract as one call. */
export function exampleCall(operation: NamedOperation): Record<string, unknown> {
  const call: Record<string, unknown> = {};
  for (const { key, parameter } of callParametersOf(operation)) call[key] = exampleOf(parameter.place);
  const body = jsonContentIn(bodyOf(operation)?.contents ?? []);
  if (body !== undefined) call.body = exampleOf(body.place);
  return call;
}

/** The first example of a parameter or a media type. */
function exampleOf(owner: Place): unknown {
  return examplesOf(owner)[0]?.value;
}
