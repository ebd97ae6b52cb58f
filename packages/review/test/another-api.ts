/**
 * A small API of another kind than those of the frozen contract, which keeps every rule of the lint: a key in a header, and a
 * deletion without a body.
 */
export const ANOTHER_API: Readonly<Record<string, string>> = {
  "orders/openapi.yaml": `openapi: 3.1.1
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Orders, version: 1.0.0, summary: Orders., description: Orders. }
servers: [{ url: https://orders.test }]
security: [{ apiKey: [] }]
tags: [{ name: Orders, description: Orders. }]
paths:
  /orders/{name}: { $ref: "paths/orders_{name}.yaml" }
components:
  securitySchemes:
    apiKey: { $ref: components/securitySchemes/apiKey.yaml }
`,
  "orders/paths/orders_{name}.yaml": `delete:
  operationId: cancelOrder
  tags: [Orders]
  summary: Cancel an order
  description: Cancels an order.
  externalDocs: { description: "Documentation page: Orders", url: https://orders.test/docs }
  parameters: [{ $ref: ../components/parameters/NameParameter.yaml }]
  responses:
    "204": { description: It is cancelled. }
    "401": { $ref: ../components/responses/Unauthorized.yaml }
    "404": { $ref: ../components/responses/NotFound.yaml }
`,
  "orders/components/parameters/NameParameter.yaml": `name: name
in: path
required: true
description: What the order is called.
schema: { type: string }
example: spring
`,
  "orders/components/securitySchemes/apiKey.yaml":
    "type: apiKey\nin: header\nname: X-Api-Key\ndescription: A key.\n",
  ...Object.fromEntries(
    ["Unauthorized", "NotFound"].map((name) => [
      `orders/components/responses/${name}.yaml`,
      `description: ${name}.
content:
  application/json:
    schema: { $ref: ../schemas/Problem.yaml }
    examples: { sentence: { summary: A sentence., value: { text: No. } } }
`,
    ]),
  ),
  "orders/components/schemas/Problem.yaml": `type: object
required: [text]
properties:
  text: { type: string, description: What is wrong., examples: [No.], x-problem: message }
`,
};
