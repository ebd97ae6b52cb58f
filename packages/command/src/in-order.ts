/**
 * The same work for many things, some of them at the same time.
 */

/** Works on some things at once, the next one when one is done; the results stand in the order of the things. */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  onResult: (result: Result, done: number) => void = () => undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, item] of waiting) {
        const result = await work(item);
        results[index] = result;
        done += 1;
        onResult(result, done);
      }
    }),
  );
  return results;
}
