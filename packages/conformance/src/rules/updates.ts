/**
 * The row that an operation updates, as scenarios change it and look at it.
 */
import { type JsonObject, objectOf, textsOf } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import type { RowId } from "../config.ts";
import { isValid } from "../contract/validator.ts";
import { type AnsweredRow, answeredRow } from "./answered-row.ts";
import { NotPossible } from "./broken.ts";
import { sameFields } from "./compare.ts";
import { exactValues, type Field, fieldsOf, otherValues, wrongValues } from "./other-values.ts";
import type { Provider } from "./provider.ts";
import { type Given, objectsIn } from "./template.ts";

/** The updates of one operation, of one scenario. */
export interface Updates extends AnsweredRow {
  /** Whether every field of a body may be left out. */
  readonly isPartial: boolean;
  /** Fields of the row that an update may move, as pointers. */
  readonly moves: readonly string[];
  /** The body of the base request. */
  readonly base: JsonObject;
  /** The fields of a body. */
  readonly fields: readonly Field[];
  /** Values that differ from the base, one field at a time unless the rule says more. */
  changes(turn?: number): readonly JsonObject[];
  /** The same, all at once. */
  change(): JsonObject;
  /** Rounds of values that have to be kept exactly, in all fields that take such at once. */
  exactChanges(): readonly JsonObject[];
  /** A body with these fields: alone where that is enough, else with the others of the base. */
  bodyWith(change: JsonObject): JsonObject;
  /** Updates a row, and gives it as it is answered. */
  update(change: JsonObject, id?: RowId): Promise<JsonObject>;
  /** A row as it is: as an update without any field shows it, else the one that was made last, which is made again. */
  read(id?: RowId): Promise<JsonObject>;
  /** Tells when a row differs from what it was in more than what was sent and what may move. The scenario goes on. */
  changed(row: JsonObject, before: JsonObject, sent?: JsonObject): void;
}

export function updatesOf(provider: Provider, { moves, operation, parameters }: Given): Updates {
  const { operationId } = operation;
  const body = operation.body?.schema;
  if (body === undefined) throw new NotPossible(`${operationId} takes no JSON body`);
  const row = answeredRow(operation);
  if (row.properties.size === 0) throw new NotPossible(`the answers of ${operationId} show no row`);
  const base = objectOf(provider.example(operationId));
  const isPartial = isValid(body, {});
  const sendable = fieldsOf(body, base, provider.config);
  const moved = [...moves, ...textsOf(parameters.moves)].flatMap((pointer) =>
    pointer.startsWith(`${row.path}/`) ? [pointer.slice(row.path.length)] : [],
  );
  const sent = new Map<RowId | undefined, JsonObject>();
  const send = async (whole: JsonObject, id: RowId | undefined) =>
    row.rowIn(await provider.accepted(operationId, id === undefined ? { body: whole } : { body: whole, id }));
  const bodyWith = (change: JsonObject) => (isPartial ? change : { ...base, ...change });
  const changes = (turn = 0) =>
    objectsIn(parameters, "changes") ??
    sendable.flatMap((field, index) =>
      otherValues(field, field.like, turn + index).map((value) => ({ [field.name]: value })),
    );
  return {
    ...row,
    isPartial,
    moves: moved,
    base,
    fields: sendable,
    changes,
    change: () => Object.assign({}, ...changes()),
    exactChanges() {
      const exact = sendable
        .map((field) => ({ name: field.name, values: exactValues(field) }))
        .filter(({ values }) => values.length > 0);
      const rounds = Math.max(0, ...exact.map(({ values }) => values.length));
      // No two fields have the same text.
      return Array.from({ length: rounds }, (_, round) =>
        Object.fromEntries(
          exact.map(({ name, values }, index) => [name, values[(round + index) % values.length]]),
        ),
      );
    },
    bodyWith,
    update(change, id) {
      sent.set(id, bodyWith(change));
      return send(bodyWith(change), id);
    },
    read: (id) => send(isPartial ? {} : (sent.get(id) ?? base), id),
    changed(got, before, values = {}) {
      const free = [...moved, ...Object.keys(values).map((name) => pointerBelow("", name))];
      provider.check(() => row.holds(got, values));
      provider.check(() => sameFields(got, before, free, "all", row.path));
    },
  };
}

/** Values that a body must not have, each with the field that it is wrong in. */
export function faultsOf({ parameters }: Given, sendable: readonly Field[]): readonly JsonObject[] {
  const derived = () =>
    sendable.flatMap((field) => wrongValues(field).map((value) => ({ [field.name]: value })));
  return objectsIn(parameters, "faults") ?? derived();
}
