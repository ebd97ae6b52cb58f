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

/**
 * Hides the addresses of examples that are in no file that can be read while Redocly passes, which takes an `externalValue` for a
 * reference: a document says what it says without them. What could be read has taken the place of its address.
 */
const examplesElsewhere: Oas3Decorator = () => {
  let root: unknown;
  const addresses = new Map<object, unknown>();
  return {
    Root(document) {
      root = document;
    },
    Example: {
      enter(example, { resolve }) {
        const { externalValue } = objectOf(example);
        if (typeof externalValue !== "string" || resolve({ $ref: externalValue }).node !== undefined) return;
        addresses.set(example, externalValue);
        Object.assign(example, { externalValue: undefined });
      },
      leave(example) {
        const externalValue = addresses.get(example);
        if (externalValue !== undefined) Object.assign(example, { externalValue });
        // An empty address leads to the document itself, which would hold itself then.
        const { value } = objectOf(example);
        if (value !== undefined && value === root) delete example.value;
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
    decorators: { "model/references": "error", "model/shapes": "error", "model/examples-elsewhere": "error" },
  });
}

/** The kind of component that a pointer names, without a way into it: `responses`. */
function componentKindOf(pointer: string): string | undefined {
  return /^#\/components\/([^/]+)\/[^/]+$/.exec(pointer)?.[1];
}
