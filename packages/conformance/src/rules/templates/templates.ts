/**
 * The templates of rules, by the names that `openapi/rules.schema.json` has for them. A file here exports templates alone.
 */
import type { Template } from "../template.ts";
import * as answers from "./answers.ts";
import * as blocks from "./blocks.ts";
import * as created from "./created.ts";
import * as dates from "./dates.ts";
import * as elsewhere from "./elsewhere.ts";
import * as items from "./items.ts";
import * as lists from "./lists.ts";
import * as refusals from "./refusals.ts";
import * as stored from "./stored.ts";

export const TEMPLATES: ReadonlyMap<string, Template> = new Map(
  Object.entries({
    ...answers,
    ...blocks,
    ...created,
    ...dates,
    ...elsewhere,
    ...items,
    ...lists,
    ...refusals,
    ...stored,
  }),
);
