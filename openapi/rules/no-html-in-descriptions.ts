/**
 * Text that looks like a tag has to be code: most renderers of Markdown drop `<token>` as unknown HTML.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";

const TEXTS = ["title", "summary", "description", "x-assumption"];
const CODE = /(`{3,})[\s\S]*?\1|(`+)[^\n]*?\2/g;
const TAG = /<[a-z/!][^<>\n]*>/i;

export const noHtmlInDescriptions: Oas3Rule = () => ({
  any(node: unknown, { report, location }: UserContext) {
    // An extension may hold anything, null included.
    if (!isPlainObject(node)) return;
    for (const name of TEXTS) {
      const text = node[name];
      if (typeof text !== "string") continue;
      const [tag] = text.replace(CODE, "").match(TAG) ?? [];
      if (tag === undefined) continue;
      report({
        message: `Renderers drop ${tag} as HTML. Write \`${tag}\` in backquotes, or the word without brackets.`,
        location: location.child(name),
      });
    }
  },
});
