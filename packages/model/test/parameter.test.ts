/**
 * Which parameters an operation has, and how they are written.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { malformedParametersOf, parametersOf } from "../src/parameter.ts";
import { operationWith } from "./document.ts";

function parametersWith(parameters: readonly unknown[], parts?: JsonObject, item?: JsonObject) {
  return parametersOf(operationWith({ parameters }, parts, item));
}

describe("parameters", () => {
  it("are those of the path item and of the operation, whose own go before", () => {
    const item = {
      parameters: [
        { name: "id", in: "path", schema: { type: "string" } },
        { name: "id", in: "query" },
        { name: "X-Trace", in: "header" },
      ],
    };
    const own = [
      { name: "id", in: "path", schema: { type: "integer" } },
      { name: "x-trace", in: "header", required: true },
      { name: "X-Trace", in: "cookie" },
    ];
    const found = parametersWith(own, {}, item).map(({ in: where, name, required, place }) =>
      [where, name, required, place.pointer].join(" "),
    );
    expect(found).toEqual([
      "path id true #/paths/~1a/get/parameters/0",
      "query id false #/paths/~1a/parameters/1",
      "header x-trace true #/paths/~1a/get/parameters/1",
      "cookie X-Trace false #/paths/~1a/get/parameters/2",
    ]);
  });

  it.each([
    [{ in: "path" }, "simple", false],
    [{ in: "query" }, "form", true],
    [{ in: "header" }, "simple", false],
    [{ in: "cookie" }, "form", true],
    [{ in: "path", style: "matrix" }, "matrix", false],
    [{ in: "query", style: "deepObject" }, "deepObject", false],
    [{ in: "query", explode: false }, "form", false],
    [{ in: "path", explode: true }, "simple", true],
  ])("%j is written as %j, exploded %j", (parameter, style, explode) => {
    expect(parametersWith([{ name: "a", ...parameter }])).toMatchObject([
      { style, explode, allowReserved: false },
    ]);
  });

  it("may keep reserved characters", () => {
    expect(parametersWith([{ name: "a", in: "query", allowReserved: true }])).toMatchObject([
      { allowReserved: true },
    ]);
  });

  it("have a schema, a media type, or neither", () => {
    const schema = { type: "string" };
    const [one, other, none] = parametersWith([
      { name: "a", in: "query", schema },
      { name: "b", in: "query", content: { "application/json": { schema } } },
      { name: "c", in: "query" },
    ]);
    expect(one).toMatchObject({ schema: { value: schema }, content: undefined });
    expect(other).toMatchObject({
      schema: undefined,
      content: { mediaType: { essence: "application/json" }, schema: { value: schema } },
    });
    expect(none).toMatchObject({ schema: undefined, content: undefined });
  });

  it("are found behind references, whatever stands beside them", () => {
    const components = {
      parameters: { Page: { name: "page", in: "query", schema: { $ref: "#/components/schemas/N" } } },
      schemas: { N: { type: "integer" } },
    };
    const [page] = parametersWith([{ $ref: "#/components/parameters/Page", required: true }], { components });
    expect(page).toMatchObject({
      name: "page",
      required: false,
      place: { pointer: "#/components/parameters/Page", via: ["#/paths/~1a/get/parameters/0"] },
      schema: { pointer: "#/components/schemas/N" },
    });
  });

  it.each(["Accept", "authorization", "CONTENT-TYPE"])("are not the header %s", (name) => {
    expect(parametersWith([{ name, in: "header" }])).toEqual([]);
    expect(parametersWith([{ name, in: "query" }])).toHaveLength(1);
  });
});

describe("parameters that cannot be read", () => {
  it.each([
    [{ in: "query" }, "it has no name"],
    ["page", "it has no name"],
    [{ $ref: "other.yaml" }, "it has no name"],
    [{ name: "a" }, "`in` is none of path, query, header and cookie"],
    [{ name: "a", in: "body" }, "`in` is none of path, query, header and cookie"],
    [{ name: "a", in: "constructor" }, "`in` is none of path, query, header and cookie"],
    [{ name: "a", in: "query", style: "wavy" }, "its style is none that OpenAPI knows"],
  ])("%j: %s", (parameter, cause) => {
    const operation = operationWith({ parameters: [{ name: "good", in: "query" }, parameter] });
    expect(parametersOf(operation).map(({ name }) => name)).toEqual(["good"]);
    expect(malformedParametersOf(operation)).toMatchObject([
      { cause, place: { pointer: "#/paths/~1a/get/parameters/1" } },
    ]);
  });

  it("are told where they were looked for", () => {
    const operation = operationWith({ parameters: [{ $ref: "#/components/parameters/None" }] });
    expect(malformedParametersOf(operation)).toMatchObject([
      {
        cause: "nothing stands there",
        place: { pointer: "#/components/parameters/None", via: ["#/paths/~1a/get/parameters/0"] },
      },
    ]);
  });

  it("and a list that is none has none", () => {
    expect(parametersOf(operationWith({ parameters: "none" }))).toEqual([]);
  });
});
