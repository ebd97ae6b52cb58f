/**
 * A file is named after what it holds: a path with `_` for `/`, a component with its own name in the folder of
 * its kind, one component a file.
 */
import { posix } from "node:path";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Node types of Redocly and the folders that their components live in. */
const FOLDERS: Readonly<Record<string, string>> = {
  Schema: "schemas",
  Parameter: "parameters",
  Response: "responses",
  Example: "examples",
  SecurityScheme: "securitySchemes",
  RequestBody: "requestBodies",
  Header: "headers",
  Link: "links",
  Callback: "callbacks",
};

/** The file of a path: `/a/{id}` is in `paths/a_{id}.yaml`, and `/` in `paths/_.yaml`. */
export function pathFile(path: string): string {
  return `paths/${path.slice(1).replaceAll("/", "_") || "_"}.yaml`;
}

export const fileNames: Oas3Rule = () => ({
  ref(node: { $ref: string }, { report, location, type, key }: UserContext) {
    const { $ref } = node;
    if (type.name === "PathItem") {
      const file = pathFile(String(key));
      if (posix.normalize($ref) !== file) {
        report({
          message: `The path ${key} belongs in ${file}, not in ${$ref}. Rename the file and the $ref.`,
          location,
        });
      }
      return;
    }
    const folder = FOLDERS[type.name];
    if (folder === undefined) return;
    // The folder is left out in a reference to a neighbour: `Risk.yaml` inside `schemas/`.
    const [, inFolder, name] = /(?:^|\/)(?:components\/)?(?:(\w+)\/)?([\w-]+)\.yaml$/.exec($ref) ?? [];
    if (name === undefined) {
      report({
        message: `One component a file: point at a whole \`.yaml\` file under components/${folder}/, not at ${$ref}.`,
        location,
      });
    } else if ((inFolder ?? neighbourFolder(location.source.absoluteRef)) !== folder) {
      report({
        message: `A ${type.name} belongs in components/${folder}/${name}.yaml, not in ${$ref}. Move the file.`,
        location,
      });
    } else if (type.name === "SecurityScheme" ? name !== key : !/^[A-Z][A-Za-z\d]*$/.test(name)) {
      const wanted =
        type.name === "SecurityScheme" ? `${key}.yaml` : "a name in PascalCase, such as OrderInput.yaml";
      report({
        message: `The file name is the component's name: rename ${name}.yaml to ${wanted}.`,
        location,
      });
    }
  },
});

function neighbourFolder(file: string): string | undefined {
  return /components[\\/](\w+)[\\/][^\\/]+$/.exec(file)?.[1];
}
