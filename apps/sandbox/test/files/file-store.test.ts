import { describe, expect, it } from "vitest";
import { isAnnouncedSize, MOST_BYTES, mostBytesOf } from "../../src/files/file-store.ts";

describe("an announced size", () => {
  it.each([
    [1024, 1024],
    [1, 1],
    [1, 1_000_000],
    [2, 1_000_001],
    [2, 2_000_000],
    [0, 0],
  ])("of %i is that of a file of %i bytes", (announced, bytes) => {
    expect(isAnnouncedSize(announced, bytes)).toBe(true);
    expect(bytes).toBeLessThanOrEqual(mostBytesOf(announced));
  });

  it.each([
    [1024, 1023],
    [1024, 1025],
    [1, 0],
    [1, 1_000_001],
    [2, 1_000_000],
    [0, 1],
    [-1, 0],
    [0.5, 1],
  ])("of %f is not that of a file of %i bytes", (announced, bytes) => {
    expect(isAnnouncedSize(announced, bytes)).toBe(false);
  });

  it.each([
    [0, 0],
    [-3, 0],
    [1, 1_000_000],
    [100, MOST_BYTES],
    [101, MOST_BYTES],
    [1e300, MOST_BYTES],
  ])("of %f allows %i bytes at most", (announced, most) => {
    expect(mostBytesOf(announced)).toBe(most);
  });
});
