/**
 * Each marker has a value that the tools know, and stands where it means something: they keep silent about any other.
 */
import { isPlainObject, type Location, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { keyOf, meaningsOf } from "./marker-meanings.ts";

/** What a marker may say, and where. `README.md` has the same in a table. */
interface Marker {
  /** Its values, as a message names them. */
  readonly values: string;
  readonly isValue: (value: unknown) => boolean;
  readonly place: string;
}

const SENT_LIST = text(
  /^\$request\.body(#(\/.*)?)?$/,
  "`$request.body`, or a part of it such as `$request.body#/items`",
);

const MARKERS: Readonly<Record<string, Marker>> = {
  "x-extends-answer": { ...oneOf(true), place: "on a query parameter" },
  "x-extend": {
    ...text(/./, "a value of the parameter with `x-extends-answer`"),
    place: "on a field of an answer",
  },
  "x-count-of": { ...SENT_LIST, place: "on a number in an answer" },
  "x-item-per": { ...SENT_LIST, place: "on a list in an answer" },
  "x-copy-of": {
    ...text(/^\$item#\/.+$/, "a field of the item, such as `$item#/id`"),
    place: "on a field in the items of a list with `x-item-per`",
  },
  "x-unique": { ...oneOf(true), place: "on a text in the items of a list in an answer" },
  "x-presigned-url": { ...oneOf("put", "get"), place: "on a text in an answer" },
  "x-file": {
    ...oneOf("name", "media-type", "megabytes", "bytes"),
    place: "on a field in the items of a request, a text or for sizes a number",
  },
  "x-problem": {
    ...oneOf("message", "code", "details"),
    place: "on a field of an error, a text or for `details` an object",
  },
  "x-fault-in": { ...oneOf("path", "query", "header", "body"), place: "on an Example Object of an error" },
  "x-row": {
    ...text(/^[a-z][\w-]*$/, "the kind in small letters, such as `order`"),
    place: "on a path parameter",
  },
};

function oneOf(...values: readonly (string | boolean)[]): Pick<Marker, "values" | "isValue"> {
  return {
    values: values.map((value) => `\`${value}\``).join(" or "),
    isValue: (value) => values.some((one) => one === value),
  };
}

function text(pattern: RegExp, values: string): Pick<Marker, "values" | "isValue"> {
  return { values, isValue: (value) => typeof value === "string" && pattern.test(value) };
}

export const markers: Oas3Rule = () => {
  const found: { marker: string; value: unknown; location: Location }[] = [];
  const collect = (node: unknown, { location, type }: UserContext) => {
    // Where names are free, as among properties, one may look like a marker.
    if (!isPlainObject(node) || (type.extensionsPrefix === undefined && node.$ref === undefined)) return;
    for (const marker of Object.keys(MARKERS))
      if (Object.hasOwn(node, marker)) found.push({ marker, value: node[marker], location });
  };
  return {
    any: collect,
    // Markers beside a `$ref` belong to its place.
    ref: collect,
    Root: {
      leave(root: unknown, { report, resolve, location: start }: UserContext) {
        const meanings = meaningsOf({ node: root, location: start }, resolve);
        for (const { marker, value, location } of found) {
          const { values, isValue, place } = MARKERS[marker] ?? {
            values: "",
            isValue: () => true,
            place: "",
          };
          const where = location.child(marker);
          if (!isValue(value)) {
            report({
              message: `\`${marker}\` cannot be ${JSON.stringify(value)}. Write ${values}.`,
              location: where,
            });
            continue;
          }
          const meaning = meanings.get(keyOf(location, marker));
          if (meaning === "meant") continue;
          report({
            message: `\`${marker}\` means nothing here: ${meaning?.reason ?? `it belongs ${place}. Move it there, or take it out`}.`,
            location: where.key(),
          });
        }
      },
    },
  };
};
