/**
 * No two components of a bundled document have one name, of whatever kind: generators make types and files of them by name.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";

export const uniqueComponentNames: Oas3Rule = () => ({
  Components(components: unknown, { report, location }: UserContext) {
    if (!isPlainObject(components)) return;
    const kinds = new Map<string, string>();
    for (const [kind, named] of Object.entries(components)) {
      if (!isPlainObject(named)) continue;
      for (const name of Object.keys(named)) {
        const other = kinds.get(name);
        if (other !== undefined)
          report({
            message: `\`${name}\` is the name of a component in ${other} and in ${kind}. Rename one: add what it is, as in \`${name}Parameter\` or \`${name}Answer\`.`,
            location: location.child([kind, name]).key(),
          });
        kinds.set(name, kind);
      }
    }
  },
});
