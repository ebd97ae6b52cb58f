/**
 * Rules that the documentation states in prose and no schema can hold.
 */
import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import type { ReadAnswer } from "../checks/answer.ts";
import type { ProviderConfig, RowId } from "../config.ts";
import { Broken } from "./broken.ts";
import type { Provider } from "./provider.ts";

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

interface Stated {
  /** Names it in reports: `partial-update`. */
  readonly id: string;
  readonly operationId: string;
  /** The rule, as a sentence. */
  readonly says: string;
  /** Why it is assumed, when no page says it. */
  readonly assumed?: string;
}

/** A request that was answered with the status that it had to be answered with. */
export interface Answered {
  /** The row that the path names last; undefined where it names none. */
  readonly id: RowId | undefined;
  /** The JSON value that was sent. */
  readonly body: unknown;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** What the case was about: `body /title`. */
  readonly place: string;
  readonly answer: ReadAnswer;
}

/** A rule for single answers. It is held against every answer of its kind that the suite gets. */
export interface AnswerRule extends Stated {
  readonly status: number;
  /** @throws Broken */
  check(answered: Answered): void;
}

/** A rule that takes several requests. */
export interface ScenarioRule extends Stated {
  /** The probe that it takes, by its name: without it, it is not checked. */
  readonly probe?: string;
  /** Why a configuration does not allow to check it, if it does not. */
  needs?(config: ProviderConfig): string | undefined;
  /** @throws Broken */
  run(provider: Provider): Promise<void>;
}

/** The rules of an API. */
export interface Rules {
  readonly answers: readonly AnswerRule[];
  readonly scenarios: readonly ScenarioRule[];
}

/** For {@link ScenarioRule.needs}: a second row of a kind. */
export function secondRow(kind: string): (config: ProviderConfig) => string | undefined {
  return ({ rows = {} }) =>
    (rows[kind]?.existing ?? []).length > 1 ? undefined : `rows.${kind}.existing has no second id`;
}

/** @throws Broken when two values are not the same JSON. */
export function same(place: string, got: unknown, expected: unknown): void {
  if (canonical(got) !== canonical(expected)) throw new Broken(place, expected, got);
}

/** @throws Broken when two objects differ in a field that is not excepted. */
export function sameFields(got: Fields, expected: Fields, ...except: readonly string[]): void {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(got)]))
    if (!except.includes(name) && (isThere(got[name]) || isThere(expected[name])))
      same(`answer /${name}`, got[name], expected[name]);
}

/** What an answer may lack is null or left out: both say that there is nothing. */
export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** @throws Broken when two objects differ in what both of them have, at any depth, but for the excepted fields. */
export function sameShared(got: Fields, expected: Fields, ...except: readonly string[]): void {
  const shared = Object.keys(expected).filter((name) => Object.hasOwn(got, name) && !except.includes(name));
  for (const name of shared) sameParts(`answer /${name}`, got[name], expected[name]);
}

function sameParts(place: string, got: unknown, expected: unknown): void {
  const areLists = Array.isArray(got) && Array.isArray(expected);
  if (isMoment(got) && isMoment(expected)) {
    if (Date.parse(got) !== Date.parse(expected)) throw new Broken(place, expected, got);
  } else if (areLists && got.length !== expected.length) throw new Broken(place, expected, got);
  else if (areLists || (isObject(got) && isObject(expected)))
    for (const name of keysIn(expected).filter((key) => Object.hasOwn(got, key)))
      sameParts(`${place}/${name}`, memberIn(got, name), memberIn(expected, name));
  else same(place, got, expected);
}

/** A database spells a date in its own way. */
function isMoment(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}

/** The object that a value is, or an empty one: what should be there is told by the schema. */
export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The list that a value is, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON whose names are sorted: their order means nothing. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
