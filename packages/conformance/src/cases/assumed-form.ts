/**
 * The weakest part of a body: a form that is only assumed to be right makes whatever is expected of the request an assumption.
 */
import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { type Assumption, assumptionOf } from "@facility-contracts/model/provenance";
import { schemaNode } from "@facility-contracts/model/schema/node";
import type { RequestBase } from "./request.ts";

/** The assumption that the form of a body rests on, where it differs from that of the base request. */
export function assumedForm({ body, operation }: RequestBase, changed: unknown): Assumption | undefined {
  return operation.body?.schema && formAt(operation.body.schema, changed, body);
}

function formAt(schema: Place, value: unknown, known: unknown): Assumption | undefined {
  if (JSON.stringify(value) === JSON.stringify(known)) return undefined;
  const { items, keywords, properties } = schemaNode(schema);
  const parts: (Assumption | undefined)[] = [];
  if (Array.isArray(value)) {
    const [first] = Array.isArray(known) ? known : [];
    if (items !== undefined) parts.push(...value.map((item) => formAt(items, item, first)));
  } else if (isObject(value)) {
    const others = isObject(known) ? known : {};
    for (const [name, part] of Object.entries(value)) {
      const field = properties.get(name);
      if (field !== undefined) parts.push(formAt(field, part, others[name]));
    }
  } else parts.push(...keywords.map(({ name, owner }) => assumptionOf(owner, name)));
  return parts.find((assumption) => assumption !== undefined);
}
