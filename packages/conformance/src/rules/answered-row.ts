/**
 * The row that an answer holds: where it stands, and whether it has what was sent.
 */
import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { schemaNode } from "@facility-contracts/model/schema/node";
import { type ObjectWithin, objectWith } from "@facility-contracts/model/schema/object-with";
import type { OperationContract } from "../contract/operation.ts";
import { broken, checkEach } from "./broken.ts";
import { isSameMoment, same } from "./compare.ts";
import { isMomentField } from "./other-values.ts";
import { answerSchemaOf } from "./template.ts";

/** How the row of an operation is read from its answers. */
export interface AnsweredRow extends ObjectWithin {
  /** The row in an answer. */
  rowIn(answer: unknown): JsonObject;
  /** @throws Broken when a row does not hold what was sent; a date may be spelt in another way, to the second */
  holds(row: JsonObject, sent: JsonObject): void;
}

const NOTHING: ObjectWithin = { path: "", properties: new Map() };

/** The row in the answers of an operation: the outermost object with a field that its body has too. */
export function answeredRow(operation: OperationContract): AnsweredRow {
  const body = operation.body?.schema;
  const sent = [...(body === undefined ? [] : schemaNode(body).properties)];
  const names = sent.map(([name]) => name);
  const { path, properties } = objectWith(names, answerSchemaOf(operation)) ?? NOTHING;
  const lists = sent.filter(([, schema]) => schemaNode(schema).types.has("array")).map(([name]) => name);
  return {
    path,
    properties,
    rowIn(answer) {
      const row = objectOf(valueAt(answer, path));
      // Without items it may have none, null or an empty list.
      return { ...row, ...Object.fromEntries(lists.map((name) => [name, row[name] ?? []])) };
    },
    holds(row, values) {
      checkEach(Object.entries(values), ([name, value]) => {
        const schema = properties.get(name);
        const place = `answer ${pointerBelow(path, name)}`;
        if (schema === undefined) return;
        if (!isMomentField(schema)) same(place, row[name], value);
        else if (!isSameMoment(row[name], value)) throw broken(place, value, row[name]);
      });
    },
  };
}
