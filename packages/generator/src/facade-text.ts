/**
 * The text of the facade: what people read when they hover over an operation.
 */
import type { Answer } from "@facility-contracts/model/answer";
import { type Body, bodyOf } from "@facility-contracts/model/body";
import type { Content } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { parametersOf } from "@facility-contracts/model/parameter";
import { type Place, textAt } from "@facility-contracts/model/place";
import { format } from "prettier";
import type { NamedOperation } from "./operations.ts";

/** A value as TypeScript. */
export function literal(value: unknown): string {
  return JSON.stringify(value);
}

/** TypeScript as it is written in this repository. */
export function formatted(source: string): Promise<string> {
  return format(source, { parser: "typescript", printWidth: 110 });
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
  const page = textAt(place, "externalDocs", "url");
  const call = literal(exampleCall(operation));
  const example = await formatted(
    `const result = await ${client}.${operationId}(${call}); if (result.ok) console.log(result.data);`,
  );
  return tsdoc([
    `${textAt(place, "summary") ?? operationId}.`,
    textAt(place, "description") ?? "",
    `\`${method.toUpperCase()} ${path}\``,
    page === undefined
      ? ""
      : `@see {@link ${page} | ${textAt(place, "externalDocs", "description") ?? page}}`,
    `@example\n\`\`\`ts\n${example}\`\`\``,
  ]);
}

/** The schema of what a body or an answer has as JSON; undefined when it has none. */
export function jsonSchemaOf(message: Body | Answer | undefined): Place | undefined {
  return jsonContentOf(message)?.schema;
}

function jsonContentOf(message: Body | Answer | undefined): Content | undefined {
  return message?.contents.find(({ name }) => name === "application/json");
}

/** The examples of the contract as one call. */
function exampleCall(operation: NamedOperation): Record<string, unknown> {
  const call: Record<string, unknown> = {};
  for (const { name, place } of parametersOf(operation)) call[name] = exampleOf(place);
  const body = jsonContentOf(bodyOf(operation));
  if (body !== undefined) call.body = exampleOf(body.place);
  return call;
}

/** The first example of a parameter or a media type. */
function exampleOf(owner: Place): unknown {
  return examplesOf(owner)[0]?.value;
}
