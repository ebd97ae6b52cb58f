/**
 * What a document may give once only: operationIds, a method for the same address, and a parameter in one list.
 */
import type { Contract } from "./contract.ts";
import { objectOf } from "./json.ts";
import { type Operation, operationsOf } from "./operation.ts";
import { identityOf, isIgnored } from "./parameter.ts";
import { dereferenced, memberOf, membersOf, type Place, whereIs } from "./place.ts";

/**
 * One sentence for each operation that has the operationId of one before, or its method and address, and for each parameter
 * that its list has before: whoever looks for one would find the other. Paths that differ in the names of their parameters
 * alone are the same address.
 */
export function duplicatesOf(contract: Contract): string[] {
  const operations = operationsOf(contract);
  return [
    ...repeatedIn(operations, ({ operationId }) => operationId).map(
      ({ again, first }) =>
        `${whereIs(memberOf(again.place, "operationId"))}: the operationId ${JSON.stringify(again.operationId)} stands at ${first.pointer} too. Rename one.`,
    ),
    ...repeatedIn(operations, addressOf).map(
      ({ again, first }) =>
        `${whereIs(again.place)}: ${again.method.toUpperCase()} ${again.path} is the operation at ${first.pointer} too, as names of parameters do not tell paths apart. Make one of them.`,
    ),
    ...listsOfParameters(operations).flatMap((list) =>
      repeatedIn(list, ({ identity }) => identity).map(
        ({ again, first }) =>
          `${whereIs(again.place)}: the list has the parameter \`${again.identity}\` at ${first.pointer} too. Take one out.`,
      ),
    ),
  ];
}

interface Placed {
  readonly place: Place;
}

interface Repeated<Item extends Placed> {
  readonly again: Item;
  readonly first: Place;
}

function repeatedIn<Item extends Placed>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Repeated<Item>[] {
  const firsts = new Map<string, Place>();
  return items.flatMap((again) => {
    const key = keyOf(again);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, again.place);
      return [];
    }
    // Several references may lead to one path item or callback.
    return first.pointer === again.place.pointer ? [] : [{ again, first }];
  });
}

function addressOf({ kind, method, path }: Operation): string | undefined {
  return kind === "path" ? `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}` : undefined;
}

interface ListedParameter extends Placed {
  readonly identity: string | undefined;
}

/** The lists of path items and operations, each once; a reference in them stands for the parameter that it leads to. */
function listsOfParameters(operations: readonly Operation[]): ListedParameter[][] {
  const lists = operations.flatMap(({ item, place }) =>
    [item, place].map((owner) => memberOf(owner, "parameters")),
  );
  return [...new Map(lists.map((list) => [list.pointer, list])).values()].map((list) =>
    membersOf(list).map(({ place }) => {
      const { in: where, name } = objectOf(dereferenced(place).value);
      if (typeof where !== "string" || typeof name !== "string") return { place, identity: undefined };
      const named = { in: where, name };
      return { place, identity: isIgnored(named) ? undefined : identityOf(named) };
    }),
  );
}
