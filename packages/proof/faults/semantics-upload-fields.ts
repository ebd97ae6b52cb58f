/**
 * Faults in the fields of the uploads that are answered for images.
 */
import { IMAGE, images } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, items, result, status } from "./seams.ts";
import { THREE, uploads } from "./uploads.ts";

const fault = faultsOf("semantics", "addAnomalyImages");

/** Changes each upload. */
function each(change: (upload: Fields, at: number, all: readonly Fields[]) => Fields): Changes {
  return uploads((all) => all.map(change));
}

/** Faults in the fields of the uploads. */
export const uploadFieldFaults: readonly Fault[] = [
  fault(
    "upload-ids-of-the-first",
    "Answers the first `uploadId` for all uploads.",
    THREE,
    each((upload, _, [first]) => ({ ...upload, uploadId: first?.uploadId })),
  ),
  fault(
    "upload-ids-of-the-provider",
    "Answers identifiers of its own instead of the `uploadId` that was sent.",
    THREE,
    each((upload) => ({ ...upload, uploadId: upload.id })),
  ),
  fault(
    "upload-ids-trimmed",
    "Takes the white space off an `uploadId`.",
    images([{ ...IMAGE, uploadId: " 1 " }]),
    each((upload) => ({ ...upload, uploadId: String(upload.uploadId).trim() })),
  ),
  fault(
    "upload-ids-as-numbers",
    "Reads an `uploadId` of digits as a number, so that zeros before it are lost.",
    images([{ ...IMAGE, uploadId: "007" }]),
    each((upload) =>
      /^\d+$/.test(String(upload.uploadId))
        ? { ...upload, uploadId: String(Number(upload.uploadId)) }
        : upload,
    ),
  ),
  fault(
    "upload-ids-cut",
    "Keeps 36 characters of an `uploadId`.",
    images([{ ...IMAGE, uploadId: "u".repeat(40) }]),
    each((upload) => ({ ...upload, uploadId: String(upload.uploadId).slice(0, 36) })),
  ),
  fault(
    "upload-ids-missing",
    "Answers no `uploadId`.",
    THREE,
    each(({ uploadId, ...upload }) => upload),
  ),
  fault(
    "ids-equal",
    "Answers one identifier for all uploads of a request.",
    THREE,
    each((upload, _, [first]) => ({ ...upload, id: first?.id })),
  ),
  fault(
    "ids-equal-from-the-second",
    "Answers the identifier of the second upload for those after it too.",
    THREE,
    each((upload, at, all) => (at > 1 ? { ...upload, id: all[1]?.id } : upload)),
  ),
  fault(
    "ids-begin-anew",
    "Counts identifiers from 1 in every request.",
    [THREE, THREE],
    each((upload, at) => ({ ...upload, id: String(at + 1) })),
  ),
  fault(
    "ids-as-numbers",
    "Answers identifiers as numbers.",
    THREE,
    each((upload) => ({ ...upload, id: Number(upload.id) })),
  ),
  fault(
    "urls-equal",
    "Answers one presigned URL for all uploads of a request.",
    THREE,
    each((upload, _, [first]) => ({ ...upload, presignedUrl: first?.presignedUrl })),
  ),
  fault(
    "urls-made-of-upload-ids",
    "Makes the presigned URL of the `uploadId`, so that it is the same in another request.",
    [THREE, THREE],
    each((upload) => ({ ...upload, presignedUrl: `https://bucket.s3.amazonaws.com/${upload.uploadId}` })),
  ),
  fault(
    "urls-without-host",
    "Answers the path of the presigned URL only.",
    THREE,
    each((upload) => ({ ...upload, presignedUrl: `/${upload.id}` })),
  ),
  fault(
    "urls-missing-for-csv",
    "Answers no presigned URL for CSV files.",
    images([{ ...IMAGE, mimeType: "text/csv" }]),
    {
      answer: (answer, { body }) => {
        if (answer.status !== 200) return answer;
        const sent = itemsOf(body);
        const uploads = itemsOf(answer.body.uploads).map(({ presignedUrl, ...upload }, at) => {
          return sent[at]?.mimeType === "text/csv" ? upload : { presignedUrl, ...upload };
        });
        return { ...answer, body: { uploads } };
      },
    },
  ),
  fault(
    "size-zero-skipped",
    "Skips files of size 0.",
    images([{ ...IMAGE, size: 0 }]),
    items((all) => all.filter(({ size }) => size)),
  ),
  fault(
    "uploads-null-when-none",
    "Answers null for no uploads.",
    images([]),
    result((body) => (itemsOf(body.uploads).length === 0 ? { uploads: null } : body)),
  ),
  fault(
    "uploads-missing-when-none",
    "Answers an object without uploads when there are none.",
    images([]),
    result((body) => (itemsOf(body.uploads).length === 0 ? {} : body)),
  ),
  fault("images-201", "Answers 201 when images are added.", THREE, status(200, 201)),
];
