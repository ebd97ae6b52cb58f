/**
 * The same work for many things, some of them at the same time.
 */

/**
 * Works on some things at once, the next one when one is done; the results stand in the order of the things. After an error
 * nothing more is begun, and it is thrown when what is in work has ended.
 */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  onResult: (result: Result, done: number) => void = () => undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let done = 0;
  let hasFailed = false;
  const workers = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of waiting) {
      if (hasFailed) return;
      try {
        const result = await work(item);
        results[index] = result;
        done += 1;
        onResult(result, done);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  });
  // So that nothing is in work any more when the error is thrown.
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return results;
}
