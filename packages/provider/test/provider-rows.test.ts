/**
 * The correct provider keeps its rows as the pages say.
 */
import { describe, expect, test } from "vitest";
import { configOf } from "../src/config.ts";
import { createProvider, type Provider } from "../src/provider.ts";
import { several, ticket } from "../src/requests.ts";
import type { WireRequest } from "../src/wire.ts";
import { bytes, examplesOf, requestOf } from "./documented.ts";

interface Row {
  readonly id: number;
  readonly title: string;
}

describe("the rows", () => {
  const signal = new AbortController().signal;

  async function bodyOf(provider: Provider, request: WireRequest) {
    return JSON.parse(new TextDecoder().decode((await provider.handle(request, signal)).body));
  }

  async function rowsOf(provider: Provider, read: WireRequest): Promise<readonly Row[]> {
    const { data } = await bodyOf(provider, read);
    const sites: { technicalInstallations: { anomalies: Row[] }[] }[] = data.anomalyBySiteIT;
    const installations = sites.flatMap((site) => site.technicalInstallations);
    return installations.flatMap(({ anomalies }) => anomalies).toSorted((one, other) => one.id - other.id);
  }

  test("updatedAt moves at every update of a ticket, also within a millisecond", async () => {
    const provider = createProvider();
    const answers = [];
    for (const request of several(20, () => ticket({}))) answers.push(await bodyOf(provider, request));
    const dates = answers.map(({ updatedAt }) => updatedAt);
    expect([new Set(dates).size, dates]).toEqual([20, dates.toSorted()]);
  });

  test("details name the field of a body, and there are none for an identifier", async () => {
    const provider = createProvider();
    const { error } = await bodyOf(provider, ticket({ category: "NOISE", status: "PENDING" }));
    expect(error.details).toEqual({ category: "Invalid category value", status: "Invalid status value" });
    expect((await bodyOf(provider, ticket({}, { id: "1" }))).error).toEqual({
      message: "Invalid ticket ID",
      code: "VALIDATION_ERROR",
    });
  });

  test("all anomalies of a list are inserted, or none", async () => {
    const provider = createProvider();
    const count = () => configOf(provider)["safety-register"]?.probes?.anomaliesOfReport?.(1);
    const [[, page] = ["", []]] = examplesOf("createNonconformityAnomalies");
    const item = Array.isArray(page) ? page[0] : {};
    const before = Number(count());
    const refused = requestOf("createNonconformityAnomalies", {
      body: bytes(JSON.stringify([item, { ...item, risk: 4 }])),
    });
    expect([(await provider.handle(refused, signal)).status, count()]).toEqual([400, before]);
    const taken = requestOf("createNonconformityAnomalies", { body: bytes(JSON.stringify([item, item])) });
    expect([await bodyOf(provider, taken), count()]).toEqual([{ nbInsertion: 2 }, before + 2]);
  });

  test("counts and groups of an intervention agree", async () => {
    const query = "?extend=anomaly-by-site-it&extend=anomaly-stats&extend=anomaly-ids&extend=trained-users";
    const { data } = await bodyOf(createProvider(), requestOf("getIntervention", { query }));
    const groups: {
      technicalInstallations: { name: string; anomalies: { id: number; title: string }[] }[];
    }[] = data.anomalyBySiteIT;
    const installations = groups.flatMap((site) => site.technicalInstallations);
    const ids = installations.flatMap(({ anomalies }) => anomalies.map(({ id }) => id));
    expect(ids.toSorted((one, other) => one - other)).toEqual(data.anomalyIds);
    const { corrective, preventive } = data.anomalyStats;
    const counts: number[] = [...Object.values<number>(corrective), ...Object.values<number>(preventive)];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    expect(data.trainedUsersCount).toBe(data.trainedUsers.length);
    const { compare } = new Intl.Collator("fr");
    for (const { anomalies } of installations) {
      const titles = anomalies.map(({ title }) => title);
      expect(titles).toEqual(titles.toSorted(compare));
    }
    for (const site of groups) {
      const names = site.technicalInstallations.map(({ name }) => name);
      expect(names).toEqual(names.toSorted(compare));
    }
  });

  test("an update of an anomaly changes its seven fields and no other, and no other row", async () => {
    const provider = createProvider();
    const read = requestOf("getIntervention", { query: "?extend=anomaly-by-site-it" });
    const before = await rowsOf(provider, read);
    const [, [, smallest] = [undefined, undefined]] = examplesOf("updateAnomaly");
    const { data } = await bodyOf(
      provider,
      requestOf("updateAnomaly", { body: bytes(JSON.stringify(smallest)) }),
    );
    const { location, ...fields } = Object(smallest);
    expect(data).toMatchObject({
      ...fields,
      id: 1,
      status: 1,
      reportId: 1,
      createdAt: "2024-01-15T08:45:00.000Z",
    });
    expect(data.metadata.location).toEqual(location);
    const { title, risk, description } = fields;
    const changed = before.map((row) => (row.id === 1 ? { ...row, title, risk, description } : row));
    expect(await rowsOf(provider, read)).toEqual(changed);
  });
});
