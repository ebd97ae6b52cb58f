/**
 * An answer has a body, unless HTTP gives it none: those to a HEAD, and those with a status that has none.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";

/** Statuses whose answers have no body. */
const WITHOUT_BODY = /^(1\d\d|1XX|204|205|304)$/i;

export const responseBody: Oas3Rule = () => ({
  Operation: {
    enter(operation: { readonly responses?: unknown }, { report, location, resolve, key }: UserContext) {
      if (!isPlainObject(operation.responses)) return;
      const isHead = key === "head";
      for (const [status, response] of Object.entries(operation.responses)) {
        const node: unknown = isPlainObject(response) ? resolve(response).node : undefined;
        if (!isPlainObject(node)) continue;
        const has = isPlainObject(node.content) && Object.keys(node.content).length > 0;
        const hasNone = isHead || WITHOUT_BODY.test(status);
        if (has !== hasNone) continue;
        const why = isHead ? "An answer to a HEAD" : `An answer with the status ${status}`;
        report({
          message: has
            ? `${why} has no body. Take its \`content\` out.`
            : `${why} has a body: write its \`content\`. Only 204, 205, 304 and answers to a HEAD have none.`,
          location: location.child(["responses", status]).key(),
        });
      }
    },
  },
});
