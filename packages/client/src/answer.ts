/**
 * From an answer to a result.
 */
import type { AnswerContent, Check, OperationRow, Signals } from "./api.ts";
import { unfit } from "./api-error.ts";

/** What may stand behind a media type is no part of it: parameters. */
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,100}(?=\s*(;|$))/;

/**
 * Tells a documented answer from any other.
 *
 * @throws {ApiError} for an answer that cannot be read, and a documented status whose body is not what it should be
 */
export async function resultOf(
  operationId: string,
  row: OperationRow,
  response: Response,
  check: Check | undefined,
  signals: Signals,
) {
  const { ok } = response;
  const status = documentedStatus(row, response);
  const contents = row.answers[status];
  if (contents === undefined) {
    const error = jsonOrText(await response.text());
    return { ok: false, operationId, status: "undocumented", error, response };
  }
  const body = await documentedBody(contents, response, signals, (json, contents) =>
    check?.(operationId, json, { status, contents, response }),
  );
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
 * @param check of what is JSON: of other bodies no schema says enough
 * @throws {ApiError} when it is not what it should be
 */
async function documentedBody(
  contents: readonly AnswerContent[],
  response: Response,
  signals: Signals,
  check: (json: unknown, contents: readonly AnswerContent[]) => void,
): Promise<unknown> {
  if (contents.length === 0) {
    if (!response.bodyUsed) await response.body?.cancel();
    return undefined;
  }
  const mediaType = mediaTypeOf(response);
  const fitting = contents.filter(
    (one) => !mediaType || one.mediaType === mediaType || one.matches?.(one.mediaType, mediaType),
  );
  const [content] = fitting;
  // What says no media type may be of any that is JSON, and parameters tell none apart.
  const possible = fitting.filter((one) => !one.read && (!mediaType || one.mediaType === content?.mediaType));
  if (content?.read) {
    const body = await content.read(response, signals);
    // Beside JSON, a text that is an object or a list of JSON is hardly another text.
    if (possible.length === 0 || !(jsonOrText(`${body}`) instanceof Object)) return body;
  }
  const text = await response.text();
  if (text === "") throw unfit("empty-body", response, "no body");
  if (content === undefined) {
    const documented = contents.map((content) => content.mediaType).join(" or ");
    throw unfit("wrong-media-type", response, `${mediaType}, not ${documented}`, jsonOrText(text));
  }
  const body = jsonIn(text, response);
  const missing = possible.map((one) =>
    one.fields?.find((field) => Reflect.get(Object(body), field) == null),
  );
  if (!missing.includes(undefined))
    throw unfit("invalid-answer", response, `a body without ${missing[0]}`, body);
  check(body, possible);
  return body;
}

/**
 * The media type of an answer in lower case, without parameters. What says none may be any; what says something else is never
 * repeated.
 */
function mediaTypeOf({ headers }: Response): string | null {
  const header = headers.get("content-type");
  return header && (MEDIA_TYPE.exec(header)?.[0].toLowerCase() ?? "another media type");
}

/** What a text is as JSON; the text itself when it is none; undefined when there is none. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}

/** @throws {ApiError} for a text that is no JSON */
function jsonIn(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unfit("not-json", response, "JSON that cannot be parsed", text);
  }
}
