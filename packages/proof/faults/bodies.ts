/**
 * Ways of taking another body than the contract wants.
 */
import { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import { fieldsOf, isFields, itemsOf } from "@facility-contracts/provider/work";
import { type Changes, glanced, text, tidied, without } from "./seams.ts";

/** Refuses bodies that are right, by a text of theirs or of their items. */
export function refusedText(field: string, test: (text: string) => boolean): Changes {
  const validate = (call: Call, correct: Stage): Outcome => {
    const objects = isFields(call.body) ? [call.body] : itemsOf(call.body);
    const refused = objects.some((object) => {
      const value = object[field];
      return typeof value === "string" && test(value);
    });
    return refused ? refuse(call.api, "body", { [field]: `Invalid ${field} value` }) : correct(call);
  };
  return { stages: { validate } };
}

/** Validates another text than it stores. */
export function looked(field: string, change: (text: string) => string): Changes {
  const changed = text(field, change);
  return glanced((body) =>
    Array.isArray(body) ? body.map((item) => changed(fieldsOf(item))) : changed(fieldsOf(body)),
  );
}

/** Reads another value of a field than was sent, in the body or in each of its items. */
export function read(field: string, change: (value: unknown) => unknown): Changes {
  const one = (value: unknown): unknown => {
    return isFields(value) && field in value ? { ...value, [field]: change(value[field]) } : value;
  };
  return tidied((body) => (Array.isArray(body) ? body.map(one) : one(body)));
}

/** Reads a body without the fields that pass a test. */
export function ignored(test: (name: string, value: unknown) => boolean): Changes {
  const one = (value: unknown): unknown => {
    if (!isFields(value)) return value;
    return without(value, ...Object.keys(value).filter((name) => test(name, value[name])));
  };
  return tidied((body) => (Array.isArray(body) ? body.map(one) : one(body)));
}

/** Refuses a body that is right. */
export function refused(field: string, test: (value: unknown) => boolean): Changes {
  return {
    stages: {
      validate: (call, correct) => {
        const all: readonly Fields[] = Array.isArray(call.body)
          ? call.body.map(fieldsOf)
          : [fieldsOf(call.body)];
        const found = all.some((own) => field in own && test(own[field]));
        return found ? refuse(call.api, "body", { [field]: `Invalid ${field} value` }) : correct(call);
      },
    },
  };
}

/** Stores fields that the contract refuses. */
export function stored(...fields: readonly string[]): Changes {
  return {
    stages: {
      validate: (call, correct) => {
        const sent = call.body;
        call.body = isFields(sent) ? without(sent, ...fields) : sent;
        const outcome = correct(call);
        call.body = sent;
        return outcome;
      },
    },
  };
}

/** How deep lists and objects of a text are nested. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") depth += 1;
    if (sign === "]" || sign === "}") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
