/**
 * All faults, in a fixed order.
 */
import { accessFaults } from "./authentication-access.ts";
import { sessionOrderFaults } from "./authentication-order.ts";
import { rightFaults } from "./authentication-rights.ts";
import { sessionFaults } from "./authentication-session.ts";
import { tokenFaults } from "./authentication-tokens.ts";
import { errorFieldFaults } from "./envelope-error-fields.ts";
import { ticketErrorFaults } from "./envelope-errors.ts";
import { registerAnswerFaults } from "./envelope-register.ts";
import { registerErrorFaults } from "./envelope-register-errors.ts";
import { ticketAnswerFaults } from "./envelope-tickets.ts";
import type { Fault } from "./fault.ts";
import { hiddenFaults } from "./hidden.ts";
import { besideOtherFaults } from "./hidden-others.ts";
import { besideRegisterFaults } from "./hidden-register.ts";
import { addressFaults } from "./robustness-addresses.ts";
import { formFaults } from "./robustness-forms.ts";
import { registerRobustnessFaults } from "./robustness-register.ts";
import { requestFaults } from "./robustness-requests.ts";
import { ticketRobustnessFaults } from "./robustness-tickets.ts";
import { anomalyFaults } from "./semantics-anomalies.ts";
import { beyondFaults } from "./semantics-beyond.ts";
import { blockFaults } from "./semantics-blocks.ts";
import { countFaults } from "./semantics-counts.ts";
import { extendFaults } from "./semantics-extend.ts";
import { groupFaults } from "./semantics-groups.ts";
import { momentFaults } from "./semantics-moments.ts";
import { nonconformityFaults } from "./semantics-nonconformities.ts";
import { rowFaults } from "./semantics-rows.ts";
import { secondRowFaults } from "./semantics-second-rows.ts";
import { storedTextFaults } from "./semantics-stored-texts.ts";
import { textFaults } from "./semantics-texts.ts";
import { ticketFaults } from "./semantics-tickets.ts";
import { unicodeFaults } from "./semantics-unicode.ts";
import { uploadFieldFaults } from "./semantics-upload-fields.ts";
import { uploadFaults } from "./semantics-uploads.ts";
import { callerFaults } from "./state-callers.ts";
import { insertionFaults } from "./state-insertions.ts";
import { partialWriteFaults } from "./state-partial-writes.ts";
import { registerStateFaults } from "./state-register.ts";
import { sideEffectFaults } from "./state-side-effects.ts";
import { ticketStateFaults } from "./state-tickets.ts";
import { timeFaults } from "./state-times.ts";
import { updateStateFaults } from "./state-updates.ts";
import { choiceFaults } from "./validation-choices.ts";
import { dateFaults } from "./validation-dates.ts";
import { existenceFaults } from "./validation-existence.ts";
import { fieldFaults } from "./validation-fields.ts";
import { idFaults } from "./validation-ids.ts";
import { integerFaults } from "./validation-integers.ts";
import { jsonFaults } from "./validation-json.ts";
import { lenientFaults } from "./validation-lenient.ts";
import { listFaults } from "./validation-lists.ts";
import { mediaFaults } from "./validation-media.ts";
import { numberFaults } from "./validation-numbers.ts";
import { textLimitFaults } from "./validation-texts.ts";
import { uuidFaults } from "./validation-uuids.ts";

/** All faults, in a fixed order. */
export const FAULTS: readonly Fault[] = [
  ...anomalyFaults,
  ...countFaults,
  ...extendFaults,
  ...groupFaults,
  ...nonconformityFaults,
  ...rowFaults,
  ...textFaults,
  ...ticketFaults,
  ...uploadFieldFaults,
  ...uploadFaults,
  ...blockFaults,
  ...momentFaults,
  ...storedTextFaults,
  ...unicodeFaults,
  ...beyondFaults,
  ...secondRowFaults,
  ...insertionFaults,
  ...registerStateFaults,
  ...ticketStateFaults,
  ...timeFaults,
  ...updateStateFaults,
  ...partialWriteFaults,
  ...sideEffectFaults,
  ...callerFaults,
  ...accessFaults,
  ...sessionOrderFaults,
  ...sessionFaults,
  ...tokenFaults,
  ...rightFaults,
  ...addressFaults,
  ...registerRobustnessFaults,
  ...requestFaults,
  ...ticketRobustnessFaults,
  ...errorFieldFaults,
  ...ticketErrorFaults,
  ...registerErrorFaults,
  ...registerAnswerFaults,
  ...ticketAnswerFaults,
  ...choiceFaults,
  ...dateFaults,
  ...existenceFaults,
  ...fieldFaults,
  ...idFaults,
  ...jsonFaults,
  ...listFaults,
  ...mediaFaults,
  ...numberFaults,
  ...textLimitFaults,
  ...uuidFaults,
  ...hiddenFaults,
  ...besideOtherFaults,
  ...besideRegisterFaults,
  ...integerFaults,
  ...lenientFaults,
  ...formFaults,
];
