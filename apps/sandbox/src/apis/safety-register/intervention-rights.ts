/**
 * What may be done with an intervention. The page shows the fields and not when they are true: the rules are the
 * sandbox's own. Who may not write can do nothing; who may, what fits the state.
 */
import type { InterventionActions, UpdatableFields } from "@facility-contracts/contract/safety-register";
import type { Account } from "../../accounts/accounts.ts";
import { INTERVENTION_STATUS } from "./codes.ts";
import { PERMISSIONS } from "./permissions.ts";

interface Rights {
  readonly actions: Required<InterventionActions>;
  readonly updatableFields: Required<UpdatableFields>;
}

/** Tells them for an account and the status of an intervention. A status that has no rule is one in progress. */
export function rightsOf(account: Account, status: number): Rights {
  const mayWrite = account.permissions.has(PERMISSIONS.write);
  const isPlanned = status === INTERVENTION_STATUS.planned;
  const isDone = status === INTERVENTION_STATUS.done;
  const open = mayWrite && !isDone;
  const begun = mayWrite && !isPlanned;
  return {
    actions: {
      canBeUpdated: open,
      canBeDeleted: open,
      canBeExecuted: open,
      canBeVerified: begun,
      canSendSignatureEmail: begun,
      canSendInformationEmail: mayWrite,
      canSendToProvider: open,
    },
    updatableFields: {
      description: open,
      scheduledStart: open,
      scheduledEnd: open,
      siteRuleIds: open,
      siteIds: open,
      ruleId: open,
      userIds: open,
      assignedCompanyContactId: open,
      assignedUserId: open,
      anomalyIds: open,
      creationStatus: open,
      proofAttachment: begun,
      validateIntervention: begun,
      attendeeCount: begun,
      sendUpdateEmailToCurrentAssignee: open,
      previousAssigneeNotification: open,
    },
  };
}
