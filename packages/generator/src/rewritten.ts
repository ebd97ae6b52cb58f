/**
 * Documents some parts of which are others. What is data is no part, as an extension may be, and neither is what holds names that an
 * author chose.
 */
import { isObject, type JsonObject } from "@facility-contracts/model/json";
import { holdsData, holdsNames } from "@facility-contracts/model/names";

/** What a part of a document becomes; it stands at the keyword, in a list or under a name if that holds such. */
export type Change = (part: JsonObject, keyword: string) => JsonObject;

/**
 * A value of a document, with each object that has keywords as `change` makes it, from the outside to the inside.
 *
 * @param keyword where the value stands
 * @param isMap whether the members of the value itself have names that the author chose
 */
export function rewritten(value: unknown, change: Change, keyword = "", isMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, change, keyword));
  if (!isObject(value)) return value;
  const part = isMap ? value : change(value, keyword);
  return Object.fromEntries(
    Object.entries(part).map(([key, member]) => [
      key,
      holdsData(key, isMap) || (!isMap && key.startsWith("x-"))
        ? member
        : rewritten(member, change, isMap ? keyword : key, !isMap && holdsNames(key)),
    ]),
  );
}
