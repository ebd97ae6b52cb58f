/**
 * A reference leads somewhere, and where a schema belongs it leads to a schema: Redocly follows it to whatever stands
 * there, and does not say which reference leads nowhere.
 */
import { type Config, createConfig, isPlainObject, type Oas3Decorator } from "@redocly/openapi-core";
import { objectOf } from "./json.ts";
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

/** What `examplesElsewhere` reports is named so. */
export const EXAMPLES_ELSEWHERE = "model/examples-elsewhere";

/**
 * Notes examples that are at an address, or in no file that is read. Redocly takes an `externalValue` for a reference, and what
 * it could read has taken its place.
 */
const examplesElsewhere: Oas3Decorator = () => {
  let root: unknown;
  return {
    Root(document) {
      root = document;
    },
    Example: {
      leave(example, { report, location }) {
        const { externalValue, value } = objectOf(example);
        // An empty address leads to the document itself, which would hold itself then.
        if (value !== undefined && value === root) delete example.value;
        if (typeof externalValue === "string")
          report({ location, message: `the example at ${JSON.stringify(externalValue)} is not read` });
      },
    },
  };
};

/** Redocly's configuration for joining files, with these checks and that of shapes, and no rule. */
export function openingChecks(): Promise<Config> {
  return createConfig({
    plugins: [
      {
        id: "model",
        decorators: { oas3: { references, shapes, "examples-elsewhere": examplesElsewhere } },
      },
    ],
    decorators: { "model/references": "error", "model/shapes": "error", [EXAMPLES_ELSEWHERE]: "warn" },
  });
}

/** The kind of component that a pointer names, without a way into it: `responses`. */
function componentKindOf(pointer: string): string | undefined {
  return /^#\/components\/([^/]+)\/[^/]+$/.exec(pointer)?.[1];
}
