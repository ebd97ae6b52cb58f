/**
 * Answers: members that are missing, and members that nobody asked for.
 */

import { isObject, textsOf } from "@facility-contracts/model/json";
import { EACH, pathText, type SchemaNode, valueName } from "@facility-contracts/provider/foreign/schema";
import { type AnswerChange, editingBody } from "./answer-change.ts";
import { type AnswerSchema, blockOf, isRequired } from "./answer-schema.ts";
import { editedAt, LEFT_OUT, valueIn } from "./edit.ts";
import { queryValues } from "./message.ts";

/** The changes of the members of the object that a node describes. */
export function memberChanges(answer: AnswerSchema, node: SchemaNode): AnswerChange[] {
  return [...requiredLeftOut(answer, node), ...optionalLeftOut(answer, node), ...unasked(answer, node)];
}

/** The changes of the answer as a whole that concern members. */
export function allMemberChanges({ schema, nodes, status }: AnswerSchema, pointer: string): AnswerChange[] {
  const changes: AnswerChange[] = [];
  const [root] = nodes;
  if (root === undefined) return changes;
  if (nodes.some(({ extend }) => extend !== undefined))
    changes.push({
      name: "blocks-emptied",
      kind: "answer/optional",
      pointer,
      says: `In an answer with ${status} the blocks that were asked for are objects without members.`,
      change: editingBody((body) => {
        const blocks = nodes.filter(
          ({ extend, schema: { type } }) => extend !== undefined && type === "object",
        );
        return blocks.reduce(
          (changed, { value }) =>
            isObject(valueIn(changed, value)) ? editedAt(changed, value, undefined, () => ({})) : changed,
          body,
        );
      }),
    });
  if (schema.type === "object" && (status < 300 || status === 400))
    changes.push({
      name: "unknown-members-added",
      kind: "answer/extra",
      pointer: root.use,
      says: `In an answer with ${status} every object has a member that is not documented.`,
      change: editingBody((body) => withMember(body)),
    });
  return changes;
}

function requiredLeftOut(answer: AnswerSchema, node: SchemaNode): AnswerChange[] {
  return textsOf(node.schema.required).map((name, index) =>
    leftOut(answer, node, [...node.value, name], "answer/required", `${node.pointer}/required/${index}`),
  );
}

/** Those inside of a block are left out all at once. */
function optionalLeftOut(answer: AnswerSchema, node: SchemaNode): AnswerChange[] {
  const block = blockOf(answer, node);
  const inBlock = block !== undefined && block !== node;
  if (!node.outermost || node.value.length === 0 || node.value.at(-1) === EACH) return [];
  if (inBlock || isRequired(answer, node)) return [];
  return [
    leftOut(answer, node, node.value, block === undefined ? "answer/optional" : "answer/extend", node.use),
  ];
}

function leftOut(
  answer: AnswerSchema,
  node: SchemaNode,
  path: readonly string[],
  kind: string,
  pointer: string,
): AnswerChange {
  const block = blockOf(answer, node);
  return {
    name: `${pathText(path)}/left-out`,
    kind,
    pointer,
    says: `An answer with ${answer.status} has no ${valueName(path)}.`,
    change: editingBody((body) => {
      if (block !== undefined && valueIn(body, block.value) === undefined) return body;
      return editedAt(body, path, answer.sample, () => LEFT_OUT);
    }),
  };
}

function unasked(answer: AnswerSchema, { extend, value, use }: SchemaNode): AnswerChange[] {
  if (extend === undefined) return [];
  return [
    {
      name: `${pathText(value)}/unasked`,
      kind: "answer/extend",
      pointer: `${use}/x-extend`,
      says: `An answer with ${answer.status} has ${valueName(value)} though \`${extend}\` was not asked for.`,
      change: editingBody((body, { target }) =>
        queryValues(target, "extend").includes(extend)
          ? body
          : editedAt(body, value, answer.sample, () => valueIn(answer.sample, value)),
      ),
    },
  ];
}

function withMember(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMember);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withMember(member)]);
  return { ...Object.fromEntries(members), "x-unknown": "text" };
}
