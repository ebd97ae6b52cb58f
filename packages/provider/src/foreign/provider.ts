/**
 * A small correct provider made from a document: it lets in who has credentials, checks requests and answers by the document,
 * and keeps the rows that operations make, change and delete.
 */
import { randomUUID } from "node:crypto";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, objectOf } from "@facility-contracts/model/json";
import type { Transport, WireAnswer, WireRequest } from "../wire.ts";
import type { Content, ForeignOperation, ForeignParameter } from "./contract.ts";
import { foreignOperationsOf } from "./contract.ts";
import { credentialsOf, holderOf } from "./credentials.ts";
import { bodyOf, mediaTypeOf, pathOf, readOf, textsIn } from "./request.ts";
import { answerOf } from "./sample.ts";

type RowId = string | number;
type Row = Readonly<Record<string, unknown>>;

/** What the suite has to know of it. */
export interface ForeignProvider {
  readonly operations: readonly ForeignOperation[];
  readonly handle: Transport;
  readonly config: {
    readonly credentials: ReturnType<typeof credentialsOf>;
    readonly rows: Readonly<Record<string, { existing: RowId[]; absent?: RowId; fresh: () => RowId }>>;
  };
}

/** Makes one, with rows of its own. */
export function foreignProvider(contract: Contract): ForeignProvider {
  const operations = foreignOperationsOf(contract);
  const credentials = credentialsOf(contract);
  /** By kind, which is the path up to the identifier, and by identifier. */
  const rows = new Map<string, Map<string, Row>>();
  const kinds = new Map<string, ForeignParameter>();
  for (const operation of operations)
    for (const parameter of operation.parameters.filter((one) => one.in === "path")) {
      // An identifier has to be one for all operations that take it.
      const kind = kindOf(operation, parameter);
      if (limitOf(parameter) <= limitOf(kinds.get(kind))) kinds.set(kind, parameter);
    }
  const make = (kind: string, row: Row = {}): RowId => {
    const parameter = kinds.get(kind);
    const kept = rows.get(kind) ?? new Map<string, Row>();
    rows.set(kind, kept);
    const id = newIdOf(parameter, kept.size + 1);
    kept.set(keyOf(id), { ...row, [idFieldOf(kind)]: id });
    return id;
  };
  /** Whether some answer says that a row is not there. */
  const isKept = (kind: string) =>
    operations.some(
      ({ path, answers }) => path.startsWith(kind) && (answers.has("404") || answers.has("default")),
    );
  const config = Object.fromEntries(
    [...kinds].map(([kind, parameter]) => [
      kind,
      {
        existing: [make(kind), make(kind)],
        ...(isKept(kind) ? { absent: newIdOf(parameter, 999_999) } : {}),
        fresh: () => make(kind),
      },
    ]),
  );
  return {
    operations,
    config: { credentials, rows: config },
    handle: async (request) => {
      const found = routed(operations, request);
      if (found === undefined) return written(404, undefined, { message: "There is nothing." });
      return answered(found, request);
    },
  };

  async function answered(operation: ForeignOperation, request: WireRequest): Promise<WireAnswer> {
    const holder = holderOf(contract, operation, request, credentials);
    if (holder === "nobody") return failure(operation, 401);
    if (holder === "reader" && operation.answers.has("403")) return failure(operation, 403);
    const values = new Map<ForeignParameter, unknown>();
    for (const parameter of operation.parameters) {
      const texts = textsOrNothing(request, operation, parameter);
      if (texts === undefined) return refused(operation);
      if (texts.length === 0 && !parameter.required) continue;
      const value = readOf(texts, parameter);
      if (texts.length === 0 || !parameter.valid(value)) return refused(operation);
      values.set(parameter, value);
    }
    const body = await readBody(operation, request);
    if ("failure" in body) return body.failure;
    const named = rowsOf(operation, values);
    if (named.some(({ kind, id }) => isKept(kind) && rows.get(kind)?.get(keyOf(id)) === undefined))
      return failure(operation, 404);
    const { kind, id } = named.at(-1) ?? {};
    const [status, contents] = successOf(operation);
    return written(status, jsonIn(contents), done(operation, kind, id, body.value, jsonIn(contents)));
  }

  /** Does what an operation is for, and gives what it answers. */
  function done(
    { method, path }: ForeignOperation,
    kind: string | undefined,
    id: RowId | undefined,
    body: unknown,
    content: Content | undefined,
  ): unknown {
    const sample = content && answerOf(content);
    const child = [...kinds.keys()].find((other) => other.startsWith(`${path}/{`) && other.endsWith("}"));
    if (method === "post" && child !== undefined) {
      const made = make(child, objectOf(body));
      return overlaid(sample, rows.get(child)?.get(keyOf(made)), content);
    }
    if (kind !== path || id === undefined) return overlaid(sample, objectOf(body), content);
    const kept = rows.get(kind);
    const row = kept?.get(keyOf(id)) ?? {};
    if (method === "delete") kept?.delete(keyOf(id));
    if (method === "put" || method === "patch") kept?.set(keyOf(id), { ...row, ...objectOf(body) });
    return overlaid(sample, kept?.get(keyOf(id)), content);
  }
}

/** The sample of an answer with what is known of a row, where that is valid. */
function overlaid(sample: unknown, row: unknown, content: Content | undefined): unknown {
  if (!isObject(sample) || !isObject(row) || content === undefined) return sample;
  let answer: object = sample;
  for (const [name, value] of Object.entries(row)) {
    const changed = { ...answer, [name]: value };
    if (name in sample && content.valid(changed)) answer = changed;
  }
  return answer;
}

/** The kind of row that a parameter of a path names. */
function kindOf({ path }: ForeignOperation, { name }: ForeignParameter): string {
  return path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
}

/** A UUID is the same one in capitals. */
function keyOf(id: RowId | undefined): string {
  return String(id).toLowerCase();
}

function idFieldOf(kind: string): string {
  return kind.includes("/{slug}") ? "slug" : "id";
}

/** The rows that the path of a request names, in its order. */
function rowsOf(
  operation: ForeignOperation,
  values: ReadonlyMap<ForeignParameter, unknown>,
): { readonly kind: string; readonly id: RowId }[] {
  return [...values]
    .flatMap(([parameter, id]) =>
      parameter.in === "path" && (typeof id === "string" || typeof id === "number")
        ? [{ kind: kindOf(operation, parameter), id }]
        : [],
    )
    .toSorted((one, other) => one.kind.length - other.kind.length);
}

function limitOf(parameter: ForeignParameter | undefined): number {
  const maximum = parameter?.schema.maximum;
  return typeof maximum === "number" ? maximum : Number.POSITIVE_INFINITY;
}

function newIdOf(parameter: ForeignParameter | undefined, number: number): RowId {
  const { enum: members, format, type } = parameter?.schema ?? {};
  if (Array.isArray(members)) return String(members[number % members.length]);
  // The largest is that of no row.
  const limit = limitOf(parameter);
  if (type === "integer" || type === "number") return number > limit ? limit : Math.min(number, limit - 1);
  if (format === "uuid") return randomUUID();
  const texts = [`row-${number}`, number.toString(16).padStart(24, "0"), `row-${number}.json`, `${number}.0`];
  return texts.find((text) => parameter?.valid(text)) ?? `row-${number}`;
}

/** The operation of a request. A path of letters goes before one with parameters. */
function routed(operations: readonly ForeignOperation[], request: WireRequest): ForeignOperation | undefined {
  const segments = pathOf(request).split("/");
  const fits = ({ method, path }: ForeignOperation) => {
    const own = path.replace(/#.*$/, "").split("/");
    return (
      method.toUpperCase() === request.method &&
      own.length === segments.length &&
      own.every((segment, index) =>
        segment.startsWith("{") ? segments[index] !== "" : segment === segments[index],
      )
    );
  };
  const placeholders = ({ path }: ForeignOperation) => path.split("{").length;
  return operations.filter(fits).toSorted((one, other) => placeholders(one) - placeholders(other))[0];
}

function textsOrNothing(request: WireRequest, { path }: ForeignOperation, parameter: ForeignParameter) {
  try {
    return textsIn(request, path, parameter);
  } catch {
    // A `%` that stands for nothing.
    return undefined;
  }
}

async function readBody(
  operation: ForeignOperation,
  request: WireRequest,
): Promise<{ readonly value: unknown } | { readonly failure: WireAnswer }> {
  const { body } = operation;
  if (body === undefined) return { value: undefined };
  if ((request.body?.length ?? 0) === 0)
    return body.required ? { failure: refused(operation) } : { value: undefined };
  const content = body.contents.find(({ mediaType }) => mediaType === mediaTypeOf(request));
  if (content === undefined)
    return { failure: operation.answers.has("415") ? failure(operation, 415) : refused(operation) };
  const read = await bodyOf(request, content);
  if (read === undefined) return { failure: refused(operation) };
  const isChecked = /json$|urlencoded$|form-data$/.test(content.mediaType);
  return isChecked && !content.valid(read.value) ? { failure: refused(operation) } : read;
}

/** The refusal that an operation documents, else 400. */
function refused(operation: ForeignOperation): WireAnswer {
  const own = [400, 422].find((status) => operation.answers.has(String(status)));
  return failure(operation, own ?? 400);
}

function failure({ answers }: ForeignOperation, status: number): WireAnswer {
  const content = jsonIn(answers.get(String(status)) ?? answers.get("default") ?? []);
  return written(status, content, content && answerOf(content));
}

function successOf({ answers }: ForeignOperation): [status: number, contents: readonly Content[]] {
  const [status = "200", contents = []] =
    [...answers].find(([key]) => /^2\d\d$/.test(key)) ??
    [...answers].find(([key]) => key === "default") ??
    [];
  return [status === "default" ? 200 : Number(status), contents];
}

function jsonIn(contents: readonly Content[]): Content | undefined {
  return contents.find(({ mediaType }) => /[/+]json$/.test(mediaType));
}

function written(status: number, content: Content | undefined, value: unknown): WireAnswer {
  if (content === undefined || value === undefined || status === 204)
    return { status, headers: {}, body: new Uint8Array() };
  if (!content.valid(value))
    throw new Error(`The provider itself answers what its document does not allow: ${JSON.stringify(value)}`);
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    headers: { "content-type": content.mediaType, "content-length": String(body.length) },
    body,
  };
}
