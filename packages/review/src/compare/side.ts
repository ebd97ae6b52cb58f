/**
 * Who is hurt by a change.
 */
import type { Direction } from "@facility-contracts/model/direction";
import type { Side } from "../report.ts";

/** In the order in which they are told. */
export const SIDES: readonly Side[] = ["clients", "providers"];

/** Each of some sides once, in that order. */
export function sidesIn(sides: readonly Side[]): Side[] {
  return SIDES.filter((side) => sides.includes(side));
}

/** Who sends the messages of a direction, and who reads them. */
export function endsOf(direction: Direction): { readonly sender: Side; readonly reader: Side } {
  return direction === "request"
    ? { sender: "clients", reader: "providers" }
    : { sender: "providers", reader: "clients" };
}
