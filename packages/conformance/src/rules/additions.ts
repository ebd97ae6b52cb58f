/**
 * What the pages on nonconformities and images state in prose.
 */
import { Broken } from "./broken.ts";
import type { Provider } from "./provider.ts";
import { type AnswerRule, type Fields, fields, list, type ScenarioRule, same } from "./rule.ts";

async function anomaliesOf(provider: Provider, report: string | number): Promise<number> {
  const look = () => provider.config.probes?.anomaliesOfReport?.(report);
  return Number(await provider.probed("createNonconformityAnomalies", look));
}

/** The identifiers of the uploads that were sent, and of those that came. */
function uploadIds(body: unknown, answer: unknown): readonly [sent: string[], got: string[]] {
  const ids = (items: unknown) => list(items).map((item) => String(fields(item).uploadId));
  return [ids(body), ids(fields(answer).uploads)];
}

/** The answers to what adds something. */
export const additionAnswers: readonly AnswerRule[] = [
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
    says: "There is one upload for each item, with its uploadId.",
    check({ body, answer }) {
      const [sent, got] = uploadIds(body, answer.value);
      same("answer /uploads", got.toSorted(), sent.toSorted());
    },
  },
  {
    operationId: "addAnomalyImages",
    id: "uploads-in-order",
    status: 200,
    says: "The uploads come in the order of the items.",
    assumed:
      "The page has the uploadId tell which file goes to which URL; that the order is kept too is inferred.",
    check({ body, answer }) {
      const [sent, got] = uploadIds(body, answer.value);
      same("answer /uploads", got, sent);
    },
  },
  {
    operationId: "addAnomalyImages",
    id: "presigned-urls",
    status: 200,
    says: "Each upload has an id and a presigned URL of its own.",
    assumed: "The page names both; that no two uploads share them is inferred.",
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
export const additionScenarios: readonly ScenarioRule[] = [
  {
    operationId: "createNonconformityAnomalies",
    id: "all-or-nothing",
    says: "Either all anomalies of a request are created or none.",
    probe: "anomaliesOfReport",
    async run(provider) {
      const [report] = provider.ids("createNonconformityAnomalies");
      const [item = {}] = list(provider.example("createNonconformityAnomalies")).map(fields);
      const count = () => anomaliesOf(provider, report);
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
      same("anomalies of the report", await count(), start);
      const { status } = await provider.call("createNonconformityAnomalies", {
        body: items,
        contentType: "text/plain",
      });
      // Whether it is refused has a case of its own.
      if (status >= 400) same("anomalies of the report", await count(), start);
    },
  },
  {
    operationId: "createNonconformityAnomalies",
    id: "all-of-them",
    says: "All anomalies of a request are created on the report, equal ones and many of them too.",
    probe: "anomaliesOfReport",
    async run(provider) {
      const reports = provider.ids("createNonconformityAnomalies").slice(0, 2);
      const [item = {}] = list(provider.example("createNonconformityAnomalies")).map(fields);
      const counts = () => Promise.all(reports.map((id) => anomaliesOf(provider, id)));
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
    assumed: "The page says that images are added; that the same uploadId may come again is not said.",
    async run(provider) {
      const seen: unknown[] = [];
      for (const _ of [1, 2, 3])
        for (const upload of list(fields(await provider.accepted("addAnomalyImages")).uploads))
          for (const name of ["id", "presignedUrl"]) {
            const value = fields(upload)[name];
            if (seen.includes(value))
              throw new Broken(`answer /uploads/0/${name}`, "a value that no upload had before", value);
            seen.push(value);
          }
    },
  },
];
