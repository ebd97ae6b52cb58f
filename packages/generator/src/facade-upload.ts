/**
 * The part of the facade that uploads files: for each operation that is told of files and answers where to send them.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { listOf, memberIn } from "@facility-contracts/model/json";
import { expressionOf, type Marked, markedIn, type TextMarker } from "@facility-contracts/model/markers";
import { parametersOf } from "@facility-contracts/model/parameter";
import { below, type Place, textAt, whereIs } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { limitsOf } from "./facade-limits.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { answerType, bodyType, formatted, literal, tsdoc } from "./facade-text.ts";
import { memberOfValue, pascal, property } from "./names.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";

/** What the client can be given for an upload beside what the operation takes. */
const OPTIONS_OF_EVERY_UPLOAD = [
  ...["concurrency", "files", "onProgress", "retries", "signal", "sizeOf", "timeoutMs"],
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
  const { operationId } = operation;
  const successes = answersOf(operation).filter(({ status }) => status.startsWith("2"));
  const [answer] = successes;
  const answered = jsonContentIn(answer?.contents ?? []);
  const sent = jsonContentIn(bodyOf(operation)?.contents ?? []);
  if (answer === undefined || successes.length > 1) return undefined;
  if (answered?.schema === undefined || sent?.schema === undefined) return undefined;
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
    sentType: `${bodyType(operationId, sent.name)}[number]`,
    answeredType: `${way.reduce((type, field) => `NonNullable<${type}[${literal(field)}]>`, answerType(operationId, answer.status, answered.name))}[number]`,
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

/** The source of `uploads.ts`, without its header; undefined where nothing is uploaded. */
export async function uploadModule(contracts: readonly Contract[]): Promise<string | undefined> {
  const uploads = contracts.flatMap((contract) => uploadsOf(contract));
  if (uploads.length === 0) return undefined;
  const files = uploads.map((upload) => interfaceOf(upload));
  const types = (type: string) => files.map((name) => `${type}<${name}>`).join(" | ");
  return formatted(
    [
      'import { unwrap } from "../src/api-error.ts";',
      'import { type FileToUpload, type OutcomeOf, type ReportOf, upload, type UploadSettings } from "../src/upload.ts";',
      ...contracts.flatMap((contract) => importsOf(contract, uploadsOf(contract))),
      "",
      'export type { UploadProgress } from "../src/upload.ts";',
      "",
      ...uploads.map(typesOf),
      tsdoc(["A file that is not a `File`."]),
      `export type UploadFile = ${types("FileToUpload")};`,
      "",
      tsdoc(["What an upload can be given."]),
      `export type UploadOptions = ${uploads.map(optionsOf).join(" | ")};`,
      "",
      tsdoc(["What became of one file."]),
      `export type UploadOutcome = ${types("OutcomeOf")};`,
      "",
      tsdoc(["What became of all files, in their order."]),
      `export type UploadReport = ${types("ReportOf")};`,
      ...uploads.map(functionOf),
    ].join("\n"),
  );
}

function importsOf(contract: Contract, uploads: readonly Upload[]): string[] {
  if (uploads.length === 0) return [];
  const limits = uploads.filter(({ operation }) => limitsOf(operation).length > 0);
  const names = [
    ...uploads.map(({ operation }) => `type ${namesOfOperation(operation).call}`),
    ...limits.map(({ operation }) => namesOfOperation(operation).limits),
    `type ${namesOfApi(contract).client}`,
  ];
  const operations = uploads.length === 0 ? "" : `${namesOfApi(contract).types}Operations`;
  return [
    `import type { operations as ${operations} } from "@facility-contracts/contract/${contract.name}";`,
    `import { ${names.join(", ")} } from "./${contract.name}.ts";`,
  ];
}

function interfaceOf({ operation }: Upload): string {
  return `${pascal(operation.operationId)}Files`;
}

/** What is special about the files of an operation. */
function typesOf(upload: Upload): string {
  const { answeredType, key, mediaType, operation, sentType, url } = upload;
  const operations = `${namesOfApi(operation.contract).types}Operations`;
  const own = (type: string) => type.replace(/\boperations(?=\[)/, operations);
  return [
    tsdoc([`The files of \`${operation.operationId}\`.`]),
    `interface ${interfaceOf(upload)} {`,
    `  readonly mediaType: ${own(sentType)}[${literal(mediaType)}];`,
    `  readonly answer: Omit<${own(answeredType)}, ${literal(key.answered)} | ${literal(url.field)}>;`,
    "}",
    "",
  ].join("\n");
}

function optionsOf(upload: Upload): string {
  return `Omit<${namesOfOperation(upload.operation).call}, "body"> & UploadSettings<${interfaceOf(upload)}>`;
}

function functionOf(upload: Upload): string {
  const { key, list, mediaType, name, operation, size, url } = upload;
  checkItem(upload);
  const { operationId, place } = operation;
  const names = namesOfOperation(operation);
  const { client, variable } = namesOfApi(operation.contract);
  const page = textAt(place, "externalDocs", "url");
  const parameters = parametersOf(operation);
  const sample = parameters
    .filter(({ required }) => required)
    .map((parameter) => `${property(parameter.name)}: 1`);
  const given = parameters.map((parameter) => {
    const value = memberOfValue("options", parameter.name);
    const member = `${property(parameter.name)}: ${value}`;
    return parameter.required ? member : `...(${value} !== undefined && { ${member} })`;
  });
  const item = [
    `${property(key.sent)}: key`,
    name === "name" ? "name" : `${property(name)}: name`,
    `${property(mediaType)}: mediaType`,
    ...(size === undefined ? [] : [size.field === "size" ? "size" : `${property(size.field)}: size`]),
  ];
  const taken = ["key", "name", "mediaType", ...(size === undefined ? [] : ["size"])];
  const answers = list.reduce((value, field) => memberOfValue(value, field, "?."), "data");
  return [
    "",
    tsdoc([
      `Registers files with \`${operationId}\` and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no credentials, and no error repeats them.`,
      "@throws {TypeError} before anything is sent, for files that the contract does not take: it names all of them",
      page === undefined
        ? ""
        : `@see {@link ${page} | ${textAt(place, "externalDocs", "description") ?? page}}`,
      `@example\n\`\`\`ts\nconst report = await ${names.upload}(${variable}, { ${[...sample, "files: [...input.files]"].join(", ")} });\nfor (const { name, ok } of report.outcomes) console.log(name, ok);\n\`\`\``,
    ]),
    `export async function ${names.upload}(client: Pick<${client}, ${literal(operationId)} | "fetch">, options: ${optionsOf(upload)}): Promise<ReportOf<${interfaceOf(upload)}>> {`,
    `  return upload<${interfaceOf(upload)}>({`,
    ...limitLines(upload),
    `    method: ${literal(url.method)},`,
    `    async announce(files, init) {`,
    `      const data = await unwrap(${memberOfValue("client", operationId)}({ ${[...given, `body: files.map(({ ${taken.join(", ")} }) => ({ ${item.join(", ")} }))`].join(", ")} }, init));`,
    `      return ${answers}?.map(({ ${property(key.answered)}: key, ${property(url.field)}: url, ...answer }) => ({ key, url, answer })) ?? [];`,
    "    },",
    "  }, client.fetch, options);",
    "}",
  ].join("\n");
}

/** What the contract says of the files, for what is refused before anything is sent. */
function limitLines({ item, mediaType, name, operation, size }: Upload): string[] {
  const limits = limitsOf(operation).length > 0 ? namesOfOperation(operation).limits : undefined;
  const limit = (field: string, keyword: string) => {
    const value = memberIn(below(item, "properties", field).value, keyword);
    if (value === undefined) return undefined;
    return limits === undefined ? literal(value) : memberOfValue(limits, field);
  };
  const maxName = limit(name, "maxLength");
  const known = limit(mediaType, "enum");
  return [
    ...(limits === undefined ? [] : [`maxFiles: ${limits}.maxItems,`]),
    ...(maxName === undefined ? [] : [`maxName: ${maxName},`]),
    known === undefined
      ? "mediaTypeOf: (given) => given || undefined,"
      : `mediaTypeOf: (given) => ${known}.find((known) => known === given),`,
    ...(size === undefined ? [] : [`bytesOfSize: ${size.bytes},`]),
  ];
}

/** @throws {ContractError} for what cannot be filled in, and for what could not be told from an option */
function checkItem({ item, key, mediaType, name, operation, size }: Upload): void {
  const where = whereIs(item);
  const filled = [key.sent, name, mediaType, size?.field];
  for (const field of listOf(memberIn(item.value, "required")))
    if (!filled.includes(String(field)))
      throw new ContractError(
        `${where}: nothing says what the field ${field} of a file is that ${operation.operationId} uploads. Mark it with x-file, or take x-item-per out of its answer.`,
      );
  for (const parameter of parametersOf(operation))
    if (OPTIONS_OF_EVERY_UPLOAD.includes(parameter.name))
      throw new ContractError(
        `${whereIs(parameter.place)}: the parameter ${parameter.name} of ${operation.operationId} cannot be told from the option of an upload. Rename it.`,
      );
}
