/**
 * Lists of an answer: their order, their identifiers, their counts.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import { Broken } from "../broken.ts";
import { isThere, same } from "../compare.ts";
import { partsAt, valuesAt } from "../parts.ts";
import { type Given, objectsIn, type Template, textIn } from "../template.ts";

/**
 * Lists are in alphabetical order. Whether punctuation counts differs between collations, so both ways are fine; that
 * capitals come before all small letters is no alphabet.
 */
export const sorted: Template = ({ parameters }) => {
  const { compare } = new Intl.Collator(String(parameters.language ?? "en"), { sensitivity: "base" });
  const isSorted = (texts: readonly string[]) =>
    texts.every((text, index) => index === 0 || compare(texts[index - 1] ?? "", text) <= 0);
  return {
    check({ answer }) {
      for (const { at, values } of columnsIn(parameters, answer.value)) {
        const texts = values.filter((value) => typeof value === "string");
        const letters = texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ""));
        if (!isSorted(texts) && !isSorted(letters))
          throw new Broken(`answer ${at}`, "alphabetical order", texts);
      }
    },
  };
};

/** No two items of a list have the same identifier. */
export const distinct: Template = ({ parameters }) => ({
  check({ answer }) {
    for (const { at, values } of columnsIn(parameters, answer.value)) {
      const ids = values.filter(isThere);
      if (new Set(ids).size < ids.length) throw new Broken(`answer ${at}`, "identifiers that differ", ids);
    }
  },
});

/** A count is the length of a list, where an answer has both. */
export const counts: Template = ({ parameters }) => ({
  check({ answer }) {
    for (const pair of objectsIn(parameters, "counts") ?? []) {
      const [number, counted] = ["count", "of"].map((name) => valueAt(answer.value, textIn(pair, name)));
      if (isThere(number) && Array.isArray(counted))
        same(`answer ${textIn(pair, "count")}`, number, counted.length);
    }
  },
});

/** Of each list that a rule names the field that it is about, item by item. */
function columnsIn(parameters: Given["parameters"], answer: unknown) {
  return (objectsIn(parameters, "lists") ?? []).flatMap((list) =>
    partsAt(answer, textIn(list, "list")).map(({ at, value }) => ({
      at,
      values: valuesAt(value, `/*/${textIn(list, "by")}`),
    })),
  );
}
