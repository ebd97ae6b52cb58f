/**
 * Values in recorded texts that the contract says are secret: those of fields and parameters that are only written, or whose
 * format is password.
 */
import { isUtf8 } from "node:buffer";
import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { onceFor } from "@facility-contracts/model/once";
import { valueAt } from "@facility-contracts/model/pointer";
import { variableOf } from "../report/secrets.ts";

/** The names of all fields and parameters of a document whose values are secret. */
export const secretNamesOf = onceFor((document: object): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(document);
  return names;

  function visit(node: unknown): void {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (!isObject(node)) return;
    if (typeof node.name === "string") note(node.name, node.schema);
    for (const [name, schema] of Object.entries(objectOf(node.properties))) note(name, schema);
    for (const value of Object.values(node)) visit(value);
  }

  function note(name: string, schema: unknown): void {
    if (partsOf(schema).some(({ format, writeOnly }) => writeOnly === true || format === "password"))
      names.add(name);
  }

  /** A schema, and what it is made of. */
  function partsOf(schema: unknown, found: JsonObject[] = []): JsonObject[] {
    if (!isObject(schema) || found.includes(schema)) return found;
    found.push(schema);
    if (typeof schema.$ref === "string") partsOf(valueAt(document, schema.$ref), found);
    for (const part of [...listOf(schema.allOf), schema.items]) partsOf(part, found);
    return found;
  }
});

/** A body or a query without the values of some names, and what they were. */
export interface Masked {
  readonly text: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** Takes the values of some names out of JSON, of a form or a query, and of a multipart body. */
export function masked(text: string, names: ReadonlySet<string>): Masked {
  const values: (readonly [string, string])[] = [];
  if (names.size === 0) return { text, values };
  const take = (name: string, value: string) => {
    if (!["true", "false", "null"].includes(value)) values.push([name, value]);
    return `$${variableOf(name)}`;
  };
  const inside = (value: unknown, secret: string | undefined): unknown => {
    if (Array.isArray(value)) return value.map((item) => inside(item, secret));
    if (isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, inside(part, names.has(name) ? name : secret)]),
      );
    return secret === undefined ? value : take(secret, String(value));
  };
  try {
    const json = JSON.stringify(inside(JSON.parse(text), undefined));
    return { text: values.length === 0 ? text : json, values };
  } catch {
    return { text: [...names].reduce(withoutValues, text), values };
  }

  function withoutValues(rest: string, name: string): string {
    const written = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    const forms = [
      // JSON may be broken.
      `"${written}"[\\s:[]*(?:"(?<json>(?:\\\\.|[^"\\\\])*)|(?<plain>[^"\\s,{}[\\]]+))`,
      `(?<=^|[?&])${written}=(?<form>[^&#\\s]*)`,
      `name="${written}"[^]*?\\r\\n\\r\\n(?<part>[^]*?)(?=\\r\\n--|$)`,
    ];
    return rest.replaceAll(new RegExp(forms.join("|"), "g"), (whole: string, ...others: unknown[]) => {
      const { form, json, plain, part } = objectOf(others.at(-1));
      const value = String(json ?? plain ?? form ?? part ?? "");
      const variable = take(name, json === undefined ? decodedForm(value) : decodedJson(value));
      return whole.slice(0, whole.length - value.length) + variable;
    });
  }
}

/** The same for bytes. */
export function maskedBytes(bytes: Uint8Array, names: ReadonlySet<string>) {
  const coding = isUtf8(bytes) ? "utf8" : "latin1";
  const { text, values } = masked(Buffer.from(bytes).toString(coding), names);
  return { body: values.length === 0 ? bytes : Buffer.from(text, coding), values };
}

function decodedJson(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}

function decodedForm(written: string): string {
  return new URLSearchParams(`value=${written}`).get("value") ?? written;
}
