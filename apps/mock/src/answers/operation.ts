import type { getHttpOperationsFromSpec } from "@stoplight/prism-http";

/** An operation as Prism knows it: method, path, parameters, security, responses, all references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One way to prove who one is. */
export type SecurityScheme = NonNullable<Operation["security"]>[number][number];

/** A JSON Schema as Prism holds it. */
export type Schema = Exclude<
  NonNullable<NonNullable<NonNullable<Operation["request"]>["path"]>[number]["schema"]>,
  boolean
>;

/** The JSON Schema of a successful answer's body, if it has one. */
export function successSchema({ responses }: Operation): Schema | undefined {
  const { contents: [content] = [] } = responses.find(({ code }) => code.startsWith("2")) ?? {};
  return content?.schema;
}
