/**
 * The requests that the servers are measured with.
 */
import { DEMO_ACCOUNTS, demoHeadersOf } from "../src/accounts/demo-accounts.ts";
import { BLOCK_NAMES } from "../src/apis/safety-register/get-intervention.ts";
import { tickets } from "../src/apis/tickets/demo/tickets.ts";
import { isServed, openApis } from "../src/served-apis.ts";

/** A kind of request. */
export interface BenchRequest {
  readonly name: string;
  readonly method: "GET" | "PUT" | "POST";
  /** Another one for each request, where there are several rows. */
  readonly path: () => string;
  readonly body?: string;
  /** What every server has to answer. */
  readonly status: number;
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
export const HEADERS: Readonly<Record<string, string>> = Object.fromEntries(
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
  });
  return {
    base: { name: "GET intervention, base", method: "GET", path: intervention, status: 200 },
    allBlocks: {
      name: `GET intervention, ${BLOCK_NAMES.length} blocks`,
      method: "GET",
      path: () => `${intervention()}?${EXTEND}`,
      status: 200,
    },
    anomaly: {
      name: "PUT anomaly",
      method: "PUT",
      path: () => `/anomalies/v2/rs/${oneOf(anomalies)}`,
      body: JSON.stringify(item),
      status: 200,
    },
    oneItem: nonconformity("1 item", 1),
    manyItems: nonconformity("100 items", 100),
    image: {
      name: "POST images, 1 item",
      method: "POST",
      path: () => `/anomalies/v2/rs/${oneOf(anomalies)}/images`,
      body: JSON.stringify([image]),
      status: 200,
    },
    ticket: {
      name: "PUT ticket",
      method: "PUT",
      path: () => `/api/v1/tickets/${tickets[oneOf({ first: 0, count: tickets.length })]?.id}`,
      body: JSON.stringify({ title: "Broken window", notes: "In the hall", category: "MAINTENANCE" }),
      status: 200,
    },
  } as const satisfies Record<string, BenchRequest>;
}

function oneOf({ first, count }: Range): number {
  return first + Math.floor(Math.random() * count);
}

/** Sends a request once, and makes sure that the answer is the expected one. */
export async function ask(origin: string, { name, method, path, body, status }: BenchRequest): Promise<void> {
  const response = await fetch(origin + path(), {
    method,
    headers: { ...HEADERS, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${name} is answered with ${response.status}: ${text}`);
}

/** Anomalies that are made by requests, with the identifiers that a new database gives them. */
export async function makeAnomalies(origin: string): Promise<Range> {
  const made = { first: 1001, count: 1000 };
  const body = JSON.stringify(Array(made.count).fill(item));
  const path = () => "/anomalies/v2/rs/reports/3/nonconformity";
  await ask(origin, { name: "The making of anomalies", method: "POST", path, body, status: 201 });
  return made;
}
