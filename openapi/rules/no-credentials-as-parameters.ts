/**
 * Credentials are security schemes, so that nobody passes them with each call; and three headers are no parameters at all.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { resolveSchema } from "./schema-parts.ts";

/** Headers that something else of OpenAPI says: a parameter of that name is ignored, or would carry what a scheme carries. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  accept: "the media types of `responses` say it",
  "content-type": "the media types of `requestBody` say it",
  authorization: "write a security scheme with `type: http`",
  cookie: "write a parameter or a security scheme with `in: cookie`",
};

/** A parameter, as far as it is one that a document under lint may have. */
interface ParameterObject {
  readonly name?: unknown;
  readonly in?: unknown;
}

export const noCredentialsAsParameters: Oas3Rule = () => {
  /** The names of schemes, by the place and the name of what they carry. */
  const schemes = new Map<string, string>();
  return {
    Root(root: unknown, { resolve }: UserContext) {
      const components = isPlainObject(root) && isPlainObject(root.components) ? root.components : {};
      const all = isPlainObject(components.securitySchemes) ? components.securitySchemes : {};
      for (const [name, scheme] of Object.entries(all)) {
        if (!isPlainObject(scheme)) continue;
        const { schema: resolved } = resolveSchema(scheme, resolve);
        if (resolved.type === "apiKey") schemes.set(carrierOf(resolved), name);
      }
    },
    Parameter(parameter: ParameterObject, { report, location }: UserContext) {
      const scheme = schemes.get(carrierOf(parameter));
      const elsewhere =
        parameter.in === "header" ? SAID_ELSEWHERE[String(parameter.name).toLowerCase()] : undefined;
      const fix =
        scheme === undefined
          ? elsewhere
          : `the security scheme \`${scheme}\` carries it: name that in \`security\``;
      if (fix === undefined) return;
      report({
        message: `\`${parameter.name}\` is no parameter: ${fix}. Take it out.`,
        location: location.child("name"),
      });
    },
  };
};

/** Where a value is carried, and under which name; those of headers are the same in capitals. */
function carrierOf({ in: place, name }: ParameterObject): string {
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}
