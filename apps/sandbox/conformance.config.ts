/**
 * The sandbox as the contract tests are told about it: start it with `npm run sandbox -- --control`, then
 * `npx facility-conformance tickets --config apps/sandbox/conformance.config.ts`.
 */
import type { ConformanceConfig, Credentials } from "@facility-contracts/conformance";
import { isObject, objectOf } from "@facility-contracts/model/json";
import {
  DEMO_ACCOUNTS,
  type DemoAccount,
  demoAccountFor,
  demoCredentialsOf,
  demoScopesOf,
} from "./src/accounts/demo-accounts.ts";
import { isServed, openApis } from "./src/served-apis.ts";

const { full, none, expired } = DEMO_ACCOUNTS;

const apis = (await openApis()).filter(isServed);

const credentialsOf =
  (name: string) =>
  (account: Pick<DemoAccount, "name">): Credentials =>
    Object.assign({}, ...servedAs(name).map((api) => demoCredentialsOf(api, account)));

/** None when nobody serves it. */
const servedAs = (name: string) => apis.filter((api) => api.name === name);

const register = credentialsOf("safety-register");

const cookie = credentialsOf("tickets");

const ticketScopes = servedAs("tickets").flatMap(demoScopesOf);

const unknown = { name: "unknown" };

/** What `/__sandbox` asks for beyond this machine. */
const { SANDBOX_CONTROL_TOKEN: token } = process.env;
const CONTROL: Readonly<Record<string, string>> = token ? { authorization: `Bearer ${token}` } : {};

/** The configuration of the sandbox at this origin, whose `/__sandbox` shows rows and makes some. */
export function configOf(origin: string): ConformanceConfig {
  const control = async (path: string, method = "GET"): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(`${origin}/__sandbox/${path}`, { method, headers: CONTROL });
    if (!answer.ok)
      throw new Error(`/__sandbox/${path} answers ${answer.status}: start the sandbox with --control`);
    return objectOf(await answer.json());
  };
  const state = async (name: string, id: string | number) => {
    const { [name]: found } = await control(`state?${name}=${id}`);
    return isObject(found) ? found : undefined;
  };
  const fresh = async (name: string) => {
    const { id } = await control(`rows/${name}`, "POST");
    return String(id);
  };
  const integers = { absent: 404404 };
  return {
    "safety-register": {
      baseUrl: origin,
      credentials: {
        valid: register(full),
        wrong: register(unknown),
        expired: register(expired),
        withoutRole: register(none),
      },
      rows: {
        anomaly: { existing: [2, 1], ...integers },
        report: { existing: [1, 2], ...integers },
        intervention: { existing: [1, 2], ...integers },
      },
      references: { siteId: [1, 2], technicalInstallationId: [1, 2, 3, 4, 5, 6] },
      probes: {
        anomaly: (id) => state("anomaly", id),
        anomaliesOfReport: async (id) => {
          const report = await state("report", id);
          return report !== undefined && "anomalies" in report ? Number(report.anomalies) : 0;
        },
      },
    },
    tickets: {
      baseUrl: origin,
      credentials: {
        valid: cookie(full),
        wrong: cookie(unknown),
        expired: cookie(expired),
        withoutRole: cookie(DEMO_ACCOUNTS.readOnly),
        withRole: Object.fromEntries(ticketScopes.map((scope) => [scope, cookie(demoAccountFor(scope))])),
      },
      rows: {
        ticket: {
          existing: [
            "550e8400-e29b-41d4-a716-446655440000",
            "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
          ],
          absent: "00000000-0000-4000-8000-000000000404",
          fresh: () => fresh("ticket"),
        },
      },
      probes: { ticket: (id) => state("ticket", id) },
    },
  };
}

export default configOf(process.env.SANDBOX_URL ?? "http://127.0.0.1:4011");
