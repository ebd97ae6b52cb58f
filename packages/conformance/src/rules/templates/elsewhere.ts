/**
 * What one part of an answer, or one operation, says of another.
 */
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { isWithin, valueAt } from "@facility-contracts/model/pointer";
import { namesIn, schemasAt } from "@facility-contracts/model/schema/path";
import type { RowId } from "../../config.ts";
import { type OperationContract, rowParameterOf } from "../../contract/operation.ts";
import { blocksOf, distinctIn, readBlocks } from "../blocks.ts";
import { broken, checkEach, NotPossible } from "../broken.ts";
import { same, sameFields } from "../compare.ts";
import { shownTexts } from "../other-values.ts";
import { valuesAt } from "../parts.ts";
import type { Provider } from "../provider.ts";
import { answerSchemaOf, objectsIn, type Template, textIn } from "../template.ts";
import { faultsOf, updatesOf } from "../updates.ts";

/** Another operation shows a row as it was last updated, and the others as they were. */
export const shownElsewhere: Template = (given) => ({
  async run(provider) {
    const { operation, operations, parameters } = given;
    const updates = updatesOf(provider, { ...given, parameters: {} });
    const { base, bodyWith, change, update } = updates;
    const [path, idField] = [textIn(parameters, "rows"), textIn(parameters, "id")];
    const shower = operations.find(({ operationId }) => operationId === parameters.operation);
    if (shower === undefined) throw new NotPossible(`${parameters.operation} cannot be tested`);
    const shared = namesIn(schemasAt(answerSchemaOf(shower), path));
    const [first] = provider.ids(operation.operationId);
    const shown = async () => {
      const rows = valuesAt(await readFor(provider, shower, [path]), path).map(objectOf);
      return new Map(rows.map((row) => [String(row[idField]), row]));
    };
    const keep = Object.fromEntries(textsOf(parameters.keep).map((name) => [name, base[name]]));
    await update(base);
    const before = await shown();
    if (!before.has(String(first)))
      throw new NotPossible(
        `${shower.operationId} does not show ${first}, which ${operation.operationId} updates`,
      );
    await provider.step("to refuse an update", async () => {
      // Who stores before everything is looked at shows it by what is looked at last.
      const faults = faultsOf({ ...given, parameters: {} }, updates.fields).slice(-2);
      const body = bodyWith(Object.assign({}, change(), keep, ...faults));
      if ((await provider.call(operation.operationId, { body })).status < 400) await update(base);
      const after = await shown();
      checkEach(before, ([id, row]) => sameFields(objectOf(after.get(id)), row));
    });
    const texts = updates.fields.filter(({ name }) => shared.includes(name));
    await provider.step("to show texts as they are", async () => {
      // Each field has another one of them.
      const sent = Object.fromEntries(
        texts.flatMap((field, index) => {
          const telling = shownTexts(field);
          return telling.length === 0 ? [] : [[field.name, telling[index % telling.length]]];
        }),
      );
      await update({ ...base, ...sent });
      const row = objectOf((await shown()).get(String(first)));
      checkEach(Object.entries(sent), ([name, value]) => same(`answer ${path}/${name}`, row[name], value));
    });
    for (const [index, given] of (objectsIn(parameters, "changes") ?? []).entries()) {
      const sent = { ...change(), ...keep, ...given };
      await provider.step(`to show ${Object.values(given).join(", ")}`, async () => {
        await update(sent);
        // What else is done with a row touches nothing; once tells.
        if (index === 0) for (const name of textsOf(parameters.between)) await provider.accepted(name);
        const after = await shown();
        const seen = Object.entries(sent).filter(([name]) => shared.includes(name));
        checkEach(before, ([id, row]) =>
          sameFields(
            objectOf(after.get(id)),
            id === String(first) ? { ...row, ...Object.fromEntries(seen) } : row,
          ),
        );
      });
    }
  },
});

/** Some values of an answer are among others, where it has both. */
export const contained: Template = ({ operation, parameters }) => ({
  async run(provider) {
    const [some, all] = [textIn(parameters, "some"), textIn(parameters, "all")];
    await ofEachRow(provider, operation, [some, all], (answer) => {
      const values = valuesAt(answer, all);
      const missing = valuesAt(answer, some).filter((value) => !values.includes(value));
      if (missing.length > 0) throw broken(`answer ${listIn(all)}`, `with ${missing.join(", ")} too`, values);
    });
  },
});

/** Two parts of an answer have the same values, in any order, where it has both. */
export const sameValues: Template = ({ operation, parameters }) => ({
  async run(provider) {
    const paths = [textIn(parameters, "one"), textIn(parameters, "other")];
    await ofEachRow(provider, operation, paths, (answer) => {
      const [got, expected] = paths.map((path) => valuesAt(answer, path).map(String).toSorted());
      same(`answer ${listIn(textIn(parameters, "one"))}`, got, expected);
    });
  },
});

/**
 * Checks the answers of all rows that are known, where they have the lists that some paths go through.
 *
 * @throws NotPossible where none has
 */
async function ofEachRow(
  provider: Provider,
  operation: OperationContract,
  paths: readonly string[],
  check: (answer: unknown) => void,
): Promise<void> {
  const ids = rowParameterOf(operation) === undefined ? [undefined] : provider.ids(operation.operationId);
  const missing: string[][] = [];
  for (const id of ids) {
    const answer = await readFor(provider, operation, paths, id);
    const lacking = paths.map(listIn).filter((list) => !Array.isArray(valueAt(answer, list)));
    if (lacking.length === 0) provider.check(() => check(answer));
    else missing.push(lacking);
  }
  if (missing.length === ids.length) throw new NotPossible(`the answer has no ${missing[0]?.[0]}`);
}

/** The answer of an operation with the blocks that the ways to some parts go through. */
function readFor(
  provider: Provider,
  operation: OperationContract,
  paths: readonly string[],
  id?: RowId,
): Promise<unknown> {
  const isOnTheWay = (block: string) => paths.some((path) => isWithin(path, block));
  const blocks = distinctIn(blocksOf(operation).filter(({ path }) => isOnTheWay(path)));
  return readBlocks(provider, operation, blocks, id);
}

/** The path to the outermost list that a path goes through. */
function listIn(path: string): string {
  return path.replace(/\/\*.*$/s, "");
}
