/**
 * The text of the facade: what people read when they hover over an operation.
 */

import type { OpenApiDocument } from "@facility-contracts/command/bundle";
import { format } from "prettier";
import type { Operation } from "./operations.ts";
import { entriesAt, parametersAt, textAt, valueAt } from "./references.ts";

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
export async function documentation(
  document: OpenApiDocument,
  operation: Operation,
  client: string,
): Promise<string> {
  const { operationId, method, path, node } = operation;
  const page = textAt(document, node, "externalDocs", "url");
  const call = literal(exampleCall(document, node, path));
  const example = await formatted(
    `const result = await ${client}.${operationId}(${call}); if (result.ok) console.log(result.data);`,
  );
  return tsdoc([
    `${textAt(document, node, "summary")}.`,
    textAt(document, node, "description"),
    `\`${method.toUpperCase()} ${path}\``,
    page && `@see {@link ${page} | ${textAt(document, node, "externalDocs", "description")}}`,
    `@example\n\`\`\`ts\n${example}\`\`\``,
  ]);
}

/** The examples of the contract as one call. */
function exampleCall(document: OpenApiDocument, node: unknown, path: string): Record<string, unknown> {
  const call: Record<string, unknown> = {};
  for (const parameter of parametersAt(document, path, node))
    call[textAt(document, parameter, "name")] = exampleOf(document, parameter);
  const body = valueAt(document, node, "requestBody", "content", "application/json");
  if (body !== undefined) call.body = exampleOf(document, body);
  return call;
}

/** The first example of a parameter or a media type. */
function exampleOf(document: OpenApiDocument, node: unknown): unknown {
  const [first] = entriesAt(document, node, "examples");
  return first === undefined ? valueAt(document, node, "example") : valueAt(document, first[1], "value");
}
