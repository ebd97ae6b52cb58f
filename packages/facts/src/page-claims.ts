/**
 * What one documentation page gives, by the place on it: to be held against the page again.
 */
import { counted } from "@facility-contracts/command/amounts";
import type { LedgerCheck } from "./check.ts";
import type { Claim } from "./claims.ts";
import type { Ground, Page } from "./ledger.ts";

/** What a page says in a sentence, or shows in an example. */
export interface Statement {
  readonly fact: string;
  readonly ground: Ground;
  readonly claims: readonly Claim[];
}

/** A place on a page, with all that it gives. */
export interface PagePlace {
  readonly on: string;
  readonly statements: readonly Statement[];
}

/** The places of a page that claims of a contract rest on. */
export function pageClaims(page: string, { grounds }: LedgerCheck): PagePlace[] {
  const claims = grounds.flatMap(({ claim, entry }) => {
    const { fact, ground, on, page: of } = entry ?? {};
    return of !== page || fact === undefined || ground === undefined || on === undefined
      ? []
      : [{ claim, fact, ground, on }];
  });
  return [...Map.groupBy(claims, ({ on }) => on)].map(([on, atPlace]) => ({
    on,
    statements: [...Map.groupBy(atPlace, ({ fact, ground }) => `${ground} ${fact}`).values()].flatMap(
      (same) => {
        const [first] = same;
        if (first === undefined) return [];
        return [{ fact: first.fact, ground: first.ground, claims: same.map(({ claim }) => claim) }];
      },
    ),
  }));
}

/** The same as text. */
export function pageText({ address, name, read }: Page, check: LedgerCheck): string {
  const places = pageClaims(name, check);
  const count = places.flatMap(({ statements }) => statements.flatMap(({ claims }) => claims)).length;
  return [
    `${name}: ${counted(count, "claim")}`,
    `${address}, read on ${read}`,
    ...places.flatMap(({ on, statements }) => [
      "",
      on,
      ...statements.flatMap(({ claims, fact, ground }) => [
        `  ${ground}: ${fact}`,
        ...claims.map(({ at }) => `    ${at}`),
      ]),
    ]),
    "",
  ].join("\n");
}
