/**
 * The clients that are generated for the benchmark.
 */
import { pathToFileURL } from "node:url";
import type { Contestant } from "./contestant.ts";
import type { Generated } from "./generate.ts";
import {
  CREDENTIALS,
  EXTEND,
  INTERVENTION_ID,
  type OperationName,
  SESSION_COOKIE,
  SESSION_TOKEN,
  TICKET,
  TICKET_ID,
  TOKEN,
} from "./operations.ts";

/** What is used of a generated module: it is not there when this file is compiled. */
type HeyApiModule<Name extends OperationName> = Readonly<
  Record<Name, (options: object) => Promise<{ data?: unknown }>>
> & {
  readonly client: {
    setConfig(config: { auth: string | ((auth: { scheme?: string }) => string) }): void;
  };
};

type OrvalModule<Name extends OperationName> = Readonly<
  Record<Name, (...call: unknown[]) => Promise<{ data: unknown }>>
>;

/** What @hey-api/openapi-ts has generated: as it is, or with credentials and a time-out. */
export async function heyApi(generated: Generated, features: boolean): Promise<Contestant> {
  const ticketsModule: HeyApiModule<"updateTicket"> = await import(moduleOf(generated, "tickets"));
  const registerModule: HeyApiModule<"getIntervention"> = await import(
    moduleOf(generated, "safety-register")
  );
  if (features) {
    ticketsModule.client.setConfig({ auth: SESSION_COOKIE });
    registerModule.client.setConfig({
      auth: ({ scheme }) => (scheme === "bearer" ? TOKEN : SESSION_TOKEN),
    });
  }
  const { updateTicket } = ticketsModule;
  const { getIntervention } = registerModule;
  return {
    name: "hey-api",
    credentials: features,
    timeout: features,
    calls: (timeoutMs) => ({
      updateTicket: async () => {
        const { data } = await updateTicket({
          path: { id: TICKET_ID },
          body: TICKET,
          signal: features ? AbortSignal.timeout(timeoutMs) : null,
        });
        return data;
      },
      getIntervention: async () => {
        const { data } = await getIntervention({
          path: { interventionId: INTERVENTION_ID },
          query: { extend: EXTEND },
          signal: features ? AbortSignal.timeout(timeoutMs) : null,
        });
        return data;
      },
    }),
  };
}

/** What orval has generated. It leaves the credentials to the options of each call. */
export async function orval(generated: Generated, timeout: boolean): Promise<Contestant> {
  const { updateTicket }: OrvalModule<"updateTicket"> = await import(moduleOf(generated, "tickets"));
  const { getIntervention }: OrvalModule<"getIntervention"> = await import(
    moduleOf(generated, "safety-register")
  );
  return {
    name: "orval",
    credentials: true,
    timeout,
    calls: (timeoutMs) => ({
      updateTicket: async () => {
        const { data } = await updateTicket(TICKET_ID, TICKET, {
          headers: CREDENTIALS.updateTicket,
          signal: timeout ? AbortSignal.timeout(timeoutMs) : null,
        });
        return data;
      },
      getIntervention: async () => {
        const options = {
          headers: CREDENTIALS.getIntervention,
          signal: timeout ? AbortSignal.timeout(timeoutMs) : null,
        };
        const { data } = await getIntervention(INTERVENTION_ID, { extend: EXTEND }, options);
        return data;
      },
    }),
  };
}

function moduleOf(generated: Generated, api: string): string {
  return pathToFileURL(generated[api]?.module ?? "").href;
}
