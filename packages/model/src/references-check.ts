/**
 * A reference leads somewhere, and where a schema belongs it leads to a schema: Redocly follows it to whatever stands
 * there, and does not say which reference leads nowhere.
 */
import { type Config, createConfig, isPlainObject, type Oas3Decorator } from "@redocly/openapi-core";
import { shapes } from "./shapes-check.ts";

const references: Oas3Decorator = () => ({
  ref: {
    leave(node, { report, type, location }, resolved) {
      if (resolved.node === undefined) {
        const cause = resolved.error === undefined ? "" : `: ${resolved.error.message}`;
        report({ location, message: `the reference ${JSON.stringify(node.$ref)} leads nowhere${cause}` });
        return;
      }
      if (type.name !== "Schema" || resolved.location === undefined) return;
      const kind = componentKindOf(resolved.location.pointer);
      const isSchema = typeof resolved.node === "boolean" || isPlainObject(resolved.node);
      if (isSchema && (kind === undefined || kind === "schemas")) return;
      report({
        location,
        message: `${resolved.location.pointer} is no schema. Refer to one of #/components/schemas.`,
      });
    },
  },
});

/** Redocly's configuration for joining files, with this check and that of shapes, and no rule. */
export function openingChecks(): Promise<Config> {
  return createConfig({
    plugins: [{ id: "model", decorators: { oas3: { references, shapes } } }],
    decorators: { "model/references": "error", "model/shapes": "error" },
  });
}

/** The kind of component that a pointer names, without a way into it: `responses`. */
function componentKindOf(pointer: string): string | undefined {
  return /^#\/components\/([^/]+)\/[^/]+$/.exec(pointer)?.[1];
}
