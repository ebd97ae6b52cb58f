/**
 * What the page on interventions states in prose.
 */
import { isObject, objectOf } from "@facility-contracts/model/json";
import { below, entriesOf, type Place, placeAt } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { neededApiContract } from "../contract/contracts.ts";
import { operationsOf } from "../contract/operation.ts";
import { Broken } from "./broken.ts";
import type { Provider } from "./provider.ts";
import {
  type AnswerRule,
  type Fields,
  fields,
  isThere,
  list,
  type ScenarioRule,
  same,
  sameFields,
  secondRow,
} from "./rule.ts";

const OPERATION = { operationId: "getIntervention" } as const;

/** A field that comes with a value of `extend`. */
interface Block {
  readonly field: string;
  readonly extend: string;
  /** Why the pair is assumed, where it is only inferred from the names. */
  readonly assumed: string | undefined;
}

/** The contract marks each block with the value that adds it. */
const BLOCKS: readonly Block[] = operationsOf(neededApiContract("safety-register"))
  .filter(({ operationId }) => operationId === "getIntervention")
  .flatMap(({ success }) =>
    entriesOf(below(success.schema ?? success.place, "properties", "data", "properties")),
  )
  .flatMap(({ key, place }) => blockOf(key, place));

const VALUES = [...new Set(BLOCKS.map(({ extend }) => extend))];

function blockOf(field: string, place: Place): Block[] {
  // Where the field is a reference, the mark stands beside it.
  for (const pointer of [place.pointer, ...place.via]) {
    const extend = objectOf(placeAt(place.contract, pointer).value)["x-extend"];
    if (typeof extend === "string")
      return [
        { field, extend, assumed: assumptionAt(place.contract, pointerBelow(pointer, "x-extend"))?.text },
      ];
  }
  return [];
}

const read = async (provider: Provider, ...values: readonly string[]): Promise<Fields> => {
  const query = values.map((value) => `extend=${value}`).join("&");
  return fields(fields(await provider.accepted("getIntervention", query === "" ? {} : { query })).data);
};

/** @throws Broken when a block is there that was not asked for. */
function noOthers(blocks: readonly Block[], data: Fields, asked: readonly string[]): void {
  // Null says that there is nothing.
  for (const { field, extend } of blocks)
    if (isThere(data[field]) && !asked.includes(extend))
      throw new Broken(`answer /data/${field}`, `nothing without extend=${extend}`, data[field]);
}

/** @throws Broken when a block that was asked for is missing. */
function allAsked(blocks: readonly Block[], data: Fields, asked: readonly string[]): void {
  for (const { field, extend } of blocks)
    if (data[field] === undefined && asked.includes(extend))
      throw new Broken(`answer /data/${field}`, `a value with extend=${extend}`, undefined);
}

const DOCUMENTED = BLOCKS.filter(({ assumed }) => assumed === undefined);
const INFERRED = BLOCKS.filter(({ assumed }) => assumed !== undefined);

/** Signatures differ from one answer to the next. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === "presignedUrl" ? "a presigned URL" : unsigned(part),
    ]),
  );
}

/**
 * @throws Broken when texts are not in alphabetical order. Whether punctuation counts differs between collations, so
 * both ways are fine; that capitals come before all small letters is no alphabet.
 */
function sorted(place: string, names: readonly unknown[]): void {
  const texts = names.filter((name) => typeof name === "string");
  const letters = texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ""));
  const isSorted = (list: readonly string[]) =>
    list.every(
      (text, index) =>
        index === 0 || (list[index - 1] ?? "").localeCompare(text, "fr", { sensitivity: "base" }) <= 0,
    );
  if (!isSorted(texts) && !isSorted(letters)) throw new Broken(place, "alphabetical order", texts);
}

/** @throws Broken when two parts have one identifier. */
function distinct(place: string, parts: readonly Fields[]): void {
  const ids = parts.flatMap(({ id }) => (isThere(id) ? [id] : []));
  if (new Set(ids).size < ids.length) throw new Broken(place, "identifiers that differ", ids);
}

/** A pair that a page documents is one that a provider has to keep. */
const documentedBlocks: readonly AnswerRule[] = [
  {
    ...OPERATION,
    id: "no-other-blocks",
    status: 200,
    says: "A block is there only when its value of extend asks for it.",
    check: ({ query, answer }) => noOthers(DOCUMENTED, fields(fields(answer.value).data), query.extend ?? []),
  },
  {
    ...OPERATION,
    id: "blocks",
    status: 200,
    says: "Each value of extend adds its block.",
    assumed:
      "An intervention without a value for a block may leave it out; this one is taken to have all of them.",
    check: ({ query, answer }) => allAsked(DOCUMENTED, fields(fields(answer.value).data), query.extend ?? []),
  },
];

/** A pair that is inferred from the names. */
const inferredBlocks: readonly AnswerRule[] = [
  {
    ...OPERATION,
    id: "inferred-blocks",
    status: 200,
    says: "A field whose pair is inferred comes with the value of extend that its name suggests, and with no other.",
    assumed: INFERRED[0]?.assumed ?? "",
    check({ query, answer }) {
      const { data } = fields(answer.value);
      allAsked(INFERRED, fields(data), query.extend ?? []);
      noOthers(INFERRED, fields(data), query.extend ?? []);
    },
  },
];

/** The answers of an intervention. */
export const interventionAnswers: readonly AnswerRule[] = [
  ...(DOCUMENTED.length === 0 ? [] : documentedBlocks),
  ...(INFERRED.length === 0 ? [] : inferredBlocks),
  {
    ...OPERATION,
    id: "row",
    status: 200,
    says: "The answer is the intervention that the path names.",
    check: ({ id, answer }) => same("answer /data/id", fields(fields(answer.value).data).id, Number(id)),
  },
  {
    ...OPERATION,
    id: "sorted",
    status: 200,
    says: "Grouped anomalies are sorted by the name of the installation, then by title.",
    check({ answer }) {
      for (const [site, group] of list(fields(fields(answer.value).data).anomalyBySiteIT)
        .map(fields)
        .entries()) {
        const at = `answer /data/anomalyBySiteIT/${site}/technicalInstallations`;
        const installations = list(group.technicalInstallations).map(fields);
        sorted(
          at,
          installations.map(({ name }) => name),
        );
        for (const [index, { anomalies }] of installations.entries())
          sorted(
            `${at}/${index}/anomalies`,
            list(anomalies).map((anomaly) => fields(anomaly).title),
          );
      }
    },
  },
  {
    ...OPERATION,
    id: "groups",
    status: 200,
    says: "There is one group for each site, and in it one for each technical installation.",
    check({ answer }) {
      const groups = list(fields(fields(answer.value).data).anomalyBySiteIT).map(fields);
      const at = "answer /data/anomalyBySiteIT";
      distinct(at, groups);
      for (const [index, { technicalInstallations }] of groups.entries())
        distinct(`${at}/${index}/technicalInstallations`, list(technicalInstallations).map(fields));
    },
  },
  {
    ...OPERATION,
    id: "counts",
    status: 200,
    says: "A count is the number of entries of the list that it counts.",
    assumed: "The names of the counts say what they count; their values on the page are fillers.",
    check({ answer }) {
      const { trainedUsers, trainedUsersCount, rules, rulesCount } = fields(fields(answer.value).data);
      for (const [name, count, counted] of [
        ["trainedUsersCount", trainedUsersCount, trainedUsers],
        ["rulesCount", rulesCount, rules],
      ] as const)
        if (isThere(count) && Array.isArray(counted)) same(`answer /data/${name}`, count, counted.length);
    },
  },
];

/** What it takes several requests to see. */
export const interventionScenarios: readonly ScenarioRule[] = [
  {
    ...OPERATION,
    id: "base-fields",
    says: "The base fields are there and the same, whatever is asked for.",
    async run(provider) {
      const base = await read(provider);
      const fieldsOfBlocks = BLOCKS.map(({ field }) => field);
      for (const values of [VALUES.slice(0, 1), VALUES.slice(-2), VALUES])
        sameFields(await read(provider, ...values), base, ...fieldsOfBlocks);
    },
  },
  {
    ...OPERATION,
    id: "block-alone",
    says: "A block is the same whether it is asked for alone or with others, in whatever order.",
    async run(provider) {
      const all = await read(provider, ...VALUES);
      sameFields(fields(unsigned(await read(provider, ...VALUES.toReversed()))), fields(unsigned(all)));
      for (const value of VALUES) {
        const alone = await read(provider, value);
        for (const { field, extend } of BLOCKS)
          if (extend === value) same(`answer /data/${field}`, unsigned(alone[field]), unsigned(all[field]));
      }
    },
  },
  {
    ...OPERATION,
    id: "repeated-read",
    says: "Reading changes nothing.",
    async run(provider) {
      const first = unsigned(await read(provider, ...VALUES));
      for (const _ of [2, 3]) same("answer /data", unsigned(await read(provider, ...VALUES)), first);
    },
  },
  {
    ...OPERATION,
    id: "other-rows",
    says: "Two identifiers are two interventions.",
    needs: secondRow("intervention"),
    async run(provider) {
      const ids = provider.ids("getIntervention");
      for (const id of [...ids, ...ids.toReversed()]) {
        const data = fields(fields(await provider.accepted("getIntervention", { id })).data);
        same("answer /data/id", data.id, Number(id));
      }
    },
  },
  {
    ...OPERATION,
    id: "sites",
    says: "The sites are all sites, those by which anomalies are grouped among them.",
    async run(provider) {
      const { sites, anomalyBySiteIT } = await read(provider, "sites", "anomaly-by-site-it");
      if (!Array.isArray(sites) || !Array.isArray(anomalyBySiteIT)) return;
      const [all, grouped] = [sites, anomalyBySiteIT].map((value) =>
        list(value).map((site) => fields(site).id),
      );
      const missing = grouped?.filter((id) => !all?.includes(id)) ?? [];
      if (missing.length > 0)
        throw new Broken("answer /data/sites", `the sites ${missing.join(", ")} too`, all);
    },
  },
  {
    ...OPERATION,
    id: "anomaly-ids",
    says: "anomalyIds are the anomalies that the intervention groups by site.",
    assumed: "The page names both; that they are the same anomalies is inferred.",
    async run(provider) {
      const { anomalyIds, anomalyBySiteIT } = await read(provider, "anomaly-ids", "anomaly-by-site-it");
      if (!Array.isArray(anomalyIds) || !Array.isArray(anomalyBySiteIT)) return;
      const installations = list(anomalyBySiteIT).flatMap((site) =>
        list(fields(site).technicalInstallations),
      );
      const grouped = installations
        .flatMap((installation) => list(fields(installation).anomalies))
        .map((anomaly) => Number(fields(anomaly).id));
      const numbers = (ids: readonly unknown[]) => ids.map(Number).toSorted((a, b) => a - b);
      same("answer /data/anomalyIds", numbers(list(anomalyIds)), numbers(grouped));
    },
  },
];
