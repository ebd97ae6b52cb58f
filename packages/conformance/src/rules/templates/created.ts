/**
 * Requests that store a list of items.
 */
import { listOf, objectOf } from "@facility-contracts/model/json";
import { schemaNode } from "@facility-contracts/model/schema/node";
import { NotPossible } from "../broken.ts";
import { same } from "../compare.ts";
import { fieldsOf, otherValues } from "../other-values.ts";
import { probed } from "../probed.ts";
import type { Provider } from "../provider.ts";
import { type Given, type Template, textIn } from "../template.ts";
import { faultsOf } from "../updates.ts";

/** How many items are many: more than most do at once. */
const MANY = 12;

/** Either all items of a request are stored or none, whatever refuses it. */
export const allOrNothing: Template = (given) => ({
  probe: textIn(given.parameters, "probe"),
  async run(provider) {
    const { operationId } = given.operation;
    const [id] = provider.ids(operationId);
    const { fields, item } = itemOf(provider, given);
    const start = await probed(provider, given, id);
    const unchanged = async () =>
      same(textIn(given.parameters, "counts"), await probed(provider, given, id), start);
    const items = Array.from({ length: MANY }, (_, index) => {
      const texts = fields.filter(({ like }) => typeof like === "string");
      const others = texts.map((field) => [field.name, ...otherValues(field, field.like, index + 1)]);
      return { ...item, ...Object.fromEntries(others) };
    });
    const faults = faultsOf(given, fields);
    if (faults.length === 0) throw new NotPossible("no field has a value that must be refused");
    for (const [turn, index] of [0, 5, MANY - 1].entries()) {
      const fault = faults[turn % faults.length];
      await provider.refused(operationId, { body: items.with(index, { ...item, ...fault }) });
      await unchanged();
    }
    await provider.refusedWithout(operationId, items, unchanged);
  },
});

/** All items of a request are stored, equal ones, many, and of several requests at once too. */
export const allOfThem: Template = (given) => ({
  probe: textIn(given.parameters, "probe"),
  async run(provider) {
    const { operationId } = given.operation;
    const rows = provider.ids(operationId).slice(0, 2);
    const { item } = itemOf(provider, given);
    const counts = () => Promise.all(rows.map(async (id) => Number(await probed(provider, given, id))));
    for (const [index, id] of rows.entries()) {
      let expected = await counts();
      for (const lengths of [[3], [120], [2, 3, 4]]) {
        const bodies = lengths.map((length) => Array.from({ length }, () => item));
        await Promise.all(bodies.map((body) => provider.accepted(operationId, { id, body })));
        const added = bodies.flat().length;
        expected = expected.with(index, (expected[index] ?? 0) + added);
        same(textIn(given.parameters, "counts"), await counts(), expected);
      }
    }
  },
});

function itemOf(provider: Provider, { operation: { body, operationId } }: Given) {
  const item = objectOf(listOf(provider.example(operationId))[0]);
  const schema = body?.schema && schemaNode(body.schema).items;
  return { item, fields: schema === undefined ? [] : fieldsOf(schema, item, provider.config) };
}
