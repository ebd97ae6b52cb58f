/**
 * The row that an answer holds: where it stands, and whether it has what was sent.
 */
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { schemaNode } from "@facility-contracts/model/schema/node";
import type { OperationContract } from "../contract/operation.ts";
import { Broken } from "./broken.ts";
import { type Fields, fields, isSameMoment, same } from "./compare.ts";
import { isMomentField } from "./other-values.ts";
import { answerSchemaOf } from "./template.ts";

/** How the row of an operation is read from its answers. */
export interface AnsweredRow {
  /** The pointer to it in an answer. */
  readonly path: string;
  /** The schemas of its fields. */
  readonly properties: ReadonlyMap<string, Place>;
  /** The row in an answer. */
  rowIn(answer: unknown): Fields;
  /** @throws Broken when a row does not hold what was sent; a date may be spelt in another way, to the second */
  holds(row: Fields, sent: Fields): void;
}

/** The row in the answers of an operation: the outermost object with a field that its body has too. */
export function answeredRow(operation: OperationContract): AnsweredRow {
  const body = operation.body?.schema;
  const sent = [...(body === undefined ? [] : schemaNode(body).properties)];
  const { path, properties } = objectWith(
    sent.map(([name]) => name),
    answerSchemaOf(operation),
  );
  const lists = sent.filter(([, schema]) => schemaNode(schema).types.has("array")).map(([name]) => name);
  return {
    path,
    properties,
    rowIn(answer) {
      const row = fields(valueAt(answer, path));
      // Without items it may have none, null or an empty list.
      return { ...row, ...Object.fromEntries(lists.map((name) => [name, row[name] ?? []])) };
    },
    holds(row, values) {
      for (const [name, value] of Object.entries(values)) {
        const schema = properties.get(name);
        const place = `answer ${pointerBelow(path, name)}`;
        if (schema === undefined || (isMomentField(schema) && isSameMoment(row[name], value))) continue;
        if (isMomentField(schema)) throw new Broken(place, value, row[name]);
        same(place, row[name], value);
      }
    },
  };
}

/** Deeper than any row stands in an answer: schemas may lead to themselves. */
const MAX_DEPTH = 4;

function objectWith(names: readonly string[], answer: Place): Pick<AnsweredRow, "path" | "properties"> {
  const whole = { path: "", properties: schemaNode(answer).properties };
  let level = [whole];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const found = level.find(({ properties }) => names.some((name) => properties.has(name)));
    if (found !== undefined) return found;
    level = level.flatMap(({ path, properties }) =>
      [...properties].map(([name, place]) => ({
        path: pointerBelow(path, name),
        properties: schemaNode(place).properties,
      })),
    );
  }
  return whole;
}
