/**
 * Bodies: each member of an enum that is refused, and values near to a member that are accepted.
 */
import { accepting, type BodyOperator, refusing } from "./body-change.ts";

/** Each member that is refused, and near misses that are accepted. */
export const enumMembers: BodyOperator = (body, node) => {
  const members = node.schema.enum;
  if (!Array.isArray(members)) return [];
  const pointer = `${node.pointer}/enum`;
  const removed = members.map((member) =>
    refusing(body, node, "request/enum", `${pointer}/${members.indexOf(member)}`, [
      memberText(member),
      { const: member },
      `the documented value ${memberText(member)}`,
    ]),
  );
  const texts = members.filter((member) => typeof member === "string");
  const numbers = members.filter((member) => typeof member === "number");
  const near =
    texts.length > 0
      ? ([
          [
            "other-case",
            { type: "string", pattern: `^(${texts.map(anyCase).join("|")})$` },
            "a value in other letter case",
          ],
          [
            "space-around",
            { type: "string", pattern: `^\\s*(${texts.map(escaped).join("|")})\\s*$` },
            "a value with space around it",
          ],
          [
            "beginning",
            { type: "string", pattern: `^(${texts.map(escaped).join("|")})` },
            "a text that begins with a value",
          ],
          ["same-shape", { type: "string", pattern: shapeOf(texts) }, "a word that only looks like a value"],
          ["empty-text", { const: "" }, "the empty text"],
        ] as const)
      : ([
          ["one-above", { const: Math.max(...numbers) + 1 }, "the number above the last"],
          ["one-below", { const: Math.min(...numbers) - 1 }, "the number below the first"],
        ] as const);
  return [...removed, ...near.map((values) => accepting(body, node, "request/enum", pointer, values))];
};

/** How a member of an enum is written in an id. */
function memberText(member: unknown): string {
  return typeof member === "string" ? member : JSON.stringify(member);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** A pattern of a text in any letter case. */
export function anyCase(text: string): string {
  return Array.from(text, (letter) => {
    const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
    return lower === upper ? escaped(letter) : `[${lower}${upper}]`;
  }).join("");
}

/** A pattern that the members have in common: their letters and what stands between them. */
function shapeOf(texts: readonly string[]): string {
  if (texts.every((text) => /^[A-Z_]+$/.test(text))) return "^[A-Z_]+$";
  return texts.every((text) => /^[^/]+\/[^/]+$/.test(text)) ? "^[a-z]+\\/[a-z0-9.+\\-]+$" : "^[a-z\\-]+$";
}
