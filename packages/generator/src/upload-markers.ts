/**
 * The operations of a contract that are told of files and answer where to send them, as its markers say.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { listOf, memberIn } from "@facility-contracts/model/json";
import { expressionOf, type Marked, markedIn, type TextMarker } from "@facility-contracts/model/markers";
import { below, type Place, whereIs } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { namesOfApi } from "./facade-names.ts";
import { callParametersOf } from "./facade-parameters.ts";
import { answerType, bodyType } from "./facade-text.ts";
import { literal } from "./names.ts";
import { type NamedOperation, namedOperationsOf, onlySuccessOf } from "./operations.ts";

/** What the client can be given for an upload beside what the operation takes. A test of the client compares it with `packages/client/src`. */
export const OPTIONS_OF_EVERY_UPLOAD = [
  "allowUnsafeUrls",
  "concurrency",
  "files",
  "onBytes",
  "onProgress",
  "retries",
  "signal",
  "sizeOf",
  "timeoutMs",
];

/** How many bytes are one of what a marker names. */
const UNITS: Readonly<Record<string, number>> = { bytes: 1, megabytes: 1e6 };

/** An operation that is told of files, and what of it is which. */
export interface Upload {
  readonly operation: NamedOperation;
  /** The types of an item that is sent, and of one that is answered. */
  readonly sentType: string;
  readonly answeredType: string;
  /** The fields of the answer that lead to its list. */
  readonly list: readonly string[];
  /** The schema of an item that is sent. */
  readonly item: Place;
  /** The field that says which answer is of which file, where it is sent and where it is answered. */
  readonly key: { readonly sent: string; readonly answered: string };
  readonly name: string;
  readonly mediaType: string;
  readonly size: { readonly field: string; readonly bytes: number } | undefined;
  readonly url: { readonly field: string; readonly method: string };
}

/** The uploads of a contract: the operations whose markers say all that has to be known. */
export function uploadsOf(contract: Contract): Upload[] {
  return namedOperationsOf(contract).flatMap((operation) => uploadOf(operation) ?? []);
}

function uploadOf(operation: NamedOperation): Upload | undefined {
  const { contract } = operation;
  const { documented: operations } = namesOfApi(contract);
  const answered = onlySuccessOf(operation);
  const sent = jsonContentIn(bodyOf(operation)?.contents ?? []);
  if (answered === undefined || sent?.schema === undefined) return undefined;
  const list = markedIn(answered.schema, "x-item-per").find(({ value }) => isWholeBody(value));
  if (list === undefined) return undefined;
  const way = list.steps.flatMap((step) => (step.kind === "field" ? [step.name] : []));
  const url = fieldsOf(list.place, "x-presigned-url").find(({ value }) => value !== "get");
  const key = fieldsOf(list.place, "x-copy-of").flatMap(({ field, value }) => {
    const source = expressionOf(value);
    const [name, ...inside] = keysOf(source?.pointer ?? "");
    return source?.of === "item" && name !== undefined && inside.length === 0
      ? [{ sent: name, answered: field }]
      : [];
  })[0];
  const said = fieldsOf(sent.schema, "x-file");
  const [name, mediaType] = ["name", "media-type"].map(
    (kind) => said.find(({ value }) => value === kind)?.field,
  );
  const size = said.find(({ value }) => Object.hasOwn(UNITS, value));
  if (url === undefined || key === undefined || name === undefined || mediaType === undefined)
    return undefined;
  // Items in items are of no file.
  if (way.length < list.steps.length) return undefined;
  return {
    operation,
    sentType: `${bodyType(operation, sent.name, operations)}[number]`,
    answeredType: `${way.reduce((type, field) => `NonNullable<${type}[${literal(field)}]>`, answerType(operation, answered.status, answered.mediaType, operations))}[number]`,
    list: way,
    item: below(sent.schema, "items"),
    key,
    name,
    mediaType,
    size: size && { field: size.field, bytes: UNITS[size.value] ?? 1 },
    url: { field: url.field, method: url.value.toUpperCase() },
  };
}

function isWholeBody(text: string): boolean {
  const expression = expressionOf(text);
  return expression?.of === "request body" && expression.pointer === "";
}

/** The fields of the items of a list that carry a marker. */
function fieldsOf(list: Place, marker: TextMarker): { readonly field: string; readonly value: string }[] {
  return markedIn(list, marker).flatMap(({ steps: [items, field, ...inside], value }: Marked) =>
    items?.kind === "items" && field?.kind === "field" && inside.length === 0
      ? [{ field: field.name, value }]
      : [],
  );
}

/** @throws {ContractError} for what cannot be filled in, and for what could not be told from an option */
export function checkUpload({ item, key, mediaType, name, operation, size }: Upload): void {
  const where = whereIs(item);
  const filled = [key.sent, name, mediaType, size?.field];
  for (const field of listOf(memberIn(item.value, "required")))
    if (!filled.includes(String(field)))
      throw new ContractError(
        `${where}: nothing says what the field ${field} of a file is that ${operation.operationId} uploads. Mark it with x-file, or take x-item-per out of its answer.`,
      );
  for (const { key: option, parameter } of callParametersOf(operation))
    if (OPTIONS_OF_EVERY_UPLOAD.includes(option))
      throw new ContractError(
        `${whereIs(parameter.place)}: the parameter ${parameter.name} of ${operation.operationId} cannot be told from the option of an upload. Rename it.`,
      );
}
