/**
 * What an answer holds of its request.
 */
import { objectOf } from "@facility-contracts/model/json";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { namesIn, schemasAt } from "@facility-contracts/model/schema/path";
import { responseFor } from "../../contract/operation.ts";
import { answeredRow } from "../answered-row.ts";
import { broken, checkEach, NotPossible } from "../broken.ts";
import { milliseconds, same, sameId } from "../compare.ts";
import { markedParts } from "../parts.ts";
import { type Template, textIn } from "../template.ts";

/** The answer holds each field that was sent. */
export const echo: Template = ({ operation, parameters }) => {
  const { holds, rowIn } = answeredRow(operation);
  const names = parameters.fields;
  return {
    check({ body, answer }) {
      const sent = Object.entries(objectOf(body)).filter(
        ([name]) => !Array.isArray(names) || names.includes(name),
      );
      holds(rowIn(answer.value), Object.fromEntries(sent));
    },
  };
};

/** The answer is the row that the path names. */
export const row: Template = ({ parameters }) => {
  const field = textIn(parameters, "field");
  return { check: ({ id, answer }) => sameId(`answer ${field}`, valueAt(answer.value, field), id) };
};

/** A part of the request comes back at another place of the answer, if the answer has that place. */
export const copied: Template = ({ operation, parameters }) => {
  const [from, to] = [textIn(parameters, "from"), textIn(parameters, "to")];
  // It is replaced as a whole. Other fields in it are not documented.
  const names = operation.body?.schema === undefined ? [] : namesIn(schemasAt(operation.body.schema, from));
  return {
    check({ body, answer }) {
      if (valueAt(answer.value, to) === undefined) throw new NotPossible(`no answer had ${to}`);
      checkEach(names.length === 0 ? [""] : names.map((name) => pointerBelow("", name)), (path) =>
        same(`answer ${to}${path}`, valueAt(answer.value, to + path), valueAt(body, from + path)),
      );
    },
  };
};

/** A date comes back to the millisecond. */
export const moment: Template = ({ parameters }) => {
  const [from, to] = [textIn(parameters, "from"), textIn(parameters, "to")];
  return {
    check({ body, answer }) {
      const [sent, got] = [valueAt(body, from), valueAt(answer.value, to)];
      if (Number.isNaN(milliseconds(sent))) throw new NotPossible(`no request had a date at ${from}`);
      if (milliseconds(got) !== milliseconds(sent)) throw broken(`answer ${to}`, sent, got);
    },
  };
};

/** The details of an error name the field of the body that is wrong, and are missing for any other fault. */
export const details: Template = ({ operation, parameters }) => {
  const status = Number(parameters.status);
  const schema = responseFor(operation, status)?.schema;
  const path = markedParts(operation, "x-problem", schema).find(({ value }) => value === "details")?.path;
  if (path === undefined) return undefined;
  return {
    status,
    check({ place, answer }) {
      const said = valueAt(answer.value, path);
      const [, name = "", below] = /^body \/([^/]+)(\/.+)?/.exec(place) ?? [];
      // Of a field in a field the page shows nothing: its name may begin with that of the outer one.
      const names = (key: string) =>
        key === name || (below !== undefined && /^[./[]/.test(key.replace(name, "")));
      if (place.startsWith("path ")) same(`answer ${path}`, said, undefined);
      else if (name !== "" && !Object.keys(objectOf(said)).some(names))
        throw broken(`answer ${path}`, `an entry for ${name}`, said);
    },
  };
};
