/**
 * Reads a request: its parameters, its credentials, its body.
 */
import { objectOf } from "@facility-contracts/model/json";
import { cookiesOf, headerOf } from "../call.ts";
import type { WireRequest } from "../wire.ts";
import type { Content, ForeignParameter } from "./contract.ts";
import { parsed } from "./json.ts";

/** The texts of a parameter, none where it was not sent. */
export function textsIn(request: WireRequest, path: string, parameter: ForeignParameter): readonly string[] {
  const { name } = parameter;
  switch (parameter.in) {
    case "path": {
      const index = path.split("/").indexOf(`{${name}}`);
      const text = pathOf(request).split("/")[index];
      return text === undefined ? [] : [decodeURIComponent(text)];
    }
    case "query":
      return queryOf(request).getAll(name);
    case "header":
      return [headerOf(request, name)].flatMap((text) => (text === undefined ? [] : [text.trim()]));
    default:
      return cookiesOf(request).flatMap(([key, value]) => (key === name ? [value] : []));
  }
}

/** The value that texts stand for. */
export function readOf(texts: readonly string[], { explode, schema }: ForeignParameter): unknown {
  if (schema.type !== "array") return typed(texts.at(-1) ?? "", schema.type);
  const { items } = schema;
  const type = typeof items === "object" && items !== null && "type" in items ? items.type : undefined;
  return (explode ? texts : texts.flatMap((text) => text.split(","))).map((text) => typed(text, type));
}

function typed(text: string, type: unknown): unknown {
  if (type === "integer") return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type === "number") return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
  return type === "boolean" && /^(?:true|false)$/.test(text) ? text === "true" : text;
}

/** The path of a request, still percent-encoded. */
export function pathOf({ target }: WireRequest): string {
  return target.replace(/\?.*$/s, "");
}

/** The query of a request. */
export function queryOf({ target }: WireRequest): URLSearchParams {
  const mark = target.indexOf("?");
  return new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1));
}

/** The media type of a body, in lower case and without parameters. */
export function mediaTypeOf(request: WireRequest): string {
  return (headerOf(request, "content-type") ?? "").replace(/;.*$/s, "").trim().toLowerCase();
}

/** The value of a body; `undefined` where it cannot be read. */
export async function bodyOf(
  request: WireRequest,
  content: Content,
): Promise<{ readonly value: unknown } | undefined> {
  const type = mediaTypeOf(request);
  if (/[/+]json$/.test(type)) return parsed(request.body);
  if (!/urlencoded$|form-data$/.test(type)) return { value: Buffer.from(request.body ?? []).toString() };
  try {
    const headers = { "content-type": headerOf(request, "content-type") ?? "" };
    const form = await new Response(Buffer.from(request.body ?? []), { headers }).formData();
    return { value: await fieldsOf(form, content) };
  } catch {
    // No form.
    return undefined;
  }
}

/** The fields of a form: a list where the document has one, a file as its text. */
async function fieldsOf(form: FormData, { schema }: Content): Promise<unknown> {
  const fields = [...new Set(form.keys())].map(async (name) => {
    const { [name]: own } = objectOf(schema.properties);
    const { type, items } = objectOf(own);
    const texts = await Promise.all(
      form.getAll(name).map((value) => (typeof value === "string" ? value : value.text())),
    );
    const values = texts.map((text) => typed(text, type === "array" ? objectOf(items).type : type));
    return [name, type === "array" ? values : values.at(-1)] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
