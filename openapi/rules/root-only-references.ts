/**
 * The root document holds info, servers, security, tags and references: paths and components have files of
 * their own.
 */
import { isPlainObject, isRef, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { pathFile } from "./file-names.ts";

const OWN = [
  "openapi",
  "jsonSchemaDialect",
  "info",
  "servers",
  "security",
  "tags",
  // What the whole contract assumes.
  "x-assumption",
  "x-assumed",
];

export const rootOnlyReferences: Oas3Rule = () => ({
  Root(root: unknown, { report, location }: UserContext) {
    if (!isPlainObject(root)) return;
    const { paths, components, ...rest } = root;
    for (const key of Object.keys(rest)) {
      if (OWN.includes(key)) continue;
      report({
        message: `The root document holds no \`${key}\`. Take it out, or to a file under paths/ or components/.`,
        location: location.child(key).key(),
      });
    }
    for (const [path, item] of entries(paths)) {
      if (isOnlyRef(item)) continue;
      report({
        message: `Move this path to ${pathFile(path)} and write its \`$ref\` here.`,
        location: location.child(["paths", path]).key(),
      });
    }
    for (const [kind, map] of entries(components)) {
      for (const [name, component] of entries(map)) {
        // Security schemes are found by name, so that they alone are listed here.
        if (kind === "securitySchemes" && isOnlyRef(component)) continue;
        report({
          message:
            kind === "securitySchemes"
              ? `Move this scheme to components/securitySchemes/${name}.yaml and write its \`$ref\` here.`
              : `Move this component to components/${kind}/${name}.yaml and point at that file where it is used.`,
          location: location.child(["components", kind, name]).key(),
        });
      }
    }
  },
});

function entries(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}

function isOnlyRef(value: unknown): boolean {
  return isRef(value) && Object.keys(value).length === 1;
}
