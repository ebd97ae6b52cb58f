/**
 * The provider as the suite is told about it.
 */
import { type ApiName, apis } from "@facility-contracts/contract/frozen/apis";
import type { Provider } from "./provider.ts";
import { TOKENS } from "./tokens.ts";

/** The APIs of the provider: those of the frozen contract. */
export const APIS: readonly ApiName[] = apis.map(({ name }) => name);

/** A value for each security scheme of the API, by its name. */
type Credentials = Readonly<Record<string, string>>;

/** What somebody has to know to call an API of the provider, in the form of the contract tests. */
export interface Access {
  readonly credentials: Readonly<Record<"valid" | "wrong" | "expired" | "withoutRole", Credentials>>;
  /** The rows of each kind. */
  readonly rows: Readonly<
    Record<string, { readonly existing: readonly (string | number)[]; readonly absent: string | number }>
  >;
}

const { session, access, sessionToken } = TOKENS;

const safetyRegister: Access = {
  credentials: {
    valid: { bearerAuth: access.valid, sessionToken: sessionToken.valid },
    wrong: { bearerAuth: "wrong-access-token", sessionToken: "wrong-session-token" },
    expired: { bearerAuth: access.expired, sessionToken: sessionToken.expired },
    withoutRole: { bearerAuth: access.visitor, sessionToken: sessionToken.visitor },
  },
  rows: {
    // The first one is the richest: what an update must not touch is seen there before any other request.
    anomaly: { existing: [2, 1], absent: 404404 },
    report: { existing: [1, 2], absent: 404404 },
    intervention: { existing: [1, 2], absent: 404404 },
  },
};

const tickets: Access = {
  credentials: {
    valid: { sessionCookie: session.valid },
    wrong: { sessionCookie: "wrong-session" },
    expired: { sessionCookie: session.expired },
    withoutRole: { sessionCookie: session.visitor },
  },
  rows: {
    ticket: {
      existing: [
        "550e8400-e29b-41d4-a716-446655440000",
        // Somebody takes care of the second one and nobody of the third.
        "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
      ],
      absent: "00000000-0000-4000-8000-000000000404",
    },
  },
};

/** The credentials and rows of the provider, of which one is not started yet. */
export const CONFIG: Readonly<Record<ApiName, Access>> = { "safety-register": safetyRegister, tickets };

/** The same with the probes of one provider. */
export function configOf(provider: Provider) {
  return {
    ...CONFIG,
    "safety-register": {
      ...safetyRegister,
      probes: {
        anomaliesOfReport: (reportId: string | number) => provider.anomaliesOfReport(Number(reportId)),
        anomaly: (id: string | number) => provider.anomaly(Number(id)),
      },
    },
    tickets: { ...tickets, probes: { ticket: (id: string | number) => provider.ticket(String(id)) } },
  };
}
