/**
 * What the parts of a comparison share: the two documents, and how a difference becomes a change.
 */
import { camel } from "@facility-contracts/generator/names";
import type { Contract } from "@facility-contracts/model/contract";
import type { Direction } from "@facility-contracts/model/direction";
import type { Operation } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import type { Containment } from "../containment/contained.ts";
import type { SameReach } from "../equality.ts";
import type { Side, TouchedOperation, Witness } from "../report.ts";
import type { Move } from "../schema/bearing.ts";
import type { Usable } from "../schema/usable.ts";
import type { Memory } from "./looked.ts";
import { addressOf, isWebhook, pathOf } from "./operation.ts";
import type { Noticed, Recorder } from "./recorder.ts";
import { SIDES, sidesIn } from "./side.ts";

/** The two contracts as the messages of one direction have to keep them. */
export interface Way {
  readonly before: Contract;
  readonly after: Contract;
  readonly same: SameReach;
  readonly containment: Containment;
}

/** An operation that both contracts have. */
export interface Pairing {
  readonly api: string;
  readonly before: Operation;
  readonly after: Operation;
  /** As the contracts are written. */
  readonly same: SameReach;
  readonly ways: Readonly<Record<Direction, Way>>;
  readonly usable: Usable;
  readonly recorder: Recorder;
  readonly memory: Memory;
}

/** What two lists have under each key; either may not have it. Of what has the same key, the last counts. */
export function pairsOf<Item>(old: readonly Item[], now: readonly Item[], keyOf: (item: Item) => string) {
  const byKey = (items: readonly Item[]) => new Map(items.map((item) => [keyOf(item), item]));
  const [before, after] = [byKey(old), byKey(now)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].map((key) => ({ key, one: before.get(key), other: after.get(key) }));
}

/**
 * Who is hurt. Who sends a message is hurt when it is no longer allowed, who reads it when more is allowed. In a webhook
 * the provider sends the request.
 */
export function sideOf(move: Move, direction: Direction, operation: Operation): Side {
  const sentByClient = (direction === "request") !== isWebhook(operation);
  return (move === "narrowed") === sentByClient ? "clients" : "providers";
}

/** An operation as a change names it. */
export function touchedBy(
  api: string,
  operation: Operation,
  direction: TouchedOperation["direction"],
): TouchedOperation {
  const { method, operationId = "" } = operation;
  return {
    operationId,
    method,
    path: pathOf(operation),
    direction,
    clientMethod: `${camel(api)}.${operationId}`,
  };
}

/** A difference that a rule judges: what it is, and what it means. */
export interface Ruled {
  readonly kind: string;
  readonly title: string;
  readonly sentence: string;
  readonly breaks?: readonly Side[];
  readonly tier?: Noticed["tier"];
  readonly certainty?: Noticed["certainty"];
  readonly before: Place | undefined;
  readonly after: Place | undefined;
  readonly witnesses?: readonly Witness[];
  readonly everywhere?: boolean;
}

/** Notes a difference that a rule judges at an operation. */
export function noteRuled(
  { api, after, recorder }: Pick<Pairing, "api" | "after" | "recorder">,
  direction: TouchedOperation["direction"],
  {
    kind,
    title,
    sentence,
    breaks = [],
    tier = "wire",
    certainty,
    everywhere = false,
    witnesses = [],
    ...places
  }: Ruled,
): void {
  // The sides are those of a request by a client; where the provider sends it they are reversed.
  const isReversed = tier === "wire" && direction !== "both" && isWebhook(after);
  const sideHere = (side: Side): Side => (isReversed ? (side === "clients" ? "providers" : "clients") : side);
  recorder.note({
    kind,
    title,
    sentence,
    tier,
    breaks: sidesIn(breaks.map(sideHere)),
    certainty: certainty ?? (witnesses.length > 0 ? "proven" : "by rule"),
    witnesses: SIDES.flatMap((side) =>
      witnesses.filter((witness) => sideHere(witness.side) === side).map((witness) => ({ ...witness, side })),
    ),
    everywhere,
    operation: touchedBy(api, after, direction),
    ...placesOf(places.before, places.after),
  });
}

/** The two places of a change. Where there is none, the other one's pointer says where it would be. */
export function placesOf(
  before: Place | undefined,
  after: Place | undefined,
): Pick<Noticed, "before" | "after"> {
  const pointer = (before ?? after)?.pointer ?? "#";
  const place = (located: Place | undefined) =>
    located === undefined || located.value === undefined
      ? { pointer: located?.pointer ?? pointer }
      : { pointer: located.pointer, value: located.value };
  return { before: place(before), after: place(after) };
}

/** A request that needs no value to show what is meant. */
export function requestWitness(
  side: Side,
  operation: Operation,
  allowed: Witness["allowed"],
  what: string,
  refusal: string,
): Witness {
  const address = `${addressOf(operation)} ${what}`.trim();
  return witnessOf(operation, { side, message: "request", allowed, what: address, refusal });
}

/** For each of some sides a message of the version that allows it, which needs no value to show what is meant. */
export function witnessesFor(
  pairing: Pairing,
  sides: readonly Side[],
  message: Omit<Witness, "operationId" | "at" | "side">,
): Witness[] {
  return sides.map((side) => witnessOf(pairing[message.allowed], { ...message, side }));
}

function witnessOf(
  { operationId = "" }: Operation,
  { side, message, allowed, what, refusal }: Omit<Witness, "operationId" | "at">,
): Witness {
  return { side, message, operationId, allowed, what, at: "", refusal };
}
