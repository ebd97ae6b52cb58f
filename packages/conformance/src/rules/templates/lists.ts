/**
 * Lists of an answer: their order, their identifiers, their counts.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import { broken, checkEach, NotPossible } from "../broken.ts";
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
      checkEach(columnsIn(parameters, answer.value), ({ at, values }) => {
        const texts = values.filter((value) => typeof value === "string");
        const letters = texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ""));
        if (!isSorted(texts) && !isSorted(letters)) throw broken(`answer ${at}`, "alphabetical order", texts);
      });
    },
  };
};

/** No two items of a list have the same identifier. */
export const distinct: Template = ({ parameters }) => ({
  check({ answer }) {
    checkEach(columnsIn(parameters, answer.value), ({ at, values }) => {
      const ids = values.filter(isThere);
      if (new Set(ids).size < ids.length) throw broken(`answer ${at}`, "identifiers that differ", ids);
    });
  },
});

/** A count is the length of a list, where an answer has both. */
export const counts: Template = ({ parameters }) => ({
  check({ answer }) {
    const pairs = (objectsIn(parameters, "counts") ?? []).flatMap((pair) => {
      const at = textIn(pair, "count");
      const [number, counted] = [at, textIn(pair, "of")].map((path) => valueAt(answer.value, path));
      // A list that is there has a number of entries, if none.
      const isCounted = number !== undefined && Array.isArray(counted);
      return isCounted ? [{ at, number, length: counted.length }] : [];
    });
    if (pairs.length === 0) throw new NotPossible("no answer had both a count and its list");
    checkEach(pairs, ({ at, number, length }) => same(`answer ${at}`, number, length));
  },
});

/** Of each list that a rule names the field that it is about, item by item. */
function columnsIn(parameters: Given["parameters"], answer: unknown) {
  const columns = (objectsIn(parameters, "lists") ?? []).flatMap((list) =>
    partsAt(answer, textIn(list, "list")).map(({ at, value }) => ({
      at,
      values: valuesAt(value, `/*/${textIn(list, "by")}`),
    })),
  );
  if (columns.every(({ values }) => values.length === 0))
    throw new NotPossible("no answer had items in its lists");
  return columns;
}
