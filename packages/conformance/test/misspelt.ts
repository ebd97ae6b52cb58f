/**
 * What TypeScript has to find in a configuration: by the types of the built package in `npm run typecheck`, and by those of the
 * packed one in the proof (packed.test.ts).
 */
import { type ConformanceConfig, conformance, type ProviderConfig } from "@facility-contracts/conformance";

const valid = { sessionCookie: "" };
const credentials = { valid };
const write = { valid, withRole: { "ticket:write": valid } };
const rows = { existing: [1] };
export const right = { tickets: { credentials: write, rows: { ticket: rows } } } satisfies ConformanceConfig;
// @ts-expect-error: no such kind of row
export const row = { tickets: { credentials, rows: { tikcet: rows } } } satisfies ConformanceConfig;
// @ts-expect-error: a kind of another API
export const other = { tickets: { credentials, rows: { anomaly: rows } } } satisfies ConformanceConfig;
const misspelt = { "ticket:wirte": valid };
// @ts-expect-error: no such role
export const role = { tickets: { credentials: { valid, withRole: misspelt } } } satisfies ConformanceConfig;
type NoRoles = ProviderConfig<{ schemes: "key"; scopes: never; rows: "pet" }>;
const key = { key: "" };
// @ts-expect-error: an API without roles
export const none = { credentials: { valid: key, withRole: { admin: key } } } satisfies NoRoles;
// @ts-expect-error: no such security scheme
export const scheme = { tickets: { credentials: { valid: { cookie: "" } } } } satisfies ConformanceConfig;
// @ts-expect-error: no such API
export const api = () => conformance("ticket", { credentials });
