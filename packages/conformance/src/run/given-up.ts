/**
 * What a run does not send any more: it would tell nothing, or take as long as the deadline each time.
 */
import { isRefusal } from "../cases/case.ts";
import { TOO_MANY } from "../contract/operation.ts";
import type { Unit } from "./plan.ts";

/** How many requests may come to nothing before their like are given up. */
const MAX_SILENT = 3;

export interface GivenUp {
  /** Why a unit is not sent; undefined for one that is. */
  why(unit: Unit): string | undefined;
  /** Notes why nothing is sent that stands on the base request of an operation. */
  block(operationId: string, why: string): void;
  /** Notes a status with which the base request of an operation was refused: what is to be refused tells nothing then. */
  refuse(operationId: string, status: number): void;
  /** The last of these. */
  refusalOf(operationId: string): number | undefined;
  /** Notes that a unit got no answer. */
  noAnswer(unit: Unit, check: string): void;
  /** Notes that an operation was asked too often. */
  tooMany(operationId: string): void;
}

export function createGivenUp(): GivenUp {
  /** Operations whose base request was refused. */
  const blocked = new Map<string, string>();
  /** Operations to which nothing more is sent. */
  const mute = new Map<string, string>();
  /** Checks of operations that got no answer. */
  const silent = new Map<string, string>();
  const refusals = new Map<string, number>();
  const times = new Map<string, number>();

  /** Counts the requests that came to nothing, and tells when they are enough. */
  function isOften(key: string): boolean {
    const now = (times.get(key) ?? 0) + 1;
    times.set(key, now);
    return now === MAX_SILENT;
  }

  /** Of a case, that its like was given up, or that its refusal is what every request gets. */
  function whyNoCase(unit: Unit): string | undefined {
    if (unit.kind !== "base" && unit.kind !== "case") return undefined;
    const { operationId } = unit.operation;
    const { check, expect } = unit.tested;
    const status = refusals.get(operationId) ?? 0;
    const isRefusedAnyhow = unit.kind === "case" && expect.kind === "refused" && isRefusal(expect, status);
    return (
      silent.get(`${operationId} ${check}`) ??
      (isRefusedAnyhow ? `the base request is answered ${status} too` : undefined)
    );
  }

  return {
    why(unit) {
      const { operationId } = unit.operation;
      const block = needsBase(unit) ? blocked.get(operationId) : undefined;
      return block ?? mute.get(operationId) ?? whyNoCase(unit);
    },
    block: (operationId, why) => void blocked.set(operationId, why),
    refuse: (operationId, status) => void refusals.set(operationId, status),
    refusalOf: (operationId) => refusals.get(operationId),
    noAnswer({ kind, operation: { operationId } }, check) {
      if (kind === "base") mute.set(operationId, "the base request got no answer");
      const key = `${operationId} ${check}`;
      if (isOften(key)) silent.set(key, `left out, after ${MAX_SILENT} requests of this check got no answer`);
    },
    tooMany(operationId) {
      if (!isOften(operationId)) return;
      const often = `${MAX_SILENT} requests were answered ${TOO_MANY}`;
      mute.set(operationId, `left out, after ${often} (--rate sends fewer in a second)`);
    },
  };
}

/** Whether the base request has to work for a unit to tell anything. */
function needsBase(unit: Unit): boolean {
  if (unit.kind === "case") return unit.tested.expect.kind === "accepted";
  return unit.kind !== "base";
}
