/**
 * What generated code is made of: an entry of its own, which nobody else has to know.
 */
export type { AnswerContent, Api, Check } from "./api.ts";
export { type BasicCredential, basic } from "./basic.ts";
export { asForm, asIs, asMultipart, type Bytes } from "./bodies.ts";
export { createClient } from "./create-client.ts";
export type { ApiClient, CallOptions, ClientOptions, Credential } from "./options.ts";
export type { Result } from "./result.ts";
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
