/**
 * Null, said once. OpenAPI 3.1 has two ways to let a value be null: `null` among the types, and a branch of its own beside
 * the schema of the value. The ledger says either with the member `null: true` beside what the value is otherwise.
 */
import { isObject } from "@facility-contracts/model/json";
import { holdsData, holdsNames } from "@facility-contracts/model/names";

/** Where a schema that takes null says what its value is otherwise. */
export interface NullBranch {
  /** The index of `{ type: "null" }` in `anyOf`. */
  readonly branch: number;
  /** The index of the schema of the value. */
  readonly other: number;
}

/** The two branches of `anyOf: [schema, { type: "null" }]`; nothing for any other list. */
export function nullBranchOf(anyOf: unknown): NullBranch | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined;
  const branch = anyOf.findIndex(
    (member) => isObject(member) && member.type === "null" && Object.keys(member).length === 1,
  );
  return branch < 0 ? undefined : { branch, other: 1 - branch };
}

/** The types of a schema without null, as the ledger writes them; nothing where null is not one of them. */
export function typeBesideNull(type: unknown): unknown {
  if (!Array.isArray(type) || !type.includes("null")) return undefined;
  const others = type.filter((name) => name !== "null");
  return others.length === 1 ? others[0] : others;
}

/**
 * A document as the ledger speaks of it: with `null: true` in each schema that takes null.
 *
 * @param isMap whether its members have names that the author chose
 */
export function withNullSaid(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withNullSaid(item));
  if (!isObject(node)) return node;
  const said: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node))
    said[key] = holdsData(key, isMap) ? value : withNullSaid(value, !isMap && holdsNames(key));
  if (isMap) return said;
  const type = typeBesideNull(node.type);
  if (type !== undefined) return { ...said, type, null: true };
  const branches = nullBranchOf(node.anyOf);
  if (branches === undefined || !Array.isArray(said.anyOf)) return said;
  const { anyOf, ...others } = said;
  return { ...others, ...Object(anyOf)[branches.other], null: true };
}
