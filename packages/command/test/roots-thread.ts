import { answerJobs } from "../src/threads.ts";

/** Takes square roots; of what has none it throws. */
answerJobs(async (square: number): Promise<number> => {
  if (square < 0) throw new RangeError(`${square} has no root`);
  return Math.sqrt(square);
});
