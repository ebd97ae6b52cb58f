import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { readHead } from "../src/http/request.ts";
import { Journal } from "../src/journal/journal.ts";
import { journalPage } from "../src/journal/page.ts";
import { secretsOf } from "../src/journal/secrets.ts";

/** So many that it would take minutes to look through all of them for each; a quarter of them takes many seconds then. */
const NAMES = isProof ? 100_000 : 25_000;
const url = `/notes?${Array.from({ length: NAMES }, (_, index) => `${index}=a`).join("&")}&0=b`;

test("a query with many names is read in one pass", () => {
  const { query = {} } = readHead({ method: "GET", url, headers: {} }) ?? {};
  expect(Object.keys(query)).toHaveLength(NAMES);
  expect([query[0], query[1]]).toEqual([["a", "b"], "a"]);
});

test("and told in one by the journal", () => {
  const journal = new Journal();
  journal.begin({ method: "GET", url, httpVersion: "1.1", rawHeaders: [] });
  const page = journalPage(
    { method: "get", path: "", query: undefined, headers: {} },
    journal,
    secretsOf([]),
  );
  const { requests } = JSON.parse(String(page.body));
  expect(Object.keys(requests[0].query)).toHaveLength(NAMES);
  expect(requests[0].query).toMatchObject({ 0: ["a", "b"], 1: ["a"] });
});
