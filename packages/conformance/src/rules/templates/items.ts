/**
 * Answers to a list of items: how many there are, and which answers which.
 */
import { expressionOf } from "@facility-contracts/model/markers";
import { valueAt } from "@facility-contracts/model/pointer";
import { broken, checkEach, NotPossible } from "../broken.ts";
import { same } from "../compare.ts";
import { markedParts, partsAt, valuesAt } from "../parts.ts";
import type { Template } from "../template.ts";

/** What is marked x-count-of is the number of items that were sent. */
export const count: Template = ({ operation }) => ({
  check({ body, answer }) {
    checkEach(markedParts(operation, "x-count-of"), ({ path, value }) =>
      same(`answer ${path}`, valueAt(answer.value, path), valuesAt(body, `${pointerOf(value)}/*`).length),
    );
  },
});

/** What is marked x-item-per has as many items as were sent. */
export const asManyItems: Template = ({ operation }) => ({
  check({ body, answer }) {
    checkEach(markedParts(operation, "x-item-per"), ({ path, value }) => {
      const [got, sent] = [valuesAt(answer.value, `${path}/*`), valuesAt(body, `${pointerOf(value)}/*`)];
      if (got.length !== sent.length) throw broken(`answer ${path}`, `${sent.length} items`, got);
    });
  },
});

/** What is marked x-item-per has an item for each item that was sent, with what is marked x-copy-of in it. */
export const itemPerItem = copies((values) => values.toSorted());

/** The same, in the order of the items that were sent. */
export const itemsInOrder = copies((values) => values);

/** No two items of an answer share what is marked x-unique, and an address among them is one. */
export const unique: Template = ({ operation }) => ({
  check({ answer }) {
    const areOwn = () =>
      checkEach(markedParts(operation, "x-unique"), ({ path }) => {
        const values = valuesAt(answer.value, path);
        checkEach(partsAt(answer.value, path).entries(), ([index, { at, value }]) => {
          if (value === undefined || value === "" || values.indexOf(value) < index)
            throw broken(`answer ${at}`, "a value that no other item has", value);
        });
      });
    const areAddresses = () =>
      checkEach(
        markedParts(operation, "x-presigned-url").flatMap(({ path }) => partsAt(answer.value, path)),
        ({ at, value }) => {
          if (!URL.canParse(String(value))) throw broken(`answer ${at}`, "a URL", value);
        },
      );
    checkEach([areOwn, areAddresses], (check) => check());
  },
});

/** What is marked x-unique never comes again, in no other answer. */
export const newValues: Template = ({ operation }) => ({
  async run(provider) {
    const seen: unknown[] = [];
    const one = () => provider.accepted(operation.operationId);
    for (const answer of [await one(), ...(await Promise.all([one(), one()]))]) {
      for (const { at, value } of markedParts(operation, "x-unique").flatMap(({ path }) =>
        partsAt(answer, path),
      )) {
        if (seen.includes(value)) throw broken(`answer ${at}`, "a value that no answer had before", value);
        seen.push(value);
      }
    }
    if (seen.length === 0) throw new NotPossible("no answer had a value that never comes again");
  },
});

/** What of the items that were sent has to come back, against what came. */
function copies(ordered: (values: readonly string[]) => readonly string[]): Template {
  return ({ operation }) => ({
    check({ body, answer }) {
      const lists = markedParts(operation, "x-item-per");
      for (const { path, value: source } of markedParts(operation, "x-copy-of")) {
        const list = lists.find((around) => path.startsWith(`${around.path}/*/`));
        if (list === undefined) continue;
        const sent = valuesAt(body, `${pointerOf(list.value)}/*${pointerOf(source)}`).map(String);
        same(`answer ${list.path}`, ordered(valuesAt(answer.value, path).map(String)), ordered(sent));
      }
    },
  });
}

/** The part of the body, or of the item, that a marker names. */
function pointerOf(expression: string): string {
  return expressionOf(expression)?.pointer ?? "";
}
