/**
 * The types of the answers and of the list of operations. `npm run typecheck` fails on a type that is not equal.
 */
import type { Operations, OperationsOf } from "@facility-contracts/contract/apis";
import type { Api, Operation, OperationId } from "@facility-contracts/contract/operations";
import type * as SafetyRegister from "@facility-contracts/contract/safety-register";
import type * as Tickets from "@facility-contracts/contract/tickets";
import { expectTypeOf } from "vitest";

// The answer is exact for each status
type Answers<T extends { responses: object }> = {
  [S in keyof T["responses"]]: T["responses"][S] extends { content: { "application/json": infer B } }
    ? B
    : never;
};
interface RegisterErrors {
  400: SafetyRegister.ErrorMessage;
  401: SafetyRegister.ErrorMessage;
  403: SafetyRegister.ErrorMessage;
  404: SafetyRegister.ErrorMessage;
}
interface BodyErrors {
  413: SafetyRegister.ErrorMessage;
  415: SafetyRegister.ErrorMessage;
}
type Plain<T> = { [K in keyof T]: T[K] };

expectTypeOf<Answers<SafetyRegister.operations["updateAnomaly"]>>().toEqualTypeOf<
  Plain<{ 200: SafetyRegister.AnomalyResponse } & RegisterErrors & BodyErrors>
>();
expectTypeOf<Answers<SafetyRegister.operations["createNonconformityAnomalies"]>>().toEqualTypeOf<
  Plain<{ 201: { nbInsertion: number } } & RegisterErrors & BodyErrors>
>();
expectTypeOf<Answers<SafetyRegister.operations["addAnomalyImages"]>>().toEqualTypeOf<
  Plain<{ 200: { uploads: SafetyRegister.Upload[] } } & RegisterErrors & BodyErrors>
>();
expectTypeOf<Answers<SafetyRegister.operations["getIntervention"]>>().toEqualTypeOf<
  Plain<{ 200: { data: SafetyRegister.Intervention } } & RegisterErrors>
>();
expectTypeOf<Answers<Tickets.operations["updateTicket"]>>().toEqualTypeOf<{
  200: Tickets.Ticket;
  400: Tickets.ValidationError;
  401: Tickets.UnauthorizedError;
  403: Tickets.ForbiddenError;
  404: Tickets.NotFoundError;
  413: Tickets.ValidationError;
  415: Tickets.ValidationError;
}>();

expectTypeOf<SafetyRegister.Anomaly["dueAt"]>().toEqualTypeOf<string>();
expectTypeOf<SafetyRegister.Anomaly["resolvedAt"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<SafetyRegister.Intervention["actualEnd"]>().toEqualTypeOf<string | null>();
expectTypeOf<SafetyRegister.Risk>().toEqualTypeOf<0 | 1 | 2 | 3>();
expectTypeOf<Tickets.Ticket["assignedTo"]>().toEqualTypeOf<string | null | undefined>();

// The fields of the answers by name: a renamed one must not pass because both sides come from the same document
expectTypeOf<keyof SafetyRegister.Anomaly>().toEqualTypeOf<
  | "id"
  | "type"
  | "status"
  | "title"
  | "description"
  | "risk"
  | "siteId"
  | "technicalInstallationId"
  | "equipmentId"
  | "reportedById"
  | "positionId"
  | "resolvedComment"
  | "resolvedById"
  | "reporter"
  | "alreadyReported"
  | "sortOrder"
  | "anomalyNumber"
  | "pageNumber"
  | "reportId"
  | "dueAt"
  | "observedAt"
  | "resolvedAt"
  | "deletedAt"
  | "archivedAt"
  | "updatedAt"
  | "createdAt"
  | "ref"
  | "metadata"
  | "imgs"
  | "images"
  | "priority"
>();
expectTypeOf<keyof SafetyRegister.Intervention>().toEqualTypeOf<
  | "id"
  | "status"
  | "type"
  | "subType"
  | "codePin"
  | "autoCreated"
  | "creationStatus"
  | "description"
  | "scheduledStart"
  | "scheduledEnd"
  | "actualStart"
  | "actualEnd"
  | "archivedAt"
  | "updatedAt"
  | "createdAt"
  | "attendeeCount"
  | "technicalInstallations"
  | "actions"
  | "summary"
  | "routine"
  | "hasRoutineInterventionDrift"
  | "assignedTo"
  | "performedBy"
  | "rule"
  | "rulesCount"
  | "anomalyBySiteIT"
  | "anomalyStats"
  | "establishmentCell"
  | "updatableFields"
  | "siteRuleIds"
  | "anomalyIds"
  | "establishmentInstruction"
  | "sites"
  | "trainingProof"
  | "trainedUsers"
  | "trainedUsersCount"
  | "createdBy"
  | "rules"
>();
expectTypeOf<keyof SafetyRegister.Upload>().toEqualTypeOf<"uploadId" | "presignedUrl" | "id">();
expectTypeOf<keyof Tickets.Ticket>().toEqualTypeOf<
  | "id"
  | "userId"
  | "status"
  | "category"
  | "title"
  | "description"
  | "attachments"
  | "assignedTo"
  | "notes"
  | "createdAt"
  | "updatedAt"
>();
expectTypeOf<keyof Tickets.TicketUpdate>().toEqualTypeOf<
  "category" | "title" | "description" | "attachments" | "notes"
>();
expectTypeOf<SafetyRegister.ErrorMessage>().toEqualTypeOf<{ message: string }>();
expectTypeOf<Tickets.ValidationError>().toEqualTypeOf<{
  success: false;
  error: { message: string; code: "VALIDATION_ERROR"; details?: { [field: string]: string } };
}>();
expectTypeOf<Tickets.UnauthorizedError>().toEqualTypeOf<{
  success: false;
  error: { message: string; code: "UNAUTHORIZED" };
}>();
expectTypeOf<Tickets.ForbiddenError>().toEqualTypeOf<{
  success: false;
  error: { message: string; code: "FORBIDDEN" };
}>();
expectTypeOf<Tickets.NotFoundError>().toEqualTypeOf<{
  success: false;
  error: { message: string; code: "NOT_FOUND" };
}>();

// The list of operations is typed one by one
expectTypeOf<Api>().toEqualTypeOf<keyof OperationsOf>();
expectTypeOf<OperationId>().toEqualTypeOf<keyof Operations>();
expectTypeOf<OperationsOf["tickets"]>().toEqualTypeOf<Tickets.operations>();
expectTypeOf<Operations["updateTicket"]>().toEqualTypeOf<Tickets.operations["updateTicket"]>();
expectTypeOf<Extract<Operation, { operationId: "updateTicket" }>>().toEqualTypeOf<{
  readonly api: "tickets";
  readonly operationId: "updateTicket";
  readonly method: "put";
  readonly path: "/api/v1/tickets/{id}";
}>();
