/**
 * What the pages on anomalies state in prose.
 */

import type { ProviderConfig } from "../config.ts";
import type { Call, Provider } from "./provider.ts";
import {
  type AnswerRule,
  Broken,
  type Fields,
  fields,
  list,
  NotPossible,
  type ScenarioRule,
  same,
  sameFields,
  sameShared,
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
    else if (moment(anomaly.dueAt) !== moment(value))
      throw new Broken("answer /data/dueAt", value, anomaly.dueAt);
  }
}

/** A moment in milliseconds. What is finer is not compared. */
function moment(value: unknown): number {
  return Date.parse(String(value).replace(/(\.\d{3})\d+/, "$1"));
}

const known = (provider: Provider, name: string, otherwise: number) =>
  provider.config.references?.[name]?.[0] ?? otherwise;

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

/** The answers to the operations on anomalies. */
export const anomalyAnswers: readonly AnswerRule[] = [
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
  {
    operationId: "createNonconformityAnomalies",
    id: "count",
    status: 201,
    says: "nbInsertion is the number of anomalies that were sent.",
    check: ({ body, answer }) =>
      same("answer /nbInsertion", fields(answer.value).nbInsertion, list(body).length),
  },
  {
    operationId: "addAnomalyImages",
    id: "uploads",
    status: 200,
    says: "There is one upload for each item, in order and with its uploadId.",
    check({ body, answer }) {
      const sent = list(body).map((item) => fields(item).uploadId);
      same(
        "answer /uploads",
        list(fields(answer.value).uploads).map((upload) => fields(upload).uploadId),
        sent,
      );
    },
  },
  {
    operationId: "addAnomalyImages",
    id: "presigned-urls",
    status: 200,
    says: "Each upload has an id and a presigned URL of its own.",
    check({ answer }) {
      const uploads = list(fields(answer.value).uploads).map(fields);
      for (const name of ["id", "presignedUrl"]) {
        const values = uploads.map((upload) => upload[name]);
        const index = values.findIndex(
          (value, at) => value === undefined || value === "" || values.indexOf(value) < at,
        );
        if (index >= 0)
          throw new Broken(
            `answer /uploads/${index}/${name}`,
            "a value that no other upload has",
            values[index],
          );
      }
      const index = uploads.findIndex(({ presignedUrl }) => !URL.canParse(String(presignedUrl)));
      if (index >= 0)
        throw new Broken(`answer /uploads/${index}/presignedUrl`, "a URL", uploads[index]?.presignedUrl);
    },
  },
];

const NO_SECOND_ID = "resources.updateAnomaly.existing has no second id";

const hasSecondId = (resources: ProviderConfig["resources"]) =>
  (resources?.updateAnomaly?.existing.length ?? 0) > 1;

/** What it takes several requests to see. */
export const anomalyScenarios: readonly ScenarioRule[] = [
  {
    operationId: "updateAnomaly",
    id: "first-update",
    says: "The first update of an anomaly changes the fields that it holds and updatedAt, and nothing else that was there.",
    needs: ({ probes, resources }) => {
      if (probes?.anomaly === undefined) return "probes.anomaly is not given";
      return hasSecondId(resources) ? undefined : NO_SECOND_ID;
    },
    async run(provider) {
      const [page] = bodies(provider);
      const [, id = ""] = provider.ids("updateAnomaly");
      const kept = async () =>
        fields(JSON.parse(JSON.stringify((await provider.config.probes?.anomaly?.(id)) ?? {})));
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
      let { updatedAt: before } = await update(provider, page);
      for (const body of [other, page, page]) {
        let { updatedAt: after } = await update(provider, body);
        if (after === before) {
          await provider.tick(before);
          ({ updatedAt: after } = await update(provider, body));
        }
        if (!(moment(after) > moment(before)))
          throw new Broken("answer /data/updatedAt", `a moment after ${before}`, after);
        before = after;
      }
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
    needs: ({ resources }) => (hasSecondId(resources) ? undefined : NO_SECOND_ID),
    async run(provider) {
      const [page, other] = bodies(provider);
      const [one, two] = provider.ids("updateAnomaly");
      const second = await update(provider, page, two);
      const first = await update(provider, other, one);
      sameFields(await update(provider, page, two), second, ...MOVING);
      sameFields(await update(provider, other, one), first, ...MOVING);
    },
  },
  {
    operationId: "createNonconformityAnomalies",
    id: "all-or-nothing",
    says: "Either all anomalies of a request are created or none.",
    needs: ({ probes }) =>
      probes?.anomaliesOfReport === undefined ? "probes.anomaliesOfReport is not given" : undefined,
    async run(provider) {
      const [report] = provider.ids("createNonconformityAnomalies");
      const [item = {}] = list(provider.example("createNonconformityAnomalies")).map(fields);
      const count = async () => Number(await provider.config.probes?.anomaliesOfReport?.(report));
      const start = await count();
      const items: Fields[] = Array.from({ length: 12 }, (_, index) => ({
        ...item,
        title: `Anomaly ${index + 1}`,
      }));
      for (const index of [0, 5, 11]) {
        await provider.refused("createNonconformityAnomalies", {
          body: items.with(index, { ...item, risk: 4 }),
        });
        same("anomalies of the report", await count(), start);
      }
      const { withoutRole } = provider.config.credentials;
      await provider.refused("createNonconformityAnomalies", { body: items, as: "nobody" });
      if (withoutRole !== undefined)
        await provider.refused("createNonconformityAnomalies", { body: items, as: "user without the role" });
      await provider.refused("createNonconformityAnomalies", { body: items, contentType: "text/plain" });
      same("anomalies of the report", await count(), start);
    },
  },
  {
    operationId: "createNonconformityAnomalies",
    id: "all-of-them",
    says: "All anomalies of a request are created on the report, equal ones and many of them too.",
    needs: ({ probes }) =>
      probes?.anomaliesOfReport === undefined ? "probes.anomaliesOfReport is not given" : undefined,
    async run(provider) {
      const reports = provider.ids("createNonconformityAnomalies").slice(0, 2);
      const [item = {}] = list(provider.example("createNonconformityAnomalies")).map(fields);
      const counts = () =>
        Promise.all(reports.map(async (id) => Number(await provider.config.probes?.anomaliesOfReport?.(id))));
      for (const [index, id] of reports.entries()) {
        let expected = await counts();
        const create = async (...lengths: readonly number[]) => {
          const bodies = lengths.map((length) => Array.from({ length }, () => item));
          await Promise.all(
            bodies.map((body) => provider.accepted("createNonconformityAnomalies", { id, body })),
          );
          const added = lengths.reduce((sum, length) => sum + length, 0);
          expected = expected.with(index, (expected[index] ?? 0) + added);
          same("anomalies of the reports", await counts(), expected);
        };
        await create(3);
        await create(120);
        await create(2, 3, 4);
      }
    },
  },
  {
    operationId: "addAnomalyImages",
    id: "new-uploads",
    says: "Each request makes uploads of its own.",
    async run(provider) {
      const ids: unknown[] = [];
      for (const _ of [1, 2, 3])
        for (const upload of list(fields(await provider.accepted("addAnomalyImages")).uploads)) {
          const { id } = fields(upload);
          if (ids.includes(id))
            throw new Broken("answer /uploads/0/id", "an id that no upload had before", id);
          ids.push(id);
        }
    },
  },
];
