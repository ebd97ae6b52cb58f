// Generated from openapi/ by `npm run generate`. Do not edit.

import {
  type FileToUpload,
  type OutcomeOf,
  type ReportOf,
  type UploadSettings,
  unwrap,
  upload,
} from "../src/facade.ts";
import type { operations as DocumentedSafetyRegisterOperations } from "@facility-contracts/contract/safety-register";
import {
  type AddAnomalyImagesCall,
  addAnomalyImagesLimits,
  type SafetyRegisterClient,
} from "./safety-register.ts";

export type { UploadProgress } from "../src/facade.ts";

/** The files of `addAnomalyImages`. */
interface AddAnomalyImagesFiles {
  readonly mediaType: NonNullable<
    DocumentedSafetyRegisterOperations["addAnomalyImages"]["requestBody"]
  >["content"]["application/json"][number]["mimeType"];
  readonly answer: Omit<
    NonNullable<
      DocumentedSafetyRegisterOperations["addAnomalyImages"]["responses"][200]["content"]["application/json"]["uploads"]
    >[number],
    "uploadId" | "presignedUrl"
  >;
}

/** A file that is not a `File`. */
export type UploadFile = FileToUpload<AddAnomalyImagesFiles>;

/** What an upload can be given. */
export type UploadOptions = Omit<AddAnomalyImagesCall, "body"> & UploadSettings<AddAnomalyImagesFiles>;

/** What became of one file. */
export type UploadOutcome = OutcomeOf<AddAnomalyImagesFiles>;

/** What became of all files, in their order. */
export type UploadReport = ReportOf<AddAnomalyImagesFiles>;

/**
 * Registers files with `addAnomalyImages` and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no credentials, and no error repeats them.
 *
 * @throws {TypeError} before anything is sent, for options that there are not, and for files that the contract does not take: it names all of them
 *
 * @see {@link https://api-documentation.kare-app.fr/Anomaly/v2/api-rs/images/add-images-to-an-anomaly | Documentation page: Add images to an anomaly}
 *
 * @example
 * ```ts
 * const report = await uploadAnomalyImages(safetyRegister, { anomalyId: 1, files: [...input.files] });
 * for (const { name, ok } of report.outcomes) console.log(name, ok);
 * ```
 */
export async function uploadAnomalyImages(
  client: Pick<SafetyRegisterClient, "addAnomalyImages" | "fetch">,
  options: Omit<AddAnomalyImagesCall, "body"> & UploadSettings<AddAnomalyImagesFiles>,
): Promise<ReportOf<AddAnomalyImagesFiles>> {
  return upload<AddAnomalyImagesFiles>(
    {
      maxFiles: addAnomalyImagesLimits.maxItems,
      maxName: addAnomalyImagesLimits.name,
      mediaTypeOf: (given) => addAnomalyImagesLimits.mimeType.find((known) => known === given),
      bytesOfSize: 1000000,
      parameters: { anomalyId: 0 },
      method: "PUT",
      list: ["uploads"],
      key: "uploadId",
      url: "presignedUrl",
      announce: (files, init) =>
        unwrap(
          client.addAnomalyImages(
            {
              anomalyId: options.anomalyId,
              body: files.map(({ key, name, mediaType, size }) => ({
                uploadId: key,
                name,
                mimeType: mediaType,
                size,
              })),
            },
            init,
          ),
        ),
    },
    client.fetch,
    options,
  );
}
