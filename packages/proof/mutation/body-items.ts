/**
 * Bodies: items of an array that the provider does not look at.
 */

import { isObject } from "@facility-contracts/model/json";
import { without } from "@facility-contracts/provider/foreign/json";
import { EACH, valueName } from "@facility-contracts/provider/foreign/schema";
import { type BodyOperator, edited } from "./body-change.ts";

/** Only the first item is checked, only the first ten, or all but the last of several. */
export const uncheckedItems: BodyOperator = (body, node) => {
  const { items } = node.schema;
  if (!isObject(items)) return [];
  const shared = { kind: "request/items", pointer: `${node.pointer}/items` };
  const name = valueName(node.value);
  return [
    ...[1, 10].map((count) =>
      edited(body, node, {
        ...shared,
        name: `items-from-${count + 1}-unchecked`,
        says: `Items of ${name} are checked up to number ${count}.`,
        edit: (schema) => ({ ...without(schema, "items"), prefixItems: Array(count).fill(items) }),
      }),
    ),
    {
      ...shared,
      value: node.value,
      name: "last-item-unchecked",
      says: `The last of several items of ${name} is not checked.`,
      accepts: (value) => body.valid(value) || body.valid(lastAsFirst(value, node.value)),
    },
  ];
};

/** The value with the first item of an array in the place of the last one. */
function lastAsFirst(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined)
    return Array.isArray(value) && value.length > 1 ? value.with(value.length - 1, value[0]) : value;
  if (name === EACH) return Array.isArray(value) ? value.map((item) => lastAsFirst(item, rest)) : value;
  return isObject(value) && name in value ? { ...value, [name]: lastAsFirst(value[name], rest) } : value;
}
