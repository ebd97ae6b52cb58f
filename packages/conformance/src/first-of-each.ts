/** The first item of each kind, in the order in which they come. */
export function firstOfEach<Item>(items: readonly Item[], kindOf: (item: Item) => string): Item[] {
  return [...Map.groupBy(items, kindOf).values()].flatMap((same) => same.slice(0, 1));
}
