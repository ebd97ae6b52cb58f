/**
 * What the page on updating an anomaly states in prose.
 */
import { Broken, NotPossible } from "./broken.ts";
import { movesUpdatedAt } from "./moving.ts";
import type { Call, Provider } from "./provider.ts";
import {
  type AnswerRule,
  type Fields,
  fields,
  list,
  type ScenarioRule,
  same,
  sameFields,
  sameShared,
  secondRow,
} from "./rule.ts";

/** What an update moves or may move. */
const MOVING = ["updatedAt", "metadata"];

const update = async (provider: Provider, body: Fields, id?: Call["id"]): Promise<Fields> =>
  fields(fields(await provider.accepted("updateAnomaly", id === undefined ? { body } : { body, id })).data);

/** What an update puts into an anomaly. A date may come back in another spelling of the same moment. */
function holds(anomaly: Fields, sent: Fields): void {
  for (const [name, value] of Object.entries(sent)) {
    if (name === "location") continue;
    if (name !== "dueAt") same(`answer /data/${name}`, anomaly[name], value);
    else if (!isMoment(anomaly.dueAt, value)) throw new Broken("answer /data/dueAt", value, anomaly.dueAt);
  }
}

/** Whether two dates are of one moment, to the second: no page says how exactly one is kept. */
function isMoment(got: unknown, sent: unknown): boolean {
  return Math.abs(milliseconds(got) - milliseconds(sent)) < 1000;
}

function milliseconds(date: unknown): number {
  return Date.parse(String(date).replace(/(\.\d{3})\d+/, "$1"));
}

const known = (provider: Provider, name: string, otherwise: number) =>
  provider.config.references?.[name]?.at(-1) ?? otherwise;

/** Bodies whose fields all differ. */
function bodies(provider: Provider): readonly [Fields, Fields] {
  const page = fields(provider.example("updateAnomaly"));
  const other = {
    ...page,
    title: "Another title",
    description: "Another description",
    risk: 3,
    siteId: known(provider, "siteId", 2),
    technicalInstallationId: known(provider, "technicalInstallationId", 3),
    location: { room: "Another room", floor: "Another floor" },
    dueAt: "2031-05-06T07:08:09.010Z",
  };
  return [page, other];
}

/** Of the metadata everything but the place, which has a rule of its own. */
function sameMetadata(got: Fields, expected: Fields): void {
  sameShared(fields(got.metadata), fields(expected.metadata), "location");
}

/** The answers to an update. */
export const anomalyAnswers: readonly AnswerRule[] = [
  {
    operationId: "updateAnomaly",
    id: "due-at",
    status: 200,
    says: "The date that is due comes back to the millisecond.",
    assumed: "No page says how exactly a date is kept; the example of the page has milliseconds.",
    check({ body, answer }) {
      const [got, sent] = [fields(fields(answer.value).data).dueAt, fields(body).dueAt];
      if (milliseconds(got) !== milliseconds(sent)) throw new Broken("answer /data/dueAt", sent, got);
    },
  },
  {
    operationId: "updateAnomaly",
    id: "location",
    status: 200,
    says: "The location that was sent comes back in the metadata.",
    assumed:
      "No page says where the location of an update comes back; metadata.location is the only place for one.",
    check({ body, answer }) {
      const { location } = fields(fields(fields(answer.value).data).metadata);
      const sent = fields(fields(body).location);
      // It is replaced as a whole. Other fields in it are not documented.
      for (const name of ["room", "floor"])
        if (location !== undefined)
          same(`answer /data/metadata/location/${name}`, fields(location)[name], sent[name]);
    },
  },
  {
    operationId: "updateAnomaly",
    id: "echo",
    status: 200,
    says: "The answer holds each field that was sent, 0 and empty texts included.",
    check: ({ body, answer }) => holds(fields(fields(answer.value).data), fields(body)),
  },
  {
    operationId: "updateAnomaly",
    id: "row",
    status: 200,
    says: "The answer is the anomaly that the path names.",
    check: ({ id, answer }) => same("answer /data/id", fields(fields(answer.value).data).id, Number(id)),
  },
];

const needsSecondRow = secondRow("anomaly");

/** What it takes several updates to see. */
export const anomalyScenarios: readonly ScenarioRule[] = [
  {
    operationId: "updateAnomaly",
    id: "first-update",
    says: "The first update of an anomaly changes the fields that it holds and updatedAt, and nothing else that was there.",
    probe: "anomaly",
    needs: needsSecondRow,
    async run(provider) {
      const [page] = bodies(provider);
      const [, id = ""] = provider.ids("updateAnomaly");
      const kept = async () => {
        const row = async () => ({ data: await provider.config.probes?.anomaly?.(id) });
        return fields(fields(await provider.probed("updateAnomaly", row)).data);
      };
      const before = await kept();
      // A row may have more fields than an answer, and an answer others.
      const answer = await update(provider, page, id);
      sameShared(answer, before, ...MOVING, ...Object.keys(page));
      const after = await kept();
      sameFields(after, before, ...MOVING, ...Object.keys(page));
      for (const anomaly of [answer, after]) holds(anomaly, page);
      sameMetadata(answer, before);
      sameFields(fields(after.metadata), fields(before.metadata), "location");
    },
  },
  {
    operationId: "updateAnomaly",
    id: "stored",
    says: "An update stores each field, one by one and 0 included, and touches no other field.",
    async run(provider) {
      const [page, other] = bodies(provider);
      const start = await update(provider, page);
      for (const change of [...Object.entries(other), ["risk", 0] as const]) {
        const body = { ...page, [change[0]]: change[1] };
        const after = await update(provider, body);
        holds(after, body);
        sameFields(after, start, ...MOVING, ...Object.keys(body));
        sameMetadata(after, start);
      }
      holds(await update(provider, other), other);
    },
  },
  {
    operationId: "updateAnomaly",
    id: "updated-at",
    says: "Every update moves updatedAt forward.",
    assumed: "The page shows the field and does not say when it moves; its name does.",
    async run(provider) {
      const [page, other] = bodies(provider);
      const updates = [other, page, page].map((body) => () => update(provider, body));
      await movesUpdatedAt(provider, await update(provider, page), "answer /data/updatedAt", updates);
    },
  },
  {
    operationId: "updateAnomaly",
    id: "repeated-update",
    says: "Repeating an update gives the same anomaly.",
    async run(provider) {
      const [, body] = bodies(provider);
      const first = await update(provider, body);
      for (const _ of [2, 3]) sameFields(await update(provider, body), first, "updatedAt");
    },
  },
  {
    operationId: "updateAnomaly",
    id: "refused-update",
    says: "A refused update changes nothing.",
    async run(provider) {
      const [page, other] = bodies(provider);
      const before = await update(provider, page);
      for (const fault of [{ risk: 4 }, { title: "x".repeat(251) }, { dueAt: "tomorrow" }])
        await provider.refused("updateAnomaly", { body: { ...other, ...fault } });
      sameFields(await update(provider, page), before, "updatedAt");
    },
  },
  {
    operationId: "updateAnomaly",
    id: "grouped",
    says: "An intervention shows an anomaly as it was last updated, and the others as they were.",
    async run(provider) {
      const [page, other] = bodies(provider);
      const [id] = provider.ids("updateAnomaly");
      const grouped = async () => {
        const answer = fields(
          await provider.accepted("getIntervention", { query: "extend=anomaly-by-site-it" }),
        );
        const sites = list(fields(answer.data).anomalyBySiteIT).map(fields);
        const installations = sites.flatMap((site) => list(site.technicalInstallations).map(fields));
        const anomalies = installations.flatMap((installation) => list(installation.anomalies).map(fields));
        return new Map(anomalies.map((anomaly) => [anomaly.id, anomaly]));
      };
      // Its place in the groups may change with its site: only what is said of each anomaly is compared.
      const keep = { siteId: page.siteId, technicalInstallationId: page.technicalInstallationId };
      await update(provider, page);
      const before = await grouped();
      if (!before.has(Number(id))) throw new NotPossible(`the intervention does not group the anomaly ${id}`);
      // The titles move it through the list, which a rule of interventions wants sorted.
      for (const title of ["zz", "Aa", "éclair", "EA", String(page.title)]) {
        const change: Fields = { ...other, ...keep, title, risk: title.length % 2 === 0 ? 0 : 3 };
        await update(provider, change);
        await provider.accepted("addAnomalyImages");
        const { description, risk } = change;
        const after = await grouped();
        for (const [key, anomaly] of before)
          sameFields(
            fields(after.get(key)),
            key === Number(id) ? { ...anomaly, title, description, risk } : anomaly,
          );
      }
    },
  },
  {
    operationId: "updateAnomaly",
    id: "other-rows",
    says: "An update changes the anomaly that it names and no other.",
    needs: needsSecondRow,
    async run(provider) {
      const [page, other] = bodies(provider);
      const [one, two] = provider.ids("updateAnomaly");
      const second = await update(provider, page, two);
      const first = await update(provider, other, one);
      sameFields(await update(provider, page, two), second, ...MOVING);
      sameFields(await update(provider, other, one), first, ...MOVING);
    },
  },
];
