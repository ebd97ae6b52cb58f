/**
 * What generated code is made of: an entry of its own, which nobody else has to know.
 */
export { bytesBody, inRanges, mediaRange, streamBody, textBody } from "./answer-kinds.ts";
export type { AnswerContent, Api, Check } from "./api.ts";
export { unwrap } from "./api-error.ts";
export type { Asked } from "./asked.ts";
export { type BasicCredential, basic } from "./basic.ts";
export { asForm, asIs, asJson, asMultipart, type Bytes } from "./bodies.ts";
export { checkWith, type ValidateOption } from "./check.ts";
export { chosenServer } from "./chosen-server.ts";
export { createClient } from "./create-client.ts";
export { firstGiven, withCookie, withHeader, withQuery } from "./credentials.ts";
export type { ApiClient as ClientOf, CallOptions, ClientOptions, Credential } from "./options.ts";
export { inCookie, inHeader, inPath, inQuery, jsonIn } from "./places.ts";
export type { ErrorAnswer, Failure, Result, Success, Undocumented } from "./result.ts";
export {
  deepObject,
  form,
  label,
  matrix,
  pipeDelimited,
  reserved,
  simple,
  spaceDelimited,
} from "./styles.ts";
export { upload } from "./upload.ts";
export type {
  FileToUpload,
  OutcomeOf,
  ReportOf,
  UploadProgress,
  UploadSettings,
} from "./upload-types.ts";
export type { Validators } from "./validators/validators.ts";
