/**
 * Where OpenAPI has an object or a list, one stands: all readers pass over what is neither, as if nothing were there, and
 * nobody would hear that a part of the document says nothing.
 */
import { isPlainObject, type Oas3Decorator } from "@redocly/openapi-core";
import { METHODS } from "./operation.ts";
import { shown } from "./shown.ts";

/** Parts that only describe, and that tools can do without. */
const ONLY_DESCRIBES =
  /^(Info|Contact|License|Logo|ExternalDocs|Xml|Tag.*|Example.*|Discriminator.*|EnumDescriptions|X[A-Z].*|SpecExtension)$/;

/** Extensions that Redocly gives the type of a part; any may have any value, and nobody here reads them. */
const EXTENSION = /\/x-(query|webhooks)(\/|$)/;

export const shapes: Oas3Decorator = () => ({
  any: {
    enter(node, { report, type, location, rawLocation }) {
      if (ONLY_DESCRIBES.test(type.name) || EXTENSION.test(location.pointer)) return;
      // What a reference to a schema leads to is told where the reference stands.
      if (type.name === "Schema" && rawLocation !== location) return;
      const wanted = type.items === undefined ? "an object" : "a list";
      const found = kindOf(node);
      if (found === wanted || isEmpty(node) || (type.name === "Schema" && isOtherSchema(node, location)))
        return;
      report({ location, message: `this must be ${wanted}, and it is ${found}.` });
    },
  },
  Paths: {
    enter(paths, { report, location }) {
      for (const path of Object.keys(isPlainObject(paths) ? paths : {}))
        if (!path.startsWith("/") && !path.startsWith("x-"))
          report({ location: location.child([path]).key(), message: `a path begins with "/": "/${path}".` });
    },
  },
  ServerVariable: {
    enter(variable, { report, location, specVersion }) {
      // In 3.0 the default SHOULD be one of the values.
      if (specVersion === "oas3_0" || !isPlainObject(variable) || !Array.isArray(variable.enum)) return;
      const { default: usual, enum: values } = variable;
      if (usual === undefined || values.length === 0 || values.includes(usual)) return;
      report({
        location: location.child(["default"]),
        message: `the default is none of the values of \`enum\`: ${shown(usual)}. Add it to them, or give one of ${shown(values)}.`,
      });
    },
  },
  PathItem: {
    enter(item, { report, location }) {
      for (const key of Object.keys(isPlainObject(item) ? item : {})) {
        const method = METHODS.find((name) => name === key.toLowerCase());
        if (method === undefined || method === key) continue;
        report({ location: location.child([key]).key(), message: `a method is in lower case: "${method}".` });
      }
    },
  },
});

/** What is left empty says nothing; some languages write an empty object as an empty list. */
function isEmpty(node: unknown): boolean {
  return node === null || (Array.isArray(node) && node.length === 0);
}

/** In 3.1 a schema may be true or false; in earlier drafts, which one may name, `items` may be a list of schemas. */
function isOtherSchema(node: unknown, { pointer }: { readonly pointer: string }): boolean {
  return typeof node === "boolean" || (Array.isArray(node) && pointer.endsWith("/items"));
}

function kindOf(node: unknown): string {
  if (Array.isArray(node)) return "a list";
  return isPlainObject(node) ? "an object" : shown(node);
}
