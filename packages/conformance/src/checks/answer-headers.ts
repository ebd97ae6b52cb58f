/**
 * The headers of an answer that the contract names: those that have to be there, and what they hold.
 */
import { type Header, headersOf } from "@facility-contracts/model/header";
import { isJson } from "@facility-contracts/model/media-type";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { checkOf, type Form } from "@facility-contracts/model/schema/check";
import { schemaNode } from "@facility-contracts/model/schema/node";
import type { Violation } from "@facility-contracts/model/schema/violation";
import type { ResponseContract, Success } from "../contract/operation.ts";
import { toldOf, whyUntold, whyUnusable } from "../contract/validator.ts";
import type { NotChecked } from "../report.ts";
import { type Problem, shown } from "./problem.ts";

/** The ways in which the headers of an answer are not those of a documented one. */
export function headerProblems(
  { place }: ResponseContract | Success,
  status: number,
  headers: Readonly<Record<string, string>>,
): Problem[] {
  return headersOf(place).flatMap((header): Problem[] => {
    const text = headers[header.name.toLowerCase()];
    const assumption =
      assumptionAt(header.place.contract, header.place.pointer) ??
      assumptionAt(place.contract, place.pointer);
    if (text !== undefined) return valueProblems(header, text, { status, assumption });
    return header.required ? [missing(header, { status, assumption })] : [];
  });
}

/** What is said of each fault of an answer. */
type OfAnswer = Pick<Problem, "assumption"> & { readonly status: number };

function missing({ name, place }: Header, { assumption, status }: OfAnswer): Problem {
  return {
    check: "answer/header",
    place: `header ${name}`,
    pointer: `${place.pointer}/required`,
    expected: `${status} with ${name}`,
    got: "no such header",
    assumption,
  };
}

function valueProblems(header: Header, text: string, { assumption, status }: OfAnswer): Problem[] {
  const { name, place } = header;
  const wrong = { place: `header ${name}`, got: shown(text) };
  const violations = violationsIn(header, text);
  if (violations.length === 0 && isNoJson(header, text))
    return [
      {
        ...wrong,
        check: "answer/json",
        pointer: `${place.pointer}/content`,
        expected: `${status} whose ${name} is JSON`,
        assumption,
      },
    ];
  return toldOf(violations).map((violation) => ({
    ...wrong,
    check: `answer/${violation.keyword}`,
    pointer: violation.place.pointer,
    expected: `${status} whose ${name} ${violation.message}`,
    assumption: assumptionAt(place.contract, violation.place.pointer) ?? assumption,
  }));
}

function isNoJson(header: Header, text: string): boolean {
  const read = readHeader(header, text);
  return read !== undefined && read.value === undefined;
}

function violationsIn(header: Header, text: string): readonly Violation[] {
  const read = readHeader(header, text);
  if (read === undefined) return [];
  const check = checkOf(read.schema, { form: read.form });
  return check.kind === "check" ? check.violationsOf(read.value) : [];
}

/** The headers of an answer of which nobody knows whether they are as documented, and why. */
export function untoldHeadersOf(
  { place }: ResponseContract | Success,
  headers: Readonly<Record<string, string>>,
): NotChecked[] {
  return headersOf(place).flatMap((header) => {
    const text = headers[header.name.toLowerCase()];
    const violations = text === undefined ? [] : violationsIn(header, text);
    const whys = violations.flatMap((violation) => whyUntold(violation) ?? []);
    return whys.map((why) => ({ what: `header ${header.name}`, why }));
  });
}

/** Why the values of a header are not looked at. */
export function whyHeaderUnread(header: Header): string | undefined {
  const { content, schema } = header;
  if (content === undefined && schema === undefined) return undefined;
  const read = readHeader(header, "");
  if (read === undefined) return "of headers the suite reads texts, numbers, lists of these and JSON";
  return whyUnusable(read.schema, read.form);
}

/** What a header says; undefined where it is written in a form that is not read here. */
function readHeader({ content, schema }: Header, text: string): Read | undefined {
  if (content?.schema !== undefined && content.mediaType !== undefined && isJson(content.mediaType))
    return { schema: content.schema, value: valueIn(text), form: "json" };
  if (schema === undefined) return undefined;
  const { items, properties, types } = schemaNode(schema);
  if (properties.size > 0 || types.has("object")) return undefined;
  const value = items === undefined ? text : listIn(text);
  return { schema, value, form: "text" };
}

interface Read {
  readonly schema: NonNullable<Header["schema"]>;
  readonly value: unknown;
  readonly form: Form;
}

/** The items of a list: none where nothing is sent. */
export function listIn(text: string): string[] {
  return text.trim() === "" ? [] : text.split(",").map((item) => item.trim());
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
