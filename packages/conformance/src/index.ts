/**
 * Contract tests for any provider of the safety register or of tickets.
 */
export type {
  ConformanceConfig,
  Credential,
  CredentialFromCommand,
  CredentialFromEnvironment,
  Credentials,
  Names,
  Probes,
  ProviderConfig,
  RowId,
  Rows,
} from "./config.ts";
export { conformance } from "./conformance.ts";
export type { RunOptions, TlsFiles } from "./options.ts";
export type { Accepted, CaseResult, Covered, Finding, NotChecked, Note, Remark, Report } from "./report.ts";
export type { Severity } from "./severity.ts";
export type { Shard } from "./shard.ts";
export type { Transport, WireAnswer, WireRequest } from "./wire.ts";
