/**
 * How bodies are written that are not the usual JSON. A facade imports those that its API uses.
 */
import type { RequestParts, SentBody, WriteBody } from "./api.ts";
import { heldBytes } from "./held-bytes.ts";
import { form, textOf } from "./styles.ts";

/** What a body or a part of one can be that is bytes. A stream is held in memory. */
export type Bytes = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** JSON of another media type than the usual one. */
export const asJson: WriteBody = (parts, value, { mediaType }) =>
  sendAs(parts, mediaType, JSON.stringify(value));

/** Text, and bytes, as they are. Of a range of media types a `Blob` says which it is. */
export const asIs: WriteBody = async (parts, value, { mediaType }, signal) => {
  const body = value instanceof ReadableStream ? await heldBytes(value, signal) : value;
  const own = body instanceof Blob && body.type ? body.type : "application/octet-stream";
  sendAs(parts, mediaType.includes("*") ? own : mediaType, body as SentBody);
};

/** The fields of a form: `a=1&b=2`. */
export const asForm: WriteBody = (parts, value, { fields = {}, mediaType }) => {
  const pairs = Object.entries(value ?? {}).flatMap(([name, item]) => {
    const { encode = encodeURIComponent, explode = true, write = form } = fields[name] ?? {};
    return item === undefined || item === null ? [] : write(name, item, explode, encode);
  });
  sendAs(parts, mediaType, pairs.join("&"));
};

/** The fields of a form as parts, each with its media type; each item of a list is a part. */
export const asMultipart: WriteBody = async (parts, value, { fields = {}, mediaType }, signal) => {
  // A page of plain http has no randomUUID.
  const boundary = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const pieces: BlobPart[] = [];
  for (const [name, items] of Object.entries(value ?? {}))
    for (const item of [items].flat()) {
      if (item === undefined || item === null) continue;
      const isStream = item instanceof ReadableStream;
      const data = isStream ? await heldBytes(item, signal) : item;
      const isBytes = data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
      const type =
        fields[name]?.mediaType ??
        (isBytes
          ? (data instanceof Blob && data.type) || "application/octet-stream"
          : typeof data === "object" && "application/json");
      const fileName = isBytes && (data instanceof File ? data.name : name);
      pieces.push(
        `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}`,
        fileName ? `; filename=${quoted(fileName)}` : "",
        type ? `\r\nContent-Type: ${type}` : "",
        "\r\n\r\n",
        isBytes ? (data as BlobPart) : textOf(data),
        "\r\n",
      );
    }
  pieces.push(`--${boundary}--\r\n`);
  sendAs(parts, `${mediaType}; boundary=${boundary}`, new Blob(pieces));
};

/** The header is what is sent: openapi-fetch would say `application/json`. */
function sendAs(parts: RequestParts, mediaType: string, body: SentBody): void {
  parts.headers["content-type"] = mediaType;
  parts.bodySerializer = () => body;
}

/** As browsers write names of forms. */
function quoted(name: string): string {
  return `"${name.replace(/[\r\n"]/g, encodeURIComponent)}"`;
}
