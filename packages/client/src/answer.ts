/**
 * From an answer to a result.
 */
import type { AnswerContent, Check, OperationRow } from "./api.ts";
import { ApiError } from "./api-error.ts";

/** What an answer is looked at with. */
export interface Reading {
  readonly maxBytes: number;
  readonly check: Check | undefined;
}

/**
 * Tells a documented answer from any other.
 *
 * @throws {ApiError} for an answer that cannot be read, and a documented status whose body is not what it should be
 */
export async function resultOf(
  operationId: string,
  row: OperationRow,
  response: Response,
  { check, maxBytes }: Reading,
) {
  const status = documentedStatus(row, response);
  const contents = row.answers[status];
  if (contents === undefined) {
    const error = jsonOrText(await response.text());
    return { ok: false, operationId, status: "undocumented", error, response };
  }
  const { ok } = response;
  const body = await documentedBody(contents, response, maxBytes);
  const problem = body === undefined ? undefined : check?.(operationId, body, status);
  if (problem !== undefined)
    throw unfit("invalid-answer", response, `a body that is not valid: ${problem}`, body);
  return { ok, operationId, status, [ok ? "data" : "error"]: body, response };
}

/** The name under which a row has the answer of a status. */
export function documentedStatus(
  { answers, find }: OperationRow,
  answer: Pick<Response, "ok" | "status">,
): number | string {
  return find ? find(answers, answer) : answer.status;
}

/**
 * The body of a documented answer; undefined for one without a body.
 *
 * @throws {ApiError} when it is not what it should be
 */
async function documentedBody(
  contents: readonly AnswerContent[],
  response: Response,
  maxBytes: number,
): Promise<unknown> {
  if (contents.length === 0) {
    if (!response.bodyUsed) await response.body?.cancel();
    return undefined;
  }
  const mediaType = essenceOf(response);
  const content = contents.find((content) => matches(content.mediaType, mediaType));
  if (content?.read) return content.read(response, { mediaType, maxBytes });
  const text = await response.text();
  if (text === "") throw unfit("empty-body", response, "no body");
  if (content === undefined) {
    const documented = contents.map((content) => content.mediaType).join(" or ");
    throw unfit("wrong-media-type", response, `${told(mediaType)}, not ${documented}`, jsonOrText(text));
  }
  const body = parsed(text, response);
  const missing = content.fields?.find((field) => Reflect.get(Object(body), field) == null);
  if (missing !== undefined) throw unfit("invalid-answer", response, `a body without ${missing}`, body);
  return body;
}

/** @throws {ApiError} for what is no JSON */
function parsed(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unfit("not-json", response, "JSON that cannot be parsed", text);
  }
}

function unfit(
  status: "empty-body" | "wrong-media-type" | "not-json" | "invalid-answer",
  { status: answered }: Response,
  problem: string,
  body?: unknown,
): ApiError {
  return new ApiError(status, `answered ${answered} with ${problem}`, body);
}

/** The media type of an answer in lower case, without parameters; empty when it does not say one. */
function essenceOf({ headers }: Response): string {
  const [essence = ""] = (headers.get("content-type") ?? "").split(";");
  return essence.trim().toLowerCase();
}

/** Whether a media type is the documented one, or in a documented range. What says none may be any. */
function matches(documented: string, mediaType: string): boolean {
  if (mediaType === "" || documented === "*/*") return true;
  return documented.endsWith("/*") ? mediaType.startsWith(documented.slice(0, -1)) : mediaType === documented;
}

/** Of what a provider writes, a message repeats no more than a media type. */
function told(mediaType: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(mediaType) ? mediaType : "another media type";
}

/** What a text is as JSON; the text itself when it is none; undefined when there is none. */
function jsonOrText(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
