/**
 * Faults in integers that no page limits, and in those at the limit of a page.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, crashAt, faultsOf, input, refuseAt } from "./seams.ts";

const update = faultsOf("validation", "updateAnomaly");
const create = faultsOf("validation", "createNonconformityAnomalies");
const add = faultsOf("validation", "addAnomalyImages");
const read = faultsOf("validation", "getIntervention");

/** Stores another integer. */
function integer(field: string, change: (value: number) => number): Changes {
  return input((body) => ({ ...body, [field]: change(Number(body[field])) }));
}

const BEYOND_32_BITS = 2 ** 31;

/** Faults in integers. */
export const integerFaults: readonly Fault[] = [
  update(
    "site-in-32-bits",
    "Stores the site in 32 bits, where 2,147,483,648 becomes negative.",
    anomaly({ ...UPDATE, siteId: BEYOND_32_BITS }),
    integer("siteId", (value) => value | 0),
  ),
  update(
    "installation-at-most-2-53",
    "Stores 9,007,199,254,740,991 for any larger installation.",
    anomaly({ ...UPDATE, technicalInstallationId: 2 ** 53 }),
    integer("technicalInstallationId", (value) => Math.min(value, Number.MAX_SAFE_INTEGER)),
  ),
  update(
    "installation-without-sign",
    "Stores an installation below zero without its sign.",
    anomaly({ ...UPDATE, technicalInstallationId: -7 }),
    integer("technicalInstallationId", Math.abs),
  ),
  update(
    "installation-in-single-precision",
    "Stores the installation as a float of 32 bits, which rounds large identifiers.",
    anomaly({ ...UPDATE, technicalInstallationId: 2_147_483_647 }),
    integer("technicalInstallationId", Math.fround),
  ),
  update(
    "site-beyond-32-bits-refused",
    "Refuses a site above 2,147,483,647, though no page limits it.",
    anomaly({ ...UPDATE, siteId: BEYOND_32_BITS }),
    refuseAt("work", "body", ({ body }) => Number(Object(body).siteId) >= BEYOND_32_BITS),
  ),
  update(
    "absent-anomaly-beyond-32-bits-crashes",
    "Answers 500 to an anomaly in the path above 2,147,483,647.",
    anomaly(UPDATE, { id: BEYOND_32_BITS }),
    crashAt("find", ({ id }) => Number(id) >= BEYOND_32_BITS),
  ),
  create(
    "site-of-an-item-beyond-32-bits-crashes",
    "Answers 500 to an item with a site above 2,147,483,647.",
    nonconformity([{ ...ITEM, siteId: BEYOND_32_BITS }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ siteId }) => Number(siteId) >= BEYOND_32_BITS)),
  ),
  create(
    "installation-below-zero-of-an-item-refused",
    "Refuses an item with an installation below zero, though no page limits it.",
    nonconformity([{ ...ITEM, technicalInstallationId: -1 }]),
    refuseAt("work", "body", ({ body }) => {
      return itemsOf(body).some(({ technicalInstallationId }) => Number(technicalInstallationId) < 0);
    }),
  ),
  add(
    "size-beyond-16-bits-crashes",
    "Answers 500 to a size above 65,535.",
    images([{ ...IMAGE, size: 65_536 }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ size }) => Number(size) > 65_535)),
  ),
  read(
    "intervention-range-from-below",
    "Answers 400 to -9,007,199,254,740,991, which the page still allows.",
    intervention([], { id: Number.MIN_SAFE_INTEGER }),
    refuseAt("find", "parameter", ({ id }) => Number(id) <= Number.MIN_SAFE_INTEGER),
  ),
  update(
    "large-integer-as-text",
    "Answers integers from 10,000,000,000 on as texts.",
    anomaly({ ...UPDATE, siteId: 10_000_000_000 }),
    {
      answer: (answer) => {
        const data: unknown = JSON.parse(JSON.stringify(answer.body), (_, value: unknown) =>
          typeof value === "number" && value >= 1e10 ? String(value) : value,
        );
        return { ...answer, body: Object(data) };
      },
    },
  ),
];
