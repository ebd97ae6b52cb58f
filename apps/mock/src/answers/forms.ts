/**
 * Forms, as Prism reads them rightly. It checks both kinds alike, but its reader of parts knows few of their headers: not a
 * file without a type, nor one with a `;` in its name, and it takes `%41` in a file for an `A`.
 */
import { MIMEType } from "node:util";
import { essenceOf } from "@facility-contracts/serving/media-type";
import { Refusal } from "@facility-contracts/serving/refusal";
import type { Operation } from "./operation.ts";

const MULTIPART = "multipart/form-data";
const FORM = "application/x-www-form-urlencoded";

/** So many fields are read: Prism takes some microseconds for each, in which nobody else is answered. */
const MAX_FIELDS = 10_000;

interface Sent {
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/**
 * The operation as one that takes a form in the way of URLs, and the parts that were sent as such a form; undefined for other
 * bodies, and for one without a boundary or a part, of which Prism says what is wrong.
 *
 * @throws Refusal for a part that has no name, and for too many fields.
 */
export function asForm(operation: Operation, { contentType = "", body }: Sent) {
  refuseManyFields(contentType, body);
  const documented = operation.request?.body;
  const contents = documented?.contents?.filter(({ mediaType }) => mediaType === MULTIPART) ?? [];
  if (documented === undefined || contents.length === 0) return undefined;
  if (typeof body !== "string" || essenceOf(contentType) !== MULTIPART) return undefined;
  const boundary = new MIMEType(contentType).params.get("boundary");
  const form = boundary ? formOf(body, boundary) : "";
  if (form === "") return undefined;
  const taken = { ...documented, contents: contents.map((one) => ({ ...one, mediaType: FORM })) };
  return {
    operation: { ...operation, request: { ...operation.request, body: taken } },
    contentType: FORM,
    body: form,
  };
}

/** @throws Refusal for too many fields of a form in the way of URLs. */
export function refuseManyFields(contentType: string | undefined, body: unknown): void {
  if (typeof body === "string" && essenceOf(contentType) === FORM) fieldsIn(body, "&");
}

function formOf(body: string, boundary: string): string {
  // Nothing counts before the first boundary, behind the closing one, and of a part that has none behind it.
  const [, ...parts] = fieldsIn(`\r\n${body}`, `\r\n--${boundary}`);
  const end = parts.findIndex((part) => part.startsWith("--"));
  return parts
    .slice(0, end)
    .map((part) => {
      const [head = "", ...value] = part.split("\r\n\r\n");
      return `${encoded(nameIn(head))}=${encoded(value.join("\r\n\r\n"))}`;
    })
    .join("&");
}

function fieldsIn(body: string, separator: string): string[] {
  const fields = body.split(separator, MAX_FIELDS);
  if (fields.length < MAX_FIELDS) return fields;
  throw new Refusal(413, `The form has ${MAX_FIELDS} fields or more, which are not read`);
}

/** The name that the head of a part has. */
function nameIn(head: string): string {
  const disposition = /^content-disposition:.*/im.exec(head)?.[0] ?? "";
  for (const [, key, quoted, token] of disposition.matchAll(
    /;\s*([^\s;="]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g,
  ))
    if (key?.toLowerCase() === "name") return quoted?.replace(/\\(["\\])/g, "$1") ?? token ?? "";
  throw new Refusal(
    400,
    'The request body has a part without a name, as in `Content-Disposition: form-data; name="file"`',
  );
}

/** With the characters encoded that say something in a form, or that Prism takes there for a sign that nothing is encoded. */
function encoded(text: string): string {
  return text.replace(/[%/?#[\]@!$&'()*+,;=]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}
