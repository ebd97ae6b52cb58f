/**
 * Uses the entries that need nothing but openapi-fetch. The tests compile it where the package is installed.
 */
import {
  createSafetyRegisterClient,
  isApiError,
  type SafetyRegister,
  type TicketsClient,
  type UploadReport,
  unwrap,
  uploadAnomalyImages,
} from "@facility-contracts/client";
import { createTicketsClient } from "@facility-contracts/client/validate";

const register = createSafetyRegisterClient({ token: "t", sessionToken: async () => "s" });
const tickets: TicketsClient = createTicketsClient({ sessionCookie: "c", validate: true });

export async function retitle(id: string): Promise<string> {
  // @ts-expect-error no field has this name
  await tickets.updateTicket({ id, body: { titel: "x" } });
  // @ts-expect-error nor has a parameter
  await tickets.updateTicket({ ticket: id, body: {} });
  const result = await tickets.updateTicket({ id, body: { title: "x" } }, { timeoutMs: 1 });
  if (result.ok) return result.data.title;
  if (result.status === 400) return result.error.error.code;
  // @ts-expect-error a call without an answer has no body
  return result.error.error.code;
}

export async function summaryOf(interventionId: number): Promise<SafetyRegister.Intervention["summary"]> {
  try {
    const { data } = await unwrap(register.getIntervention({ interventionId, extend: ["summary"] }));
    // @ts-expect-error this block was not asked for
    data.routine;
    return data.summary;
  } catch (error) {
    if (isApiError(error, "getIntervention", 404)) console.log(error.body.message satisfies string);
    throw error;
  }
}

export function upload(file: File, bytes: Uint8Array<ArrayBuffer>): Promise<UploadReport> {
  return uploadAnomalyImages(register, {
    anomalyId: 1,
    files: [file, { name: "plan.pdf", mimeType: "application/pdf", data: bytes }],
  });
}
