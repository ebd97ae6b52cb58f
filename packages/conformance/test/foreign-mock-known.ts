/**
 * What the mock answers as Prism does, though a document says otherwise. One that no longer happens fails the proof.
 */
import type { Finding } from "../src/report.ts";

/** A kind of finding that is Prism's and no false one. Each part that is given has to be found in it. */
export interface Known {
  readonly kind: string;
  /** Of what documents; left out, of any. */
  readonly documents?: RegExp;
  readonly check: RegExp;
  readonly expected?: RegExp;
  readonly got?: RegExp;
}

/** All of them. */
export const KNOWN: readonly Known[] = [
  { kind: "Prism takes a body of null for none", check: /^body\//, expected: /to: null$/ },
  {
    kind: "Prism reads lists and objects in forms otherwise",
    check: /^base$/,
    got: /UNPROCESSABLE_ENTITY/,
  },
  {
    kind: "Prism reads an object in a list of a header as a text",
    documents: /circular-paths/,
    check: /^header\/present$/,
    got: /^422/,
  },
  {
    kind: "Prism makes a number of text that is none",
    check: /^(?:path|query|header|cookie)\/type$/,
    expected: /to: (?:1\.0|true)$/,
  },
  {
    kind: "Prism checks nothing by a schema that its ajv does not compile",
    documents: /complex-nesting|schema-enums|schema-types|schema-validation|schema-additional-properties/,
    check: /^(?:body|query|random)\//,
    expected: /^(?:a refusal|4..).* to: /s,
    got: /^200/,
  },
  {
    kind: "Prism makes up what is only written, too",
    documents: /response-schemas|schema-visibility/,
    check: /^answer\/writeOnly$/,
    got: /^it is there$/,
  },
  {
    kind: "Prism ends circular schemas with an empty object",
    documents: /circular/,
    check: /^answer\/required$/,
    got: /^\{\}$/,
  },
  {
    kind: "Prism refuses a request that a circular schema takes",
    documents: /schema-circular/,
    check: /^base$/,
    got: /^400/,
  },
  {
    kind: "Prism refuses a body that is a text and looks like JSON or like nothing",
    documents: /request-examples/,
    check: /^(?:body\/type|random\/valid)$/,
    got: /^422/,
  },
  {
    kind: "Prism makes up answers that are of no branch, type or format",
    check: /^answer\/(?:oneOf|type|format)$/,
  },
  {
    kind: "Prism checks by draft 7, which has no unevaluatedProperties",
    documents: /^3\.1.*train-travel/,
    check: /^body\//,
    got: /^200/,
  },
];

/** Which of them a finding is. */
export function kindOf(document: string, finding: Finding): string | undefined {
  return KNOWN.find(
    ({ documents, check, expected, got }) =>
      (documents?.test(document) ?? true) &&
      check.test(finding.check) &&
      (expected?.test(finding.expected) ?? true) &&
      (got?.test(finding.got) ?? true),
  )?.kind;
}
