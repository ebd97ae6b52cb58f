/**
 * Ways of writing another answer than the correct one.
 */
import type { WireAnswer } from "@facility-contracts/provider/wire";
import type { Changes } from "./seams.ts";

/** An answer without a body. */
export function bare(status: number): WireAnswer {
  return { status, headers: {}, body: new Uint8Array() };
}

/** Writes another answer to some statuses. */
export function rewritten(
  test: (status: number) => boolean,
  change: (answer: WireAnswer) => WireAnswer,
): Changes {
  return { send: (answer) => (test(answer.status) ? change(answer) : answer) };
}

/** Says another media type. */
export function typed(type: string): (answer: WireAnswer) => WireAnswer {
  return (answer) => ({ ...answer, headers: { ...answer.headers, "content-type": type } });
}

/** The body as a text. */
export function textOf(answer: WireAnswer): string {
  return new TextDecoder().decode(answer.body);
}

/** The same with other bytes. */
export function withBytes(answer: WireAnswer, body: Uint8Array): WireAnswer {
  return { ...answer, headers: { ...answer.headers, "content-length": String(body.length) }, body };
}

/** Whether a status is an error. */
export function isError(status: number): boolean {
  return status >= 400;
}

/** Whether a status says that all went well. */
export function isFine(status: number): boolean {
  return status < 300;
}
