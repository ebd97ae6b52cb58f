/**
 * `x-assumed` narrows an assumption to some keywords: those of its node, which are there, or with `any` before the name
 * those of all that is in it. Each is named once.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";

/** What is written about the contract, and says nothing that could be assumed. */
const MARKS = ["x-assumption", "x-assumed"];

export const assumedKeywords: Oas3Rule = () => ({
  any: check,
  // The keywords beside a `$ref` belong to the place of the reference.
  ref: check,
});

function check(node: unknown, { report, location }: UserContext): void {
  if (!isPlainObject(node) || !Object.hasOwn(node, "x-assumed")) return;
  const assumed = node["x-assumed"];
  const where = location.child("x-assumed");
  if (typeof node["x-assumption"] !== "string") {
    report({
      message:
        "`x-assumed` says what an assumption is about, and there is none here. Add `x-assumption:` with a sentence that says why, or take `x-assumed` out.",
      location: where.key(),
    });
  }
  if (!isListOfNames(assumed)) {
    report({
      message:
        "`x-assumed` is a list of keywords of this node, at least one. Write it like `x-assumed: [required]`, or take it out where the whole node is assumed.",
      location: where,
    });
    return;
  }
  const keywords = Object.keys(node).filter((name) => !MARKS.includes(name));
  // That null is allowed has no keyword of its own.
  const known = ["null", ...keywords];
  assumed.forEach((name, index) => {
    if (assumed.indexOf(name) < index) {
      report({
        message: `\`x-assumed\` names \`${name}\` twice. Take one of them out.`,
        location: where.child(index),
      });
    } else if (!known.includes(name) && !name.startsWith("any ")) {
      report({
        message: `\`x-assumed\` names \`${name}\`, which is no keyword of this node. Name what is assumed of ${keywords.map((keyword) => `\`${keyword}\``).join(", ")}, or take it out.`,
        location: where.child(index),
      });
    }
  });
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string");
}
