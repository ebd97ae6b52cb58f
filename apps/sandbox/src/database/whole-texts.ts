/**
 * PGlite reads texts with decoders that drop a byte order mark at their start. Of a text that somebody has sent it is a
 * character like any other.
 */

/** A decoder that keeps the mark, unless it is told otherwise. */
class WholeTextDecoder extends TextDecoder {
  constructor(...[label, options]: ConstructorParameters<typeof TextDecoder>) {
    super(label, { ignoreBOM: true, ...options });
  }
}

/** Has every decoder that is made from now on keep the mark. PGlite makes a new one after each error, and takes none of ours. */
export function keepByteOrderMarks(): void {
  globalThis.TextDecoder = WholeTextDecoder;
}
