/**
 * What a request must not change.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { rowParameterOf } from "../../contract/operation.ts";
import { isValid } from "../../contract/validator.ts";
import { broken, NotPossible } from "../broken.ts";
import { isSame, same } from "../compare.ts";
import { otherValues } from "../other-values.ts";
import type { Template } from "../template.ts";
import { faultsOf, updatesOf } from "../updates.ts";

/** A text that is larger than what most providers take. */
const LARGE_TEXT = "x".repeat(2_000_000);

/** An update that is refused changes nothing, wherever in the body its fault is, and also where the body is too large. */
export const refusedChangesNothing: Template = (given) => ({
  async run(provider) {
    const { base, bodyWith, change, changed, fields, isPartial, read, update } = updatesOf(provider, given);
    const bodies = faultsOf(given, fields).flatMap((fault) => {
      const others = Object.entries(change()).filter(([name]) => !Object.hasOwn(fault, name));
      const [first, last] = [
        { ...fault, ...Object.fromEntries(others) },
        { ...Object.fromEntries(others), ...fault },
      ];
      // Where all fields are sent they are in their own order.
      return (isPartial ? [first, last] : [first]).map(bodyWith);
    });
    const unlimited = isPartial ? fields.find(({ schema }) => isValid(schema, LARGE_TEXT)) : undefined;
    if (unlimited !== undefined) bodies.push({ ...change(), [unlimited.name]: LARGE_TEXT });
    if (bodies.length === 0) throw new NotPossible("no field has a value that must be refused");
    const refusedOf = async (sent: readonly JsonObject[]) => {
      const refused: JsonObject[] = [];
      for (const body of sent)
        if ((await provider.call(given.operation.operationId, { body })).status >= 400) refused.push(body);
      return refused;
    };
    let before = await update(base);
    const refused = await refusedOf(bodies);
    if (refused.length < bodies.length) {
      // Those that the contract takes, or that have a finding of their own, have changed something.
      before = await update(base);
      await refusedOf(refused);
    }
    changed(await read(), before);
  },
});

/** An update without credentials, without the role or not sent as JSON changes nothing. */
export const refusedCaller: Template = (given) => ({
  async run(provider) {
    const { base, bodyWith, change, changed, read, update } = updatesOf(provider, given);
    const { operationId } = given.operation;
    const before = await update(base);
    const body = bodyWith(change());
    await provider.refusedWithout(operationId, body, async () => changed(await read(), before));
    if (provider.config.credentials.withoutRole === undefined) return;
    // What somebody may do can differ from row to row.
    for (const id of provider.ids(operationId).slice(1))
      await provider.refused(operationId, { body, id, as: "user without the role" });
  },
});

/** The fields of a row that an update does not name cannot be changed by it, whether it is refused or not. */
export const protectedFields: Template = (given) => ({
  async run(provider) {
    const { bodyWith, changed, fields, moves, path, properties, read } = updatesOf(provider, given);
    const before = await read();
    const foreign = [...properties]
      .filter(([name]) => !fields.some((field) => field.name === name))
      .flatMap(([name, schema]) =>
        // Null, where it is allowed, takes another way.
        [...otherValues({ name, schema, like: before[name] }, before[name]), null]
          .filter((value) => isValid(schema, value))
          .map((value) => ({ [name]: value })),
      );
    if (foreign.length === 0) throw new NotPossible("an update may name every field of the row");
    for (const body of [...foreign, Object.assign({}, ...foreign)]) {
      await provider.call(given.operation.operationId, { body: bodyWith(body) });
      const after = await read();
      changed(after, before);
      for (const [name, value] of Object.entries(body))
        if (moves.includes(`/${name}`) && isSame(after[name], value))
          throw broken(`answer ${path}/${name}`, "a value of the provider", value);
    }
  },
});

/** An update does not make a row that is not there. */
export const absent: Template = ({ operation }) => ({
  needs: "an absent row",
  async run(provider) {
    const id = provider.config.rows?.[rowParameterOf(operation)?.row ?? ""]?.absent;
    const call = id === undefined ? {} : { id };
    for (const _ of [1, 2]) same("status", (await provider.call(operation.operationId, call)).status, 404);
  },
});
