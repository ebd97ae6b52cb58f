/**
 * Faults in which media types are taken.
 */
import type { Call } from "@facility-contracts/provider/call";
import { headerOf } from "@facility-contracts/provider/call";
import {
  anomaly,
  BEARER,
  COOKIE,
  type Headers,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  SESSION,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, refuseAt, skipAt, status } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");

const TOKENS: Headers = [...BEARER, ...SESSION];

function typed(type: string, credentials: Headers = TOKENS): { readonly headers: Headers } {
  return { headers: [...credentials, ["Content-Type", type]] };
}

function typeOf(call: Call): string {
  return headerOf(call.request, "content-type") ?? "";
}

/** Takes more media types. */
function accepted(test: (type: string) => boolean): Changes {
  return skipAt("checkMediaType", (call) => test(typeOf(call)));
}

/** Refuses media types that are right. */
function refused(test: (type: string) => boolean): Changes {
  return refuseAt("checkMediaType", "mediaType", (call) => test(typeOf(call)));
}

/** Faults in which media types are taken. */
export const mediaFaults: readonly Fault[] = [
  ofTicket(
    "text-plain-accepted",
    "Takes JSON that is sent as text/plain.",
    ticket({}, typed("text/plain", COOKIE)),
    accepted((type) => type === "text/plain"),
  ),
  updating(
    "no-media-type-accepted",
    "Takes a body without a media type.",
    anomaly(UPDATE, { headers: TOKENS }),
    accepted((type) => type === ""),
  ),
  adding(
    "media-type-by-its-beginning",
    "Takes every media type that begins with application/json.",
    images([IMAGE], typed("application/jsonlines")),
    accepted((type) => type.startsWith("application/json")),
  ),
  ofTicket(
    "media-type-by-a-part",
    "Takes every media type with json in it.",
    ticket({}, typed("text/json", COOKIE)),
    accepted((type) => type.includes("json")),
  ),
  updating(
    "form-accepted",
    "Takes JSON that is sent as a form.",
    anomaly(UPDATE, typed("application/x-www-form-urlencoded")),
    accepted((type) => type.includes("form-urlencoded")),
  ),
  creating(
    "octets-accepted",
    "Takes JSON that is sent as application/octet-stream.",
    nonconformity([ITEM], typed("application/octet-stream")),
    accepted((type) => type === "application/octet-stream"),
  ),
  ofTicket(
    "charset-refused",
    "Refuses a media type with a charset.",
    ticket({}, typed("application/json; charset=utf-8", COOKIE)),
    refused((type) => type.includes("charset")),
  ),
  updating(
    "charset-in-upper-case-refused",
    "Refuses the charset UTF-8 in upper case.",
    anomaly(UPDATE, typed("application/json; charset=UTF-8")),
    refused((type) => type.includes("UTF-8")),
  ),
  adding(
    "charset-without-space-refused",
    "Refuses a charset without a space before it.",
    images([IMAGE], typed("application/json;charset=utf-8")),
    refused((type) => /;\S/.test(type)),
  ),
  creating(
    "media-type-in-other-case-refused",
    "Refuses the media type in another letter case.",
    nonconformity([ITEM], typed("Application/JSON")),
    refused((type) => type !== type.toLowerCase()),
  ),
  ofTicket(
    "content-type-header-as-written",
    "Finds the media type only in the spelling `Content-Type`.",
    ticket({}, { headers: [...COOKIE, ["content-type", "application/json"]] }),
    refuseAt(
      "checkMediaType",
      "mediaType",
      ({ request }) => !request.headers.some(([name]) => name === "Content-Type"),
    ),
  ),
  ofTicket(
    "media-type-is-400",
    "Answers 400 to a media type that it does not take.",
    ticket({}, typed("text/plain", COOKIE)),
    status(415, 400),
  ),
  updating(
    "media-type-is-406",
    "Answers 406 to a media type that it does not take.",
    anomaly(UPDATE, typed("text/plain")),
    status(415, 406),
  ),
];
