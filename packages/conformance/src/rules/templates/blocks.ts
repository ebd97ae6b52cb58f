/**
 * What is there only when a value of the query asks for it.
 */
import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { keysOf, valueAt } from "@facility-contracts/model/pointer";
import type { RowId } from "../../config.ts";
import { askedIn, type Block, blocksOf, distinctIn, mayRepeat, readBlocks } from "../blocks.ts";
import { broken, checkEach } from "../broken.ts";
import { isThere, same, sameFields, sameId } from "../compare.ts";
import { markedParts, partsAt, replacedAt, valuesAt } from "../parts.ts";
import type { Provider } from "../provider.ts";
import { type Given, type Template, textIn } from "../template.ts";

/** A pair that a page documents is one that a provider has to keep; others are inferred from the names. */
const isDocumented = ({ assumed }: Block) => assumed === undefined;

type Judge = (blocks: readonly Block[], answer: unknown, asked: readonly string[]) => void;

/** A block that was not asked for is not there. Null says that there is nothing. */
const noOthers: Judge = (blocks, answer, asked) => {
  checkEach(blockPartsIn(blocks, answer), ({ at, extend, value }) => {
    if (isThere(value) && !asked.includes(extend))
      throw broken(`answer ${at}`, `nothing without extend=${extend}`, value);
  });
};

/** A block that was asked for is there. */
const allAsked: Judge = (blocks, answer, asked) => {
  checkEach(blockPartsIn(blocks, answer), ({ at, extend, value }) => {
    if (value === undefined && asked.includes(extend))
      throw broken(`answer ${at}`, `a value with extend=${extend}`, undefined);
  });
};

function blockPartsIn(blocks: readonly Block[], answer: unknown) {
  return blocks.flatMap(({ extend, path }) => partsAt(answer, path).map((part) => ({ ...part, extend })));
}

const judgedBy =
  (isChosen: (block: Block) => boolean, ...judges: readonly Judge[]): Template =>
  ({ operation }) => {
    const chosen = blocksOf(operation).filter(isChosen);
    const [first] = chosen;
    if (first === undefined) return undefined;
    return {
      ...(first.assumed === undefined ? {} : { assumed: first.assumed }),
      check({ query, answer }) {
        checkEach(judges, (judge) => judge(chosen, answer.value, askedIn(operation, query)));
      },
    };
  };

export const noOtherBlocks = judgedBy(isDocumented, noOthers);
export const blocks = judgedBy(isDocumented, allAsked);
export const inferredBlocks = judgedBy((block) => !isDocumented(block), allAsked, noOthers);

/** The fields that nobody has to ask for are the same whatever is asked for. */
export const baseFields: Template = (given) => ({
  async run(provider) {
    const all = distinctIn(blocksOf(given.operation));
    const base = await read(provider, given, []);
    const paths = blocksOf(given.operation).map(({ path }) => path);
    for (const asked of [all.slice(0, 1), all.slice(-2), all])
      await provider.step(nameOf(asked), async () =>
        sameFields(objectOf(await read(provider, given, asked)), objectOf(base), paths),
      );
  },
});

/** A block is the same whether it is asked for alone or with others, in whatever order. */
export const blockAlone: Template = (given) => ({
  async run(provider) {
    const all = distinctIn(blocksOf(given.operation));
    const together = await read(provider, given, all);
    const twice = all.filter((block) => mayRepeat(given.operation, block)).map((block) => [block, block]);
    // That a value comes twice is one thing to go wrong; it does so for lists, if at all.
    const doubled = twice.length === 0 ? [] : [twice.flat()];
    for (const asked of [all.toReversed(), ...all.map((block) => [block]), ...doubled])
      await provider.step(nameOf(asked), async () => {
        const answer = await read(provider, given, asked);
        const comes = ({ extend }: Block) => asked.some((block) => block.extend === extend);
        checkEach(blocksOf(given.operation).filter(comes), ({ path }) => {
          const [got, expected] = [answer, together].map((value) =>
            valuesAt(value, path).map((part) => part ?? null),
          );
          same(`answer ${path}`, got, expected);
        });
      });
  },
});

/** Reading changes nothing. */
export const repeatedRead: Template = (given) => ({
  async run(provider) {
    const all = distinctIn(blocksOf(given.operation));
    const first = await read(provider, given, all);
    same("answer", await read(provider, given, all), first);
  },
});

/**
 * Each row is read by its own identifier. In the second order of the blocks the last row is the first to be asked for: what is kept
 * of one row and answered for another differs from what it was.
 */
export const eachRow: Template = (given) => ({
  needs: "a second row",
  async run(provider) {
    const { operation, parameters } = given;
    const [field, ids] = [textIn(parameters, "field"), provider.ids(operation.operationId)];
    const all = distinctIn(blocksOf(operation));
    const before = new Map<RowId, JsonObject>();
    const orders = [
      { asked: all.toReversed(), rows: ids },
      { asked: [...all.slice(1), ...all.slice(0, 1)], rows: ids.toReversed().slice(0, -1) },
    ];
    for (const { asked, rows } of orders)
      for (const id of rows)
        await provider.step(`row ${id}`, async () => {
          const answer = objectOf(await read(provider, given, asked, id));
          provider.check(() => sameId(`answer ${field}`, valueAt(answer, field), id));
          sameFields(answer, before.get(id) ?? answer, [], "shared");
          before.set(id, answer);
        });
    const atOnce = await Promise.all(ids.map((id) => read(provider, given, [], id)));
    for (const [index, id] of ids.entries())
      provider.check(() => sameId(`answer ${field}`, valueAt(atOnce[index], field), id));
  },
});

/** What a step is called that asks for some blocks. */
function nameOf(asked: readonly Block[]): string {
  return asked.length > 3 ? `all ${asked.length} blocks` : asked.map(({ extend }) => extend).join(" and ");
}

/** An answer with some blocks, without the addresses in it whose signatures differ from one answer to the next. */
async function read(
  provider: Provider,
  { operation }: Given,
  asked: readonly Block[],
  id?: RowId,
): Promise<unknown> {
  return markedParts(operation, "x-presigned-url").reduce(
    (value, { path }) => replacedAt(value, keysOf(path), "a presigned URL"),
    await readBlocks(provider, operation, asked, id),
  );
}
