/**
 * Where names stand in a document of OpenAPI, in a ledger and in the rules of an API: every member of a shape is of a shape.
 */

/** What is at a place, and what is below it. What is not named holds no names. */
export interface Shape<Name extends string = string> {
  /** By key. */
  readonly members?: Readonly<Record<string, Name>>;
  /** Members with any other key: whether the key is a name, and what they are. */
  readonly each?: { readonly isName: boolean; readonly value: Name };
  readonly items?: Name;
  /** What a text is. */
  readonly text?: "name" | "parameter" | "reference" | "pointer" | "operation" | "field";
}

const SCHEMA_MEMBERS = {
  properties: "properties",
  required: "names",
  items: "schema",
  additionalProperties: "schema",
  not: "schema",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  default: "instance",
  example: "instance",
  examples: "instances",
  $ref: "reference",
  "x-copy-of": "expression",
  "x-count-of": "expression",
  "x-item-per": "expression",
} as const;

/** Each shape, by its name. */
export const SHAPES: Readonly<Record<string, Shape>> = shapes({
  kept: {},
  name: { text: "name" },
  parameterName: { text: "parameter" },
  names: { items: "name" },
  reference: { text: "reference" },
  // A runtime expression, such as `$request.body#/title`.
  expression: { text: "field" },

  root: {
    members: { paths: "paths", components: "components", security: "requirements" },
  },
  paths: { each: { isName: true, value: "pathItem" } },
  pathItem: {
    members: { parameters: "parameters", $ref: "reference" },
    each: { isName: false, value: "operation" },
  },
  operation: {
    members: {
      operationId: "name",
      parameters: "parameters",
      requestBody: "body",
      responses: "answers",
      security: "requirements",
    },
  },
  requirements: { items: "requirement" },
  requirement: { each: { isName: true, value: "kept" } },
  parameters: { items: "parameter" },
  parameter: {
    members: {
      name: "parameterName",
      "x-row": "name",
      schema: "schema",
      content: "content",
      example: "instance",
      examples: "examples",
      $ref: "reference",
    },
  },
  body: { members: { content: "content", $ref: "reference" } },
  answers: { each: { isName: false, value: "answer" } },
  answer: { members: { content: "content", headers: "headers", $ref: "reference" } },
  headers: { each: { isName: true, value: "parameter" } },
  content: { each: { isName: false, value: "media" } },
  media: { members: { schema: "schema", example: "instance", examples: "examples" } },
  examples: { each: { isName: false, value: "example" } },
  example: { members: { value: "instance", $ref: "reference" } },
  // A value: every key of it is the name of a field.
  instance: { each: { isName: true, value: "instance" }, items: "instance" },
  instances: { items: "instance" },

  schema: { members: SCHEMA_MEMBERS },
  // In a ledger.
  schemaOrName: { members: SCHEMA_MEMBERS, text: "name" },
  schemas: { items: "schema" },
  properties: { each: { isName: true, value: "schema" } },

  components: {
    members: {
      schemas: "properties",
      parameters: "namedParameters",
      headers: "headers",
      responses: "namedAnswers",
      requestBodies: "namedBodies",
      examples: "namedExamples",
      securitySchemes: "securitySchemes",
    },
  },
  namedParameters: { each: { isName: true, value: "parameter" } },
  namedAnswers: { each: { isName: true, value: "answer" } },
  namedBodies: { each: { isName: true, value: "body" } },
  namedExamples: { each: { isName: true, value: "example" } },
  securitySchemes: { each: { isName: true, value: "securityScheme" } },
  securityScheme: { members: { name: "name", $ref: "reference" } },

  ledger: { members: { operations: "ledgerOperations", facts: "facts" } },
  ledgerOperations: { items: "ledgerOperation" },
  ledgerOperation: {
    members: {
      operation: "operationName",
      security: "requirements",
      parameters: "names",
      body: "schemaOrName",
      answers: "ledgerAnswers",
    },
  },
  operationName: { text: "operation" },
  ledgerAnswers: { each: { isName: false, value: "schemaOrName" } },
  facts: { items: "fact" },
  // What `is` holds is at the place that `at` names.
  fact: { members: { at: "pointer" } },
  pointer: { text: "pointer" },

  rules: { items: "rule" },
  rule: { members: { operation: "name", parameters: "ruleParameters" } },
  ruleParameters: {
    members: {
      operation: "name",
      between: "names",
      fields: "names",
      keep: "names",
      id: "name",
      changes: "instances",
      faults: "instances",
    },
    each: { isName: false, value: "ruleValue" },
  },
  // `/data/id`, a list of such, or of objects that have some.
  ruleValue: {
    text: "field",
    items: "ruleValue",
    members: { by: "name" },
    each: { isName: false, value: "ruleValue" },
  },
});

/** Every shape that is named is there. */
function shapes<Name extends string>(all: Readonly<Record<Name, Shape<NoInfer<Name>>>>) {
  return all;
}
