/**
 * Faults in the uploads that are answered for images.
 */
import { IMAGE, images, several } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, items } from "./seams.ts";
import { files, THREE, uploads } from "./uploads.ts";

const fault = faultsOf("semantics", "addAnomalyImages");

/** Keeps the first item of those that have the same value. */
function once(field: string): Changes {
  return items((all) =>
    all.filter((item, at) => all.findIndex((other) => other[field] === item[field]) === at),
  );
}

/** Faults in the uploads that are answered for images. */
export const uploadFaults: readonly Fault[] = [
  fault(
    "uploads-reversed",
    "Answers the uploads from the last to the first.",
    THREE,
    uploads((all) => all.toReversed()),
  ),
  fault(
    "uploads-sorted",
    "Sorts the uploads by their `uploadId`.",
    THREE,
    uploads((all) =>
      all.toSorted((one, other) => String(one.uploadId).localeCompare(String(other.uploadId))),
    ),
  ),
  fault(
    "uploads-shuffled-from-ten",
    "Answers uploads in the order of their identifiers as texts, so that 10 comes before 9.",
    images(several(12, (number) => ({ ...IMAGE, uploadId: `file-${number}` }))),
    uploads((all) => {
      const place = (upload: Fields) => String(all.indexOf(upload) + 1);
      return all.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
    }),
  ),
  fault(
    "uploads-once-a-name",
    "Answers one upload for two files of one name.",
    images([IMAGE, { ...IMAGE, uploadId: "file-2" }]),
    once("name"),
  ),
  fault(
    "uploads-the-first-only",
    "Answers the first upload.",
    THREE,
    uploads((all) => all.slice(0, 1)),
  ),
  fault(
    "uploads-all-but-last",
    "Leaves the last of several uploads out.",
    THREE,
    uploads((all) => (all.length > 1 ? all.slice(0, -1) : all)),
  ),
  fault(
    "uploads-ten-at-most",
    "Answers ten uploads at most.",
    images(files(11)),
    uploads((all) => all.slice(0, 10)),
  ),
  fault(
    "uploads-nineteen-at-most",
    "Answers nineteen uploads at most.",
    images(files(20)),
    uploads((all) => all.slice(0, 19)),
  ),
];
