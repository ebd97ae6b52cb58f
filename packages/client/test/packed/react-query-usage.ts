/**
 * Uses the entry for TanStack Query. The tests compile it where the package is installed.
 */
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";
import { mutationOptions, type QueryId, queryOptions } from "@facility-contracts/client/react-query";
import { QueryClient } from "@tanstack/react-query";

const register = createSafetyRegisterClient({ token: "t", sessionToken: "s" });
const tickets = createTicketsClient({ sessionCookie: "c" });

export async function summaryOf(interventionId: number): Promise<string | undefined> {
  const call = { interventionId, extend: ["summary"] } as const;
  const { data } = await new QueryClient().fetchQuery(queryOptions(register, "getIntervention", call));
  // @ts-expect-error this block was not asked for
  data.routine;
  return JSON.stringify(data.summary);
}

export const mutation = mutationOptions(tickets, "updateTicket");
// @ts-expect-error an operation that reads is no mutation
mutationOptions(register, "getIntervention");
export const query: QueryId = "getIntervention";
// @ts-expect-error nor the other way round
export const wrong: QueryId = "updateTicket";
