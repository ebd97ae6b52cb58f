/**
 * Faults of a safety register that some requests break.
 */
import { refuse } from "@facility-contracts/provider/answer";
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  several,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { fieldsOf, isFields, itemsOf } from "@facility-contracts/provider/work";
import { depthOf } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { crashAt, faultsOf, hangAt } from "./seams.ts";

const updating = faultsOf("robustness", "updateAnomaly");
const creating = faultsOf("robustness", "createNonconformityAnomalies");
const adding = faultsOf("robustness", "addAnomalyImages");

/** Faults of a safety register that some requests break. */
export const registerRobustnessFaults: readonly Fault[] = [
  updating(
    "anomaly-malformed-json-is-500",
    "Answers 500 to malformed JSON, as the gateway passes it on.",
    anomaly(UPDATE, { text: '{"title": }' }),
    {
      stages: {
        parse: (call, correct) => (correct(call) === undefined ? undefined : refuse(call.api, "internal")),
      },
    },
  ),
  creating(
    "object-for-list-is-500",
    "Answers 500 to an object instead of a list.",
    nonconformity({}),
    crashAt("validate", ({ body }) => isFields(body)),
  ),
  creating(
    "null-in-list-is-500",
    "Answers 500 to null among the anomalies.",
    nonconformity([ITEM, null]),
    crashAt("validate", ({ body }) => Array.isArray(body) && body.includes(null)),
  ),
  adding(
    "text-in-list-is-500",
    "Answers 500 to a text among the images.",
    images([IMAGE, "image"]),
    crashAt("validate", ({ body }) => Array.isArray(body) && body.some((item) => typeof item === "string")),
  ),
  adding(
    "twentieth-image-hangs",
    "Never answers when twenty images are added.",
    images(several(20, () => IMAGE)),
    hangAt("work", ({ body }) => itemsOf(body).length === 20),
  ),
  creating(
    "no-anomalies-is-500",
    "Answers 500 to an empty list, as it makes an INSERT without rows of it.",
    nonconformity([]),
    crashAt("work", ({ body }) => itemsOf(body).length === 0),
  ),
  adding(
    "no-images-hangs",
    "Never answers an empty list, as it waits for the first image.",
    images([]),
    hangAt("work", ({ body }) => itemsOf(body).length === 0),
  ),
  creating(
    "many-anomalies-are-500",
    "Answers 500 to more than a hundred anomalies.",
    nonconformity(several(101, () => ITEM)),
    crashAt("work", ({ body }) => itemsOf(body).length > 100),
  ),
  creating(
    "no-location-is-500",
    "Answers 500 to an anomaly without a location.",
    nonconformity([ITEM]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ location }) => location === undefined)),
  ),
  updating(
    "empty-location-is-500",
    "Answers 500 to a location without a room.",
    anomaly({ ...UPDATE, location: {} }),
    crashAt("work", ({ body }) => !("room" in fieldsOf(fieldsOf(body).location))),
  ),
  updating(
    "location-null-is-500",
    "Answers 500 to null for the location.",
    anomaly({ ...UPDATE, location: null }),
    crashAt("validate", ({ body }) => isFields(body) && body.location === null),
  ),
  updating(
    "impossible-date-is-500",
    "Answers 500 to a text that is no date.",
    anomaly({ ...UPDATE, dueAt: "soon" }),
    crashAt(
      "validate",
      ({ body }) => isFields(body) && typeof body.dueAt === "string" && Number.isNaN(Date.parse(body.dueAt)),
    ),
  ),
  updating(
    "date-as-object-is-500",
    "Answers 500 to an object for a date.",
    anomaly({ ...UPDATE, dueAt: {} }),
    crashAt("validate", ({ body }) => isFields(body) && isFields(body.dueAt)),
  ),
  updating(
    "huge-number-is-500",
    "Answers 500 to numbers that a double does not hold.",
    anomaly(UPDATE, { text: JSON.stringify(UPDATE).replace('"siteId":1', '"siteId":1e400') }),
    crashAt("validate", ({ body }) => isFields(body) && body.siteId === Number.POSITIVE_INFINITY),
  ),
  creating(
    "large-site-is-500",
    "Answers 500 to an identifier of a site that the database has no type for.",
    nonconformity([{ ...ITEM, siteId: 9_007_199_254_740_991 }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ siteId }) => Number(siteId) > 2_147_483_647)),
  ),
  creating(
    "unknown-site-is-500",
    "Answers 500 to a site that it does not know, as a foreign key fails.",
    nonconformity([{ ...ITEM, siteId: 77 }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ siteId }) => siteId !== 1 && siteId !== 2)),
  ),
  creating(
    "same-anomaly-twice-is-500",
    "Answers 500 to two equal anomalies, as an index is unique.",
    nonconformity([ITEM, ITEM]),
    crashAt(
      "work",
      ({ body }) => new Set(itemsOf(body).map(({ title }) => title)).size < itemsOf(body).length,
    ),
  ),
  adding(
    "same-upload-id-is-500",
    "Answers 500 to two images of one `uploadId`, as an index is unique.",
    images([IMAGE, IMAGE]),
    crashAt(
      "work",
      ({ body }) => new Set(itemsOf(body).map(({ uploadId }) => uploadId)).size < itemsOf(body).length,
    ),
  ),
  adding(
    "file-name-beyond-ascii-is-500",
    "Answers 500 to a file name that does not go into a header.",
    images([{ ...IMAGE, name: "plan d’étage.png" }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ name }) => /[^\p{ASCII}]/u.test(String(name)))),
  ),
  adding(
    "negative-size-is-500",
    "Answers 500 to a negative size.",
    images([{ ...IMAGE, size: -1 }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ size }) => Number(size) < 0)),
  ),
  creating(
    "deep-list-hangs",
    "Never answers lists that are nested more than a thousand times.",
    nonconformity(undefined, { text: "[".repeat(2000) + "]".repeat(2000) }),
    hangAt("validate", ({ text }) => depthOf(text) > 1000),
  ),
];
