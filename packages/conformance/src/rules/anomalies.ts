/**
 * What the pages on anomalies state in prose.
 */

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
} from "./rule.ts";

/** Where a place is kept in an answer is not documented: it is not compared. */
const NOT_COMPARED = ["updatedAt", "metadata"];

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

/** The answers to the operations on anomalies. */
export const anomalyAnswers: readonly AnswerRule[] = [
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

/** What it takes several requests to see. */
export const anomalyScenarios: readonly ScenarioRule[] = [
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
        sameFields(after, start, ...NOT_COMPARED, ...Object.keys(body));
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
      const change: Fields = { ...other, ...keep };
      await update(provider, change);
      const after = await grouped();
      for (const [key, anomaly] of before) {
        const shown =
          key === Number(id)
            ? { ...anomaly, title: change.title, description: change.description, risk: change.risk }
            : anomaly;
        sameFields(fields(after.get(key)), shown);
      }
      await update(provider, page);
    },
  },
  {
    operationId: "updateAnomaly",
    id: "other-rows",
    says: "An update changes the anomaly that it names and no other.",
    needs: ({ resources }) =>
      (resources?.updateAnomaly?.existing.length ?? 0) > 1
        ? undefined
        : "resources.updateAnomaly.existing has no second id",
    async run(provider) {
      const [page, other] = bodies(provider);
      const [one, two] = provider.ids("updateAnomaly");
      const second = await update(provider, page, two);
      const first = await update(provider, other, one);
      sameFields(await update(provider, page, two), second, ...NOT_COMPARED);
      sameFields(await update(provider, other, one), first, ...NOT_COMPARED);
    },
  },
  {
    operationId: "createNonconformityAnomalies",
    id: "all-or-nothing",
    says: "Either all anomalies of a request are created or none.",
    needs: ({ probes }) =>
      probes?.anomaliesOfReport === undefined ? "probes.anomaliesOfReport is not given" : undefined,
    async run(provider) {
      const [report, other] = provider.ids("createNonconformityAnomalies");
      const [item] = list(provider.example("createNonconformityAnomalies")).map(fields);
      const count = async (id = report) => Number(await provider.config.probes?.anomaliesOfReport?.(id));
      const start = await count();
      const elsewhere = other === undefined ? undefined : await count(other);
      const items: Fields[] = Array.from({ length: 12 }, (_, index) => ({
        ...item,
        title: `Anomaly ${index + 1}`,
      }));
      for (const index of [0, 5, 11]) {
        await provider.refused("createNonconformityAnomalies", {
          body: items.with(index, { ...item, title: `Anomaly ${index + 1}`, risk: 4 }),
        });
        same("anomalies of the report", await count(), start);
      }
      for (const [length, total] of [
        [3, 3],
        [12, 15],
        [3, 18],
      ] as const) {
        await provider.accepted("createNonconformityAnomalies", { body: items.slice(0, length) });
        same("anomalies of the report", await count(), start + total);
      }
      if (other !== undefined) same("anomalies of another report", await count(other), elsewhere);
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
