/**
 * The part of the facade that uploads files: a function for each operation that is told of them.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { memberIn } from "@facility-contracts/model/json";
import { below } from "@facility-contracts/model/place";
import { limitsOf } from "./facade-limits.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { callParametersOf } from "./facade-parameters.ts";
import { formatted, linkToPage, tsdoc } from "./facade-text.ts";
import { literal, memberOfValue, pascal, property } from "./names.ts";
import { checkUpload, type Upload, uploadsOf } from "./upload-markers.ts";

/** Where a module beside those of APIs stands. */
export interface EntryPlace {
  /** What it imports the client from. */
  readonly runtime: string;
  /** What it imports the types of the document of an API from. */
  typesOf(name: string): string;
}

/** The source of `uploads.ts`, without its header; undefined where nothing is uploaded. */
export async function uploadModule(
  contracts: readonly Contract[],
  { runtime, typesOf }: EntryPlace,
): Promise<string | undefined> {
  const uploads = contracts.flatMap((contract) => uploadsOf(contract));
  if (uploads.length === 0) return undefined;
  const files = uploads.map((upload) => interfaceOf(upload));
  const types = (type: string) => files.map((name) => `${type}<${name}>`).join(" | ");
  return formatted(
    [
      `import { type FileToUpload, type OutcomeOf, type ReportOf, type UploadSettings, unwrap, upload } from "${runtime}";`,
      ...contracts.flatMap((contract) => importsOf(contract, uploadsOf(contract), typesOf(contract.name))),
      "",
      `export type { UploadProgress } from "${runtime}";`,
      "",
      ...uploads.map(fileTypes),
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

function importsOf(contract: Contract, uploads: readonly Upload[], types: string): string[] {
  if (uploads.length === 0) return [];
  const limits = uploads.filter(({ operation }) => limitsOf(operation).length > 0);
  const names = [
    ...uploads.map(({ operation }) => `type ${namesOfOperation(operation).call}`),
    ...limits.map(({ operation }) => namesOfOperation(operation).limits),
    `type ${namesOfApi(contract).client}`,
  ];
  return [
    `import type { operations as ${namesOfApi(contract).documented} } from "${types}";`,
    `import { ${names.join(", ")} } from "./${contract.name}.ts";`,
  ];
}

function interfaceOf({ operation }: Upload): string {
  return `${pascal(operation.operationId)}Files`;
}

/** What is special about the files of an operation. */
function fileTypes(upload: Upload): string {
  const { answeredType, key, mediaType, operation, sentType, url } = upload;
  return [
    tsdoc([`The files of \`${operation.operationId}\`.`]),
    `interface ${interfaceOf(upload)} {`,
    `  readonly mediaType: ${sentType}[${literal(mediaType)}];`,
    `  readonly answer: Omit<${answeredType}, ${literal(key.answered)} | ${literal(url.field)}>;`,
    "}",
    "",
  ].join("\n");
}

function optionsOf(upload: Upload): string {
  return `Omit<${namesOfOperation(upload.operation).call}, "body"> & UploadSettings<${interfaceOf(upload)}>`;
}

function functionOf(upload: Upload): string {
  const { key, list, mediaType, name, operation, size, url } = upload;
  checkUpload(upload);
  const { operationId } = operation;
  const names = namesOfOperation(operation);
  const { client, variable } = namesOfApi(operation.contract);
  const parameters = callParametersOf(operation);
  const sample = parameters
    .filter(({ parameter }) => parameter.required)
    .map((parameter) => `${property(parameter.key)}: 1`);
  const given = parameters.map(({ key, parameter }) => {
    const value = memberOfValue("options", key);
    const member = `${property(key)}: ${value}`;
    return parameter.required ? member : `...(${value} !== undefined && { ${member} })`;
  });
  const item = [
    `${property(key.sent)}: key`,
    name === "name" ? "name" : `${property(name)}: name`,
    `${property(mediaType)}: mediaType`,
    ...(size === undefined ? [] : [size.field === "size" ? "size" : `${property(size.field)}: size`]),
  ];
  const taken = ["key", "name", "mediaType", ...(size === undefined ? [] : ["size"])];
  return [
    "",
    tsdoc([
      `Registers files with \`${operationId}\` and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no credentials, and no error repeats them.`,
      "@throws {TypeError} before anything is sent, for options that there are not, and for files that the contract does not take: it names all of them",
      linkToPage(operation),
      `@example\n\`\`\`ts\nconst report = await ${names.upload}(${variable}, { ${[...sample, "files: [...input.files]"].join(", ")} });\nfor (const { name, ok } of report.outcomes) console.log(name, ok);\n\`\`\``,
    ]),
    `export async function ${names.upload}(client: Pick<${client}, ${literal(operationId)} | "fetch">, options: ${optionsOf(upload)}): Promise<ReportOf<${interfaceOf(upload)}>> {`,
    `  return upload<${interfaceOf(upload)}>({`,
    ...limitLines(upload),
    `    parameters: { ${parameters.map((parameter) => `${property(parameter.key)}: 0`).join(", ")} },`,
    `    method: ${literal(url.method)},`,
    `    list: ${literal(list)},`,
    `    key: ${literal(key.answered)},`,
    `    url: ${literal(url.field)},`,
    `    announce: (files, init) => unwrap(${memberOfValue("client", operationId)}({ ${[...given, `body: files.map(({ ${taken.join(", ")} }) => ({ ${item.join(", ")} }))`].join(", ")} }, init)),`,
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
