/**
 * The requests that the servers are measured with.
 */
import { ask, type LoadRequest } from "@facility-contracts/bench/load";
import { DEMO_ACCOUNTS, demoHeadersOf } from "../src/accounts/demo-accounts.ts";
import { BLOCK_NAMES } from "../src/apis/safety-register/get-intervention.ts";
import { tickets } from "../src/apis/tickets/demo/tickets.ts";
import { isServed, openApis } from "../src/served-apis.ts";

/** A kind of request. */
export interface BenchRequest extends Omit<LoadRequest, "method" | "path" | "headers"> {
  readonly method: "GET" | "PUT" | "POST";
  /** Another one for each request, where there are several rows. */
  readonly path: () => string;
  /** What one may cost on PostgreSQL, divided by what the handler with one round trip costs. */
  readonly most: number;
}

/** Identifiers without a gap. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** The rows that requests go to, by random. */
export interface Rows {
  readonly anomalies: Range;
  readonly reports: Range;
  readonly interventions: Range;
}

/** The headers of each request: the credentials of every API. */
const HEADERS: Readonly<Record<string, string>> = Object.fromEntries(
  demoHeadersOf((await openApis()).filter(isServed), DEMO_ACCOUNTS.full).map(({ name, value }) => [
    name,
    value,
  ]),
);

const item = {
  title: "Emergency light out",
  description: "The light above the door of the stairs does not come on.",
  risk: 2,
  siteId: 1,
  technicalInstallationId: 2,
  location: { room: "Stairs", floor: "2nd floor" },
  dueAt: "2031-01-01T12:00:00.000Z",
};

const image = { uploadId: "1", name: "photo.jpg", mimeType: "image/jpeg", size: 1 };

const EXTEND = BLOCK_NAMES.map((name) => `extend=${name}`).join("&");

/** The kinds of requests, on these rows. */
export function requestsOn({ anomalies, reports, interventions }: Rows) {
  const intervention = () => `/interventions/v2/rs/${oneOf(interventions)}`;
  const nonconformity = (name: string, count: number): BenchRequest => ({
    name: `POST nonconformity, ${name}`,
    method: "POST",
    path: () => `/anomalies/v2/rs/reports/${oneOf(reports)}/nonconformity`,
    body: JSON.stringify(Array(count).fill(item)),
    status: 201,
    most: 1.5,
  });
  return {
    base: { name: "GET intervention, base", method: "GET", path: intervention, status: 200, most: 1.5 },
    allBlocks: {
      name: `GET intervention, ${BLOCK_NAMES.length} blocks`,
      method: "GET",
      path: () => `${intervention()}?${EXTEND}`,
      status: 200,
      most: 2.5,
    },
    anomaly: {
      name: "PUT anomaly",
      method: "PUT",
      path: () => `/anomalies/v2/rs/${oneOf(anomalies)}`,
      body: JSON.stringify(item),
      status: 200,
      most: 1.5,
    },
    oneItem: nonconformity("1 item", 1),
    manyItems: nonconformity("100 items", 100),
    image: {
      name: "POST images, 1 item",
      method: "POST",
      path: () => `/anomalies/v2/rs/${oneOf(anomalies)}/images`,
      body: JSON.stringify([image]),
      status: 200,
      most: 1.5,
    },
    ticket: {
      name: "PUT ticket",
      method: "PUT",
      path: () => `/api/v1/tickets/${tickets[oneOf({ first: 0, count: tickets.length })]?.id}`,
      body: JSON.stringify({ title: "Broken window", notes: "In the hall", category: "MAINTENANCE" }),
      status: 200,
      most: 1.5,
    },
  } as const satisfies Record<string, BenchRequest>;
}

function oneOf({ first, count }: Range): number {
  return first + Math.floor(Math.random() * count);
}

/** Gives the requests of a kind, one after the other. */
export function nextOf(kind: Omit<BenchRequest, "most">): () => LoadRequest {
  const headers = { ...HEADERS, ...(kind.body !== undefined && { "content-type": "application/json" }) };
  return () => ({ ...kind, headers, path: kind.path() });
}

/** Anomalies that are made by requests, with the identifiers that a new database gives them. */
export async function makeAnomalies(origin: string): Promise<Range> {
  const made = { first: 1001, count: 1000 };
  const body = JSON.stringify(Array(made.count).fill(item));
  const path = () => "/anomalies/v2/rs/reports/3/nonconformity";
  const request = nextOf({ name: "The making of anomalies", method: "POST", path, body, status: 201 });
  await ask(origin, request());
  return made;
}
