import { PassThrough } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { createProgress } from "../src/progress.ts";

const written = (isTTY: boolean) => {
  vi.useFakeTimers({ now: 1_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = createProgress(stream as unknown as NodeJS.WriteStream);
  progress.show(1, 9);
  progress.show(2, 9);
  vi.advanceTimersByTime(1_000);
  progress.show(3, 9);
  progress.say("comparing");
  progress.end();
  return String(stream.read() ?? "");
};

test("a terminal sees how far it is, not at every step, and nothing of it stays", () => {
  expect(written(true)).toBe("\r\u001b[K1 of 9 cases\r\u001b[K3 of 9 cases\r\u001b[Kcomparing ...\r\u001b[K");
});

test("what is no terminal sees nothing", () => {
  expect(written(false)).toBe("");
});
