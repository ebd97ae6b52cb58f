/**
 * What a stream of writes changes, and how to see in the rows what is left of it.
 */
import { tickets } from "../../src/apis/tickets/demo/tickets.ts";
import type { Caller } from "../caller.ts";
import type { ClientRequest } from "./client.ts";

/** One thing that is written again and again. */
export interface WrittenValue {
  readonly name: string;
  /** Whether each write replaces the one before, or is one more. */
  readonly kind: "replaced" | "added";
  /** How many clients write it at the same time. What is replaced has one, so that its writes have an order. */
  readonly writers: number;
  readonly status: number;
  /** The write with this number. */
  request(number: number): ClientRequest;
  /** A part of the answer to the write with this number. */
  answered(number: number): string;
  /** The number of the last write that is kept, or how many are. Before the first one of all it is 0. */
  kept(call: Caller): Promise<number>;
}

/** How many anomalies are in one request, and how many files. */
const ITEMS = 50;
const FILES = 20;

const item = { title: "Many", description: "One of many", risk: 1, siteId: 1, technicalInstallationId: 1 };

/** Those of all writing operations. */
export function writtenValues(): readonly WrittenValue[] {
  const fields = ["title", "description", "notes"] as const;
  return [
    ...tickets.flatMap(({ id }) => fields.map((field) => ticketField(id, field))),
    ...[1, 2, 3, 4, 5, 6].map(anomalyTitle),
    ...[1, 2].map(anomaliesOfReport),
    announcedFiles(),
  ];
}

/** One field of a ticket: others write its other fields at the same time. */
export function ticketField(id: string, field: "title" | "description" | "notes"): WrittenValue {
  return {
    name: `${field} of ticket ${id}`,
    kind: "replaced",
    writers: 1,
    status: 200,
    request: (number) => ({
      method: "PUT",
      path: `/api/v1/tickets/${id}`,
      body: { [field]: markOf(id, number) },
    }),
    answered: (number) => `"${field}":"${markOf(id, number)}"`,
    kept: async (call) => numberIn((await stateOf(call, `ticket=${id}`)).ticket[field]),
  };
}

/** The title of an anomaly, which only one client writes. */
export function anomalyTitle(id: number): WrittenValue {
  const body = { ...item, location: { floor: "1" }, dueAt: "2031-01-01T00:00Z" };
  return {
    name: `title of anomaly ${id}`,
    kind: "replaced",
    writers: 1,
    status: 200,
    request: (number) => ({
      method: "PUT",
      path: `/anomalies/v2/rs/${id}`,
      body: { ...body, title: markOf(id, number) },
    }),
    answered: (number) => `"title":"${markOf(id, number)}"`,
    kept: async (call) => numberIn((await stateOf(call, `anomaly=${id}`)).anomaly.title),
  };
}

/** A part of a request that is kept gives a fraction. */
export function anomaliesOfReport(id: number): WrittenValue {
  const inDemo = { 1: 3, 2: 9 }[id] ?? 0;
  return {
    name: `anomalies of report ${id}`,
    kind: "added",
    writers: 2,
    status: 201,
    request: () => ({
      method: "POST",
      path: `/anomalies/v2/rs/reports/${id}/nonconformity`,
      body: Array.from({ length: ITEMS }, () => item),
    }),
    answered: () => `{"nbInsertion":${ITEMS}}`,
    kept: async (call) => ((await stateOf(call, `report=${id}`)).report.anomalies - inDemo) / ITEMS,
  };
}

/** Files that are announced for one anomaly. */
export function announcedFiles(): WrittenValue {
  const file = { uploadId: "1", name: "door.png", mimeType: "image/png", size: 1 };
  return {
    name: "announced files",
    kind: "added",
    writers: 3,
    status: 200,
    request: () => ({
      method: "POST",
      path: "/anomalies/v2/rs/12/images",
      body: Array.from({ length: FILES }, () => file),
    }),
    answered: () => '{"uploads":[{"uploadId":"1"',
    kept: async (call) => ((await stateOf(call)).counts.uploads - FILES_IN_DEMO) / FILES,
  };
}

/** Those of the page's anomaly. */
const FILES_IN_DEMO = 2;

async function stateOf(call: Caller, query = "") {
  const { status, body } = await call("GET", `/__sandbox/state?${query}`);
  if (status !== 200) throw new Error(`The state is answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Tells whose write it was, and which one. */
function markOf(id: number | string, number: number): string {
  return `${id} n${number}`;
}

function numberIn(mark: unknown): number {
  return Number(/ n(\d+)$/.exec(String(mark))?.[1] ?? 0);
}
