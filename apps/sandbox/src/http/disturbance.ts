/**
 * Answers that take their time, and requests that are refused although nothing is wrong with them: what clients meet.
 */
import { hash } from "node:crypto";
import { Refusal } from "../operations/refusal.ts";

export interface Disturbance {
  /** How long each waits, in milliseconds: as long as the larger number at most, at random. */
  readonly latency: { readonly least: number; readonly most: number };
  /** The share of them that is answered 503, from 0 to 1. */
  readonly failing: number;
  /** Gives the same again for the same requests in the same order. */
  readonly seed: string;
}

/** Makes what each request goes through before anything else. It throws a Refusal 503 for those that fail. */
export function disturb({ latency, failing, seed }: Disturbance): () => Promise<void> {
  let requests = 0;
  return async () => {
    requests += 1;
    const number = requests;
    const wait = latency.least + randomOf(`${seed}:${number}:latency`) * (latency.most - latency.least);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (randomOf(`${seed}:${number}:failing`) < failing) throw new Refusal(503);
  };
}

/** A number from 0 to 1, and never 1, that a text gives. */
function randomOf(text: string): number {
  return hash("sha256", text, "buffer").readUInt32BE() / 2 ** 32;
}
