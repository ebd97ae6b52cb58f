import type { LoadRequest } from "@facility-contracts/bench/load";

/** A request that the servers are measured with. */
export interface Case extends LoadRequest {
  /** Whether the answer is made up. */
  readonly dynamic?: boolean;
}

const credentials = { authorization: "Bearer token", "x-session-token": "token" };
const headers = { ...credentials, "content-type": "application/json" };
const anomaly = {
  title: "Anomaly title",
  description: "Anomaly description",
  risk: 1,
  technicalInstallationId: 1,
  siteId: 1,
  location: { room: "Room 1", floor: "Floor 1" },
  dueAt: "2024-12-01T12:34:56.000Z",
};

/** An intervention without blocks: where only the way to the answer counts. */
export const GET_INTERVENTION: Case = {
  name: "GET intervention",
  method: "GET",
  path: "/interventions/v2/rs/1",
  headers: credentials,
  status: 200,
};

/** A request that an operation accepts, for the most part. */
export const CASES: readonly Case[] = [
  GET_INTERVENTION,
  {
    name: "PUT anomaly",
    method: "PUT",
    path: "/anomalies/v2/rs/1",
    headers,
    body: JSON.stringify(anomaly),
    status: 200,
  },
  ...[1, 100].map(
    (count): Case => ({
      name: `nonconformity, ${count} ${count === 1 ? "item" : "items"}`,
      method: "POST",
      path: "/anomalies/v2/rs/reports/1/nonconformity",
      headers,
      body: JSON.stringify(Array(count).fill(anomaly)),
      status: 201,
    }),
  ),
  {
    name: "invalid body",
    method: "PUT",
    path: "/anomalies/v2/rs/1",
    headers,
    body: JSON.stringify({ ...anomaly, risk: 9 }),
    status: 400,
  },
  {
    name: "dynamic",
    method: "GET",
    path: "/interventions/v2/rs/1",
    headers: { ...credentials, prefer: "dynamic=true" },
    dynamic: true,
    status: 200,
  },
];
