/**
 * What an update stores, and what it leaves as it was.
 */
import { isObject, type JsonObject, listOf } from "@facility-contracts/model/json";
import { keysOf, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { BEYOND_EXACT } from "../../cases/values.ts";
import { rowParameterOf } from "../../contract/operation.ts";
import { NotPossible } from "../broken.ts";
import { same, sameFields } from "../compare.ts";
import { otherValues, takesLarge } from "../other-values.ts";
import { probed } from "../probed.ts";
import { type Given, type Template, textIn } from "../template.ts";
import { updatesOf } from "../updates.ts";

/** The first update of a row changes what it holds and nothing else. It keeps what it answers, and so do those behind it. */
export const firstUpdate: Template = (given) => ({
  probe: textIn(given.parameters, "probe"),
  needs: "a second row",
  async run(provider) {
    const updates = updatesOf(provider, given);
    const { bodyWith, changed, exactChanges, fields, holds, isPartial, moves, path, rowIn, update } = updates;
    const inAnswer = (seen: unknown) =>
      keysOf(path).reduceRight<unknown>((value, key) => ({ [key]: value }), seen);
    // The first row has been updated by other cases.
    for (const id of provider.ids(given.operation.operationId).slice(1)) {
      const kept = async () => rowIn(await probed(provider, given, id, inAnswer));
      const isKept = async (answer: JsonObject, body: JsonObject, before: JsonObject) => {
        const now = await kept();
        changed(now, before, body);
        // A date may be kept more exactly than it is told.
        for (const pointer of moves) {
          const [got, told] = [valueAt(now, pointer), valueAt(answer, pointer)];
          if (isObject(got) && isObject(told))
            provider.check(() => sameFields(got, told, [], "shared", path + pointer));
        }
        return now;
      };
      let before = await kept();
      const [other] = fields.flatMap((field) =>
        otherValues(field, before[field.name]).map((value) => ({ [field.name]: value })),
      );
      if (other === undefined) throw new NotPossible("no field has another value");
      // What an update without a field shows has a rule of its own.
      const [first = other, ...others] = isPartial ? [other] : exactChanges();
      const body = bodyWith(first);
      const answer = await update(first, id);
      // A row may have more fields than an answer, and an answer others.
      const sent = Object.keys(body).map((name) => pointerBelow("", name));
      provider.check(() => sameFields(answer, before, [...moves, ...sent], "shared", path));
      provider.check(() => holds(answer, body));
      before = await isKept(answer, body, before);
      for (const [round, change] of others.entries())
        await provider.step(`the values of round ${round + 2}`, async () => {
          before = await isKept(await update(change, id), bodyWith(change), before);
        });
      const large = Object.fromEntries(fields.filter(takesLarge).map(({ name }) => [name, BEYOND_EXACT]));
      if (Object.keys(large).length === 0) continue;
      await provider.step("integers beyond 2^53", async () => {
        const { operationId } = given.operation;
        const { status } = await provider.call(operationId, { id, body: bodyWith(large) });
        // They may be refused. What takes them has to keep them.
        if (status < 300) changed(await kept(), before, bodyWith(large));
      });
    }
  },
});

/** An update stores the fields that it holds, one by one, and touches no other. */
export const fieldByField: Template = (given) => ({
  async run(provider) {
    const { base, bodyWith, changed, changes, fields, isPartial, read, update } = updatesOf(provider, given);
    const zeros = fields
      .filter(({ schema }) => listOf(keywordOf(schemaNode(schema), "enum")?.value).includes(0))
      .map(({ name }) => ({ [name]: 0 }));
    const sent = [...changes(), ...zeros];
    if (sent.length === 0) throw new NotPossible("no field has another value");
    // A body with all fields hides what another row would show.
    for (const id of provider.ids(given.operation.operationId).slice(0, isPartial ? 2 : 1)) {
      let before = await update(base, id);
      for (const change of sent) {
        await provider.step(`to update ${Object.keys(change).join(", ")}`, async () => {
          const answer = await update(change, id);
          // To send the same again would tell nothing more.
          for (const row of isPartial ? [answer, await read(id)] : [answer])
            changed(row, before, bodyWith(change));
          before = answer;
        });
      }
    }
  },
});

/** Repeating an update gives the same row. */
export const repeatedUpdate: Template = (given) => ({
  async run(provider) {
    const { change, changed, update } = updatesOf(provider, given);
    const first = await update(change());
    for (const _ of [2, 3]) changed(await update(change()), first);
  },
});

/** Texts and lists that are often trimmed, escaped or normalised are read back as they were sent. */
export const readBack: Template = (given) => ({
  async run(provider) {
    const { bodyWith, changed, exactChanges, read, update } = updatesOf(provider, given);
    const rounds = exactChanges();
    if (rounds.length === 0) throw new NotPossible("no field takes a text, a list of them or an integer");
    let before = await read();
    for (const [round, change] of rounds.entries())
      await provider.step(`the values of round ${round + 1}`, async () => {
        const answer = await update(change);
        const kept = await read();
        for (const row of [answer, kept]) changed(row, before, bodyWith(change));
        before = kept;
      });
  },
});

/** A list that is sent replaces the one that was there, in its order. */
export const replacedList: Template = (given) => ({
  async run(provider) {
    const { path, read, update } = updatesOf(provider, given);
    const field = textIn(given.parameters, "field");
    const name = field.slice(path.length);
    const many = Array.from({ length: 12 }, (_, index) => `https://example.com/${12 - index}.jpg`);
    for (const items of [many, many.slice(3, 5), [], many.toReversed()])
      await provider.step(`a list of ${items.length}`, async () => {
        await update(Object.fromEntries(keysOf(name).map((key) => [key, items])));
        same(`answer ${field}`, valueAt(await read(), name), items);
      });
  },
});

/** Of two updates of different fields at the same time both are kept. */
export const concurrentUpdates: Template = (given) => ({
  async run(provider) {
    const { base, changed, changes, isPartial, read, update } = updatesOf(provider, given);
    if (!isPartial || changes().length < 2)
      throw new NotPossible(`no two updates of ${given.operation.operationId} have different fields`);
    for (const [round, one] of changes(1).entries()) {
      const other = changes(2).at(round - 1) ?? {};
      await provider.step(`${Object.keys({ ...one, ...other }).join(" and ")} at once`, async () => {
        const before = await update(base);
        await Promise.all([one, other].map((change) => update(change)));
        changed(await read(), before, { ...one, ...other });
      });
    }
  },
});

/** An update changes the row that it names and no other. */
export const otherRows: Template = (given) => ({
  needs: "a second row",
  async run(provider) {
    const { base, bodyWith, change, changed, changes, isPartial, read, update } = updatesOf(provider, given);
    const [one, other] = provider.ids(given.operation.operationId);
    const [first] = changes();
    if (first === undefined) throw new NotPossible("no field has another value");
    const before = await update(base, other);
    // A row may be named in capitals as well, where its identifier is a UUID.
    const capitals = isPartial && isUuidNamed(given) ? String(one).toUpperCase() : one;
    const updated = await update(change(), capitals);
    changed(await read(other), before);
    changed(await update(first, other), before, bodyWith(first));
    changed(await read(one), updated);
    await update(base, other);
  },
});

/** Whether a row is named by a UUID, of which RFC 9562 has every reader take capitals. */
function isUuidNamed({ operation }: Given): boolean {
  const schema = rowParameterOf(operation)?.schema;
  return schema !== undefined && keywordOf(schemaNode(schema), "format")?.value === "uuid";
}
