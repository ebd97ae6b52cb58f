/**
 * What a facade imports: what its code uses of the client, and types of its document.
 */
import { literal } from "./names.ts";

/** Where the code of an API stands. */
export interface FacadePlace {
  /** What it imports the client from. */
  readonly runtime: string;
  /** What it imports the types of its document from. */
  readonly types: string;
  /** The module whose interface `Operations` gets its operations, so that their names stand for them; else they do not. */
  readonly names?: string;
}

/** The types that a facade may import from the client, none of which any API or operation can be called. A test of the client compares both lists with `src/facade.ts`. */
export const RUNTIME_TYPES = [
  "AnswerContent",
  "Api",
  "Asked",
  "BasicCredential",
  "Bytes",
  "CallOptions",
  "Check",
  "ClientOf",
  "ClientOptions",
  "Credential",
  "ErrorAnswer",
  "Failure",
  "Result",
  "Success",
  "Undocumented",
];
/** The values that a facade may import from the client. */
export const RUNTIME_VALUES = [
  "asForm",
  "asIs",
  "asJson",
  "asMultipart",
  "basic",
  "bytesBody",
  "chosenServer",
  "createClient",
  "deepObject",
  "firstGiven",
  "form",
  "inCookie",
  "inHeader",
  "inPath",
  "inQuery",
  "inRanges",
  "jsonIn",
  "label",
  "matrix",
  "mediaRange",
  "pipeDelimited",
  "reserved",
  "simple",
  "spaceDelimited",
  "streamBody",
  "textBody",
  "withCookie",
  "withHeader",
  "withQuery",
];

/** What is no code. One expression takes all of it from the front: what begins a comment may stand in a text, and a quote in a comment. */
const TEXT_OR_COMMENT =
  /"(?:[^"\\]|\\.)*"|`(?:\$\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}|\\.|[^`\\])*`|\/\*\*[\s\S]*?\*\//g;

/**
 * The imports of a facade.
 *
 * @param schemas the types of its document that it names
 */
export function importsOf(declarations: string, place: FacadePlace, schemas: Iterable<string>): string[] {
  const code = declarations.replaceAll(TEXT_OR_COMMENT, "");
  const types = [...schemas, ...(code.includes("operations[") ? ["operations"] : []), "paths"];
  const used = [
    ...RUNTIME_VALUES.filter((name) => asValue(name).test(code)),
    ...RUNTIME_TYPES.filter((name) => asType(name).test(code)).map((name) => `type ${name}`),
  ];
  return [
    `import type { ${types.join(", ")} } from ${literal(place.types)};`,
    `import { ${used.join(", ")} } from ${literal(place.runtime)};`,
  ];
}

/** How code uses a value of the client: as a member of a table, or called. */
function asValue(name: string): RegExp {
  return new RegExp(
    `(?:choose|encode|find|in|matches|read|send|write): (?:jsonIn\\()?${name}\\b|\\b${name}<`,
  );
}

/** How code uses a type: not as the name of a member. */
function asType(name: string): RegExp {
  return new RegExp(`(?<![\\p{ID_Continue}$])${name}(?![\\p{ID_Continue}$]|\\??[:(])`, "u");
}
