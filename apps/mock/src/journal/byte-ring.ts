/** So much is kept at most, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/** So much to begin with, in bytes: enough for a thousand requests with a form, and small enough for a processor's cache. */
const MIN_BYTES = 1024 * 1024;

/**
 * The last bytes that were written, one behind the other in one piece of memory, and again from its start. A place in it is
 * the number of bytes that were written before. As objects that stay for a while they would cost the garbage collector more
 * than all the rest of a request. It grows when it is too small for what has to stay: memory that is written for the first time
 * costs more than what a processor still has at hand.
 */
export class ByteRing {
  #bytes = Buffer.allocUnsafeSlow(MIN_BYTES);
  /** How many bytes were written: the place of the next one. */
  #written = 0;

  /**
   * Writes a text, a byte for each character.
   *
   * @param oldest what was written from there on has to stay, as long as there is room for it
   * @returns the place where it begins
   */
  writeText(text: string, oldest: number): number {
    const start = this.#reserve(text.length, oldest);
    this.#bytes.write(text, start % this.#bytes.length, "latin1");
    return start;
  }

  /** Writes the first bytes of a body, in the same way. */
  writeBytes(bytes: Buffer, length: number, oldest: number): number {
    const start = this.#reserve(length, oldest);
    bytes.copy(this.#bytes, start % this.#bytes.length, 0, length);
    return start;
  }

  /** Whether what was written from a place on still stands there. */
  holds(start: number): boolean {
    return this.#written - start <= this.#bytes.length;
  }

  /** What was written at a place in one go: the next writes may change it. */
  read(start: number, length: number): Buffer {
    const index = start % this.#bytes.length;
    return this.#bytes.subarray(index, index + length);
  }

  #reserve(length: number, oldest: number): number {
    while (this.#bytes.length < MAX_BYTES && this.#startFor(length) + length - oldest > this.#bytes.length)
      this.#grow();
    const start = this.#startFor(length);
    this.#written = start + length;
    return start;
  }

  /** Where so many bytes begin, which stand in one piece. */
  #startFor(length: number): number {
    const size = this.#bytes.length;
    const isAtEnd = (this.#written % size) + length > size;
    return isAtEnd ? Math.ceil(this.#written / size) * size : this.#written;
  }

  /** Twice the memory: what stood in one piece does so again. */
  #grow(): void {
    const size = this.#bytes.length;
    const grown = Buffer.allocUnsafeSlow(2 * size);
    const turn = this.#written - (this.#written % size);
    const copy = (start: number, end: number) =>
      this.#bytes.copy(grown, start % grown.length, start % size, (start % size) + end - start);
    if (turn > 0) copy(this.#written - size, turn);
    copy(turn, this.#written);
    this.#bytes = grown;
  }
}
